// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/exportsheet.h"
#include "theme.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace Dateline {

/// Saves or copies a picture: what, format, size, theme and the words on it, with a preview of what will be written. A failure
/// is told in the dialog, which stays open. Save closes it; Copy does not.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p pictures must not be empty; @p chosen is the id of the one to begin with, the first where there is none such.
    /// @p shown is the appearance that "as shown" means.
    ExportDialog(std::vector<Picture> pictures, const std::string &chosen, Theme::Appearance shown, QWidget *parent = nullptr);
    ~ExportDialog() override;

    const Picture &picture() const;
    /// As the controls say.
    ExportOptions options() const;
    /// Where Save writes; its ending follows the format.
    QString path() const;
    void setPath(const QString &path);

Q_SIGNALS:
    /// A file was written.
    void saved(const QString &path);
    void copied();

private:
    class Preview;

    void chooseFormat();
    void choosePicture();
    void chooseSize();
    void browse();
    void save();
    void copy();
    void refresh();
    void showMessage(const QString &message, bool failed);
    QWidget *makeControls();

    std::vector<Picture> m_pictures;
    Theme::Appearance m_shown;
    Preview *m_preview;
    QComboBox *m_picture;
    QComboBox *m_format;
    QComboBox *m_sizes;
    QSpinBox *m_width;
    QSpinBox *m_height;
    QDoubleSpinBox *m_scale;
    QLabel *m_pixels;
    QComboBox *m_theme;
    QCheckBox *m_title;
    QCheckBox *m_legend;
    QCheckBox *m_filters;
    QCheckBox *m_sources;
    QCheckBox *m_credit;
    QCheckBox *m_transparent;
    QLineEdit *m_path;
    QPushButton *m_save;
    QLabel *m_message;
};

} // namespace Dateline
