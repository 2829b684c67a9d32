// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/exportdialog.h"

#include "dialogsize.h"
#include "export/exportpreview.h"
#include "export/longtask.h"
#include "export/pagechoice.h"
#include "export/paper.h"
#include "export/printpicture.h"
#include "export/targetfile.h"
#include "models/counttext.h"
#include "verticalscroll.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace Dateline {

namespace {

constexpr int SmallestSide = 64;
constexpr int LargestSide = 20000;
constexpr int UsualDpi = 192;

// Rows of the theme's list.
constexpr int AsShown = 0;
constexpr int AlwaysDark = 2;

} // namespace

ExportDialog::ExportDialog(std::vector<Picture> pictures, const std::string &chosen, Theme::Appearance shown, QWidget *parent)
    : QDialog(parent)
    , m_pictures(std::move(pictures))
    , m_shown(shown)
    , m_preview(new ExportPreview)
{
    Q_ASSERT(!m_pictures.empty());
    setWindowTitle(tr("Export a picture"));
    auto *controls = makeControls();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 16, 16, 16);
    row->setSpacing(16);
    row->addWidget(m_preview, 1);
    row->addWidget(controls);
    sizeDialog(this, {1040, 620});

    for (std::size_t i = 0; i < m_pictures.size(); ++i) {
        m_picture->addItem(m_pictures[i].title);
        if (m_pictures[i].id == chosen)
            m_picture->setCurrentIndex(int(i));
    }
    connect(m_picture, &QComboBox::currentIndexChanged, this, &ExportDialog::choosePicture);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::chooseFormat);
    connect(m_sizes, &QComboBox::currentIndexChanged, this, &ExportDialog::chooseSize);
    for (QSpinBox *side : {m_width, m_height}) {
        connect(side, &QSpinBox::valueChanged, this, [this] {
            const int preset = m_sizes->findData(QSize(m_width->value(), m_height->value()));
            m_sizes->setCurrentIndex(preset >= 0 ? preset : m_sizes->count() - 1);
            refresh();
        });
    }
    connect(m_dpi, &QSpinBox::valueChanged, this, &ExportDialog::refresh);
    connect(m_pages, &PageChoice::changed, this, &ExportDialog::chooseFormat);
    connect(m_theme, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    for (QCheckBox *part : {m_title, m_legend, m_filters, m_sources, m_credit, m_transparent})
        connect(part, &QCheckBox::toggled, this, &ExportDialog::refresh);
    connect(m_target, &TargetFile::edited, m_target, &TargetFile::clearMessage);
    choosePicture();
    m_save->setFocus();
}

ExportDialog::~ExportDialog() = default;

QWidget *ExportDialog::makeControls()
{
    auto *controls = new QWidget(this);
    auto *column = new QVBoxLayout(controls);
    column->setContentsMargins(0, 0, 0, 0);
    auto *choices = new QWidget;
    auto *lines = new QVBoxLayout(choices);
    lines->setContentsMargins(0, 0, 0, 0);
    addForm(*lines);
    lines->addSpacing(8);
    addParts(*lines);
    lines->addStretch(1);
    column->addWidget(new VerticalScroll(choices), 1);
    m_target = new TargetFile(QStringLiteral("export"), windowTitle(), controls);
    column->addWidget(m_target);
    addButtons(*column);
    return controls;
}

