// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/exportsheet.h"
#include "theme.h"

#include <QDialog>

#include <functional>
#include <optional>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace Dateline {

class Player;
class TargetFile;
class TimelineIndexer;

/// Asks how the play is to be saved as numbered pictures, one for each of its steps, and saves it. Every picture is the view as
/// the player shows it at that step. The player is opened for it, and afterwards as it was before.
class FramesDialog : public QDialog
{
    Q_OBJECT

public:
    /// The names of the views that can be saved.
    struct View
    {
        std::string id;
        QString title;
        QSizeF size; ///< as it is seen now, in logical pixels
    };
    /// Gives the view of that name as the player shows it at the moment of asking; nothing when there is none any more.
    using TakePicture = std::function<std::optional<Picture>(const std::string &id)>;

    FramesDialog(Player &player, const TimelineIndexer &indexer, std::vector<View> views, TakePicture takePicture, Theme::Appearance shown,
                 QWidget *parent = nullptr);
    ~FramesDialog() override;

    QString path() const;
    void setPath(const QString &path);
    ExportOptions options() const;

public Q_SLOTS:
    void save();

Q_SIGNALS:
    void saved(const QString &firstPath, int count);

private:
    void addForm(QFormLayout &form);
    void chooseView();
    void refresh();

    Player &m_player;
    const TimelineIndexer &m_indexer;
    std::vector<View> m_views;
    TakePicture m_takePicture;
    Theme::Appearance m_shown;
    bool m_opened = false; ///< the player, by this dialog

    QComboBox *m_view = nullptr;
    QSpinBox *m_width = nullptr;
    QSpinBox *m_height = nullptr;
    QComboBox *m_scale = nullptr;
    QComboBox *m_theme = nullptr;
    std::vector<std::pair<QCheckBox *, bool ExportOptions::*>> m_parts;
    QLabel *m_summary = nullptr;
    TargetFile *m_target = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace Dateline
