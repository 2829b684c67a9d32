// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/picturewriter.h"
#include "theme.h"

#include <QDialog>

#include <vector>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace Dateline {

class ExportPreview;
class PageChoice;
class TargetFile;

/// Saves, copies or prints a picture: what, format, size or paper, theme and the words on it, with a preview of what will be written.
/// A failure is told in the dialog, which stays open. Save closes it; the others do not.
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
    void chooseFormat();
    void choosePicture();
    void chooseSize();
    void save();
    void copy();
    void print();
    void refresh();
    PictureFormat format() const;
    QWidget *makeControls();
    void addForm(QBoxLayout &column);
    void addParts(QBoxLayout &column);
    void addButtons(QBoxLayout &column);

    std::vector<Picture> m_pictures;
    Theme::Appearance m_shown;
    ExportPreview *m_preview;
    QFormLayout *m_form;
    QComboBox *m_picture;
    QComboBox *m_format;
    QComboBox *m_sizes;
    QWidget *m_sides;
    QSpinBox *m_width;
    QSpinBox *m_height;
    QSpinBox *m_dpi;
    PageChoice *m_pages;
    QLabel *m_pixels;
    QComboBox *m_theme;
    QCheckBox *m_title;
    QCheckBox *m_legend;
    QCheckBox *m_filters;
    QCheckBox *m_sources;
    QCheckBox *m_credit;
    QCheckBox *m_transparent;
    TargetFile *m_target;
    QPushButton *m_save;
};

} // namespace Dateline