void ExportDialog::addForm(QBoxLayout &column)
{
    m_form = new QFormLayout;
    m_form->setVerticalSpacing(8);
    const auto combo = [this](const QString &objectName, const QString &name) {
        auto *box = new QComboBox(this);
        box->setObjectName(objectName);
        box->setAccessibleName(name);
        // Its longest text need not be whole while it is closed.
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(16);
        return box;
    };
    const auto number = [this](const QString &objectName, const QString &name, int from, int to) {
        auto *box = new QSpinBox(this);
        box->setObjectName(objectName);
        box->setAccessibleName(name);
        box->setRange(from, to);
        box->setKeyboardTracking(false);
        return box;
    };
    m_picture = combo(QStringLiteral("exportPicture"), tr("What to export"));
    m_form->addRow(tr("&What"), m_picture);
    m_format = combo(QStringLiteral("exportFormat"), tr("Format"));
    m_format->addItem(tr("PNG (pixels)"), int(PictureFormat::Png));
    m_format->addItem(tr("SVG (vectors)"), int(PictureFormat::Svg));
    m_format->addItem(tr("PDF (vectors, for paper)"), int(PictureFormat::Pdf));
    m_form->addRow(tr("&Format"), m_format);
    m_pages = new PageChoice(this);
    m_form->addRow(m_pages);

    m_sizes = combo(QStringLiteral("exportSizes"), tr("Size"));
    m_sizes->addItem(tr("As shown"), QSize());
    m_sizes->addItem(tr("Slide 1920 × 1080"), QSize(1920, 1080));
    m_sizes->addItem(tr("Page across 1123 × 794 (A4)"), QSize(1123, 794));
    m_sizes->addItem(tr("Page upright 794 × 1123 (A4)"), QSize(794, 1123));
    m_sizes->addItem(tr("Figure in a text 720 × 450"), QSize(720, 450));
    m_sizes->addItem(tr("Square 1080 × 1080"), QSize(1080, 1080));
    m_sizes->addItem(tr("Own size"));
    m_form->addRow(tr("Si&ze"), m_sizes);
    m_width = number(QStringLiteral("exportWidth"), tr("Width in logical pixels"), SmallestSide, LargestSide);
    m_height = number(QStringLiteral("exportHeight"), tr("Height in logical pixels"), SmallestSide, LargestSide);
    m_sides = new QWidget(this);
    auto *sides = new QHBoxLayout(m_sides);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->addWidget(m_width, 1);
    sides->addWidget(new QLabel(QStringLiteral("×"), this));
    sides->addWidget(m_height, 1);
    m_form->addRow(tr("Width × height"), m_sides);
    m_dpi = number(QStringLiteral("exportDpi"), tr("Resolution in dots per inch"), 24, 768);
    m_dpi->setSingleStep(24);
    m_dpi->setValue(UsualDpi);
    m_dpi->setSuffix(tr(" dpi"));
    m_dpi->setToolTip(tr("96 dpi gives one pixel for each pixel of the size, 192 two, 300 is usual in print"));
    m_form->addRow(tr("&Resolution"), m_dpi);
    m_pixels = new QLabel(this);
    m_pixels->setObjectName(QStringLiteral("exportPixels"));
    m_form->addRow(QString(), m_pixels);
    m_theme = combo(QStringLiteral("exportTheme"), tr("Theme"));
    m_theme->addItems({tr("As shown"), tr("Light"), tr("Dark")});
    m_form->addRow(tr("T&heme"), m_theme);
    column.addLayout(m_form);
}

void ExportDialog::addParts(QBoxLayout &column)
{
    auto *parts = new QGridLayout;
    int count = 0;
    const auto part = [&](const QString &objectName, const QString &text, bool on) {
        auto *box = new QCheckBox(text, this);
        box->setObjectName(objectName);
        box->setChecked(on);
        parts->addWidget(box, count / 2, count % 2);
        ++count;
        return box;
    };
    m_title = part(QStringLiteral("exportTitle"), tr("&Title"), true);
    m_legend = part(QStringLiteral("exportLegend"), tr("&Legend"), true);
    m_filters = part(QStringLiteral("exportFilters"), tr("F&ilters"), true);
    m_sources = part(QStringLiteral("exportSources"), tr("So&urces"), true);
    m_credit = part(QStringLiteral("exportCredit"), tr("Cre&dit"), true);
    m_transparent = part(QStringLiteral("exportTransparent"), tr("Tra&nsparent ground"), false);
    column.addLayout(parts);
}

void ExportDialog::addButtons(QBoxLayout &column)
{
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    const auto button = [&](const QString &objectName, const QString &text, const QString &tip) {
        auto *result = new QPushButton(text, this);
        result->setObjectName(objectName);
        result->setToolTip(tip);
        result->setAutoDefault(false);
        buttons->addWidget(result);
        return result;
    };
    connect(button(QStringLiteral("exportClose"), tr("Close"), tr("Close without saving")), &QPushButton::clicked, this, &QDialog::reject);
    connect(button(QStringLiteral("exportPrint"), tr("Pr&int…"), tr("See how it prints, and print it")), &QPushButton::clicked, this, &ExportDialog::print);
    connect(button(QStringLiteral("exportCopy"), tr("Cop&y"), tr("Copy as an image and as SVG")), &QPushButton::clicked, this, &ExportDialog::copy);
    m_save = button(QStringLiteral("exportSave"), tr("&Save"), tr("Write the file"));
    m_save->setProperty("mainAction", true);
    m_save->setDefault(true);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::save);
    column.addLayout(buttons);
}

const Picture &ExportDialog::picture() const
{
    return m_pictures[std::size_t(std::max(0, m_picture->currentIndex()))];
}

PictureFormat ExportDialog::format() const
{
    return PictureFormat(m_format->currentData().toInt());
}

