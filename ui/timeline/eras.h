// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/calendarday.h"
#include "text/result.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace Dateline {

/// A stretch of time behind the events: a term of office, a pandemic.
struct TimelineEra
{
    QString name;
    Day first;
    std::optional<Day> last; ///< inclusive; nothing: it goes on
    bool tints = false;      ///< drawn behind the events too, not only in the foot
    QString source = {};     ///< who says so

    friend bool operator==(const TimelineEra &, const TimelineEra &) = default;
};

/// Reads a file of bands: {"eras": [{"name", "first": "YYYY-MM-DD", "last": "YYYY-MM-DD" or null, "tint": bool, "source"}]}, both
/// days inclusive; the last three may be missing.
Result<std::vector<TimelineEra>> parseEras(const QByteArray &json);
/// The same file's text, one band a line.
QByteArray writeEras(const std::vector<TimelineEra> &eras);

/// The bands that come with the program (resources/eras/eras.json).
const std::vector<TimelineEra> &bundledEras();

/// The bands of the window: those of the user's file, the bundled ones until there is one.
class EraList : public QObject
{
    Q_OBJECT

public:
    explicit EraList(QObject *parent = nullptr);

    const std::vector<TimelineEra> &all() const { return m_eras; }
    /// None while they are not shown.
    const std::vector<TimelineEra> &shown() const;
    bool isShown() const { return m_isShown; }
    void setShown(bool shown);
    void setAll(std::vector<TimelineEra> eras);

    /// Where the user's file stands, whether or not there is one.
    static QString userFile();
    /// Takes the user's file if there is one. Says why where it cannot be read; then all stays as it is.
    std::optional<Failure> load(const QString &path = userFile());
    /// Writes the file whole or not at all, with its folder.
    std::optional<Failure> save(const QString &path = userFile()) const;

Q_SIGNALS:
    void changed();

private:
    std::vector<TimelineEra> m_eras;
    bool m_isShown = true;
};

} // namespace Dateline