ExportOptions ExportDialog::options() const
{
    ExportOptions options;
    options.size = QSizeF(m_width->value(), m_height->value());
    options.scale = m_dpi->value() / PixelsPerInch;
    if (format() == PictureFormat::Pdf)
        m_pages->applyTo(options);
    const Theme::Appearance appearance = m_theme->currentIndex() == AsShown ? m_shown
        : m_theme->currentIndex() == AlwaysDark ? Theme::Appearance::Dark : Theme::Appearance::Light;
    options.theme = &Theme::of(appearance);
    options.title = m_title->isChecked();
    options.legend = m_legend->isChecked();
    options.filters = m_filters->isChecked();
    options.sources = m_sources->isChecked();
    options.credit = m_credit->isChecked();
    options.transparent = m_transparent->isChecked();
    return options;
}

QString ExportDialog::path() const
{
    return m_target->path();
}

void ExportDialog::setPath(const QString &path)
{
    m_target->setPath(path);
    if (const auto format = pictureFormatOf(path))
        m_format->setCurrentIndex(m_format->findData(int(*format)));
}

void ExportDialog::choosePicture()
{
    QSizeF wanted = picture().logicalSize;
    if (picture().heightFor)
        wanted.setHeight(sheetHeightFor(picture(), {}, wanted.width()));
    const QSize shown = wanted.toSize().expandedTo({SmallestSide, SmallestSide}).boundedTo({LargestSide, LargestSide});
    m_sizes->setItemData(0, shown);
    m_sizes->setItemText(0, tr("As shown %1 × %2").arg(shown.width()).arg(shown.height()));
    if (m_sizes->currentIndex() == 0)
        chooseSize();
    m_pages->setPicture(picture());
    m_legend->setEnabled(bool(picture().legend));
    m_credit->setEnabled(!picture().credit.isEmpty());
    m_target->suggest(picture().title);
    chooseFormat();
}

void ExportDialog::chooseFormat()
{
    m_target->setEnding(pictureEnding(format()), {QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf")});
    const bool isPdf = format() == PictureFormat::Pdf;
    const bool isSized = !isPdf || !m_pages->hasPaper();
    m_form->setRowVisible(m_pages, isPdf);
    m_form->setRowVisible(m_sizes, isSized);
    m_form->setRowVisible(m_sides, isSized);
    m_form->setRowVisible(m_dpi, format() == PictureFormat::Png);
    refresh();
}

void ExportDialog::chooseSize()
{
    const QSize size = m_sizes->currentData().toSize();
    if (size.isEmpty())
        return;
    const QSignalBlocker blockWidth(m_width);
    const QSignalBlocker blockHeight(m_height);
    m_width->setValue(size.width());
    m_height->setValue(size.height());
    refresh();
}

void ExportDialog::refresh()
{
    const ExportOptions options = this->options();
    const QSizeF page = options.poster ? options.poster->page : options.size;
    const auto centimetres = [](double pixels) { return QString::number(pixels / PixelsPerInch * 2.54, 'f', 1); };
    if (format() == PictureFormat::Png)
        m_pixels->setText(tr("%1 × %2 pixels").arg(qRound(options.size.width() * options.scale)).arg(qRound(options.size.height() * options.scale)));
    else if (options.poster)
        m_pixels->setText(tr("%1 pages of %2 × %3 cm").arg(countText(options.poster->pageCount()), centimetres(page.width()), centimetres(page.height())));
    else
        m_pixels->setText(tr("%1 × %2 cm").arg(centimetres(page.width()), centimetres(page.height())));
    m_target->clearMessage();
    m_preview->showSheet(picture(), options);
}

void ExportDialog::save()
{
    const QString path = m_target->path();
    if (pictureFormatOf(path) != format()) {
        m_target->showMessage(tr("The name of the file must end in .%1.").arg(pictureEnding(format())));
        return;
    }
    if (!m_target->mayWrite())
        return;
    std::optional<Failure> failed;
    const bool ended = runLongTask(this, tr("Writing %1").arg(QFileInfo(path).fileName()),
                                   [&](const Progress &progress) { failed = savePicture(picture(), options(), path, progress); });
    if (!ended && failed) {
        m_target->showMessage(tr("Cancelled: nothing was written."));
        return;
    }
    if (failed) {
        m_target->showMessage(QString::fromStdString(failed->message));
        return;
    }
    Q_EMIT saved(path);
    accept();
}

void ExportDialog::copy()
{
    if (const auto failed = copyPicture(picture(), options())) {
        m_target->showMessage(QString::fromStdString(failed->message));
        return;
    }
    m_target->showMessage(tr("Copied."));
    Q_EMIT copied();
}

void ExportDialog::print()
{
    previewPrint(picture(), options(), this);
}

} // namespace Dateline
