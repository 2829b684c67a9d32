// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/exportdialog.h"

#include "export/picturewriter.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>

namespace Dateline {

namespace {

constexpr double PixelsPerInch = 96;
constexpr int SmallestSide = 64;
constexpr int LargestSide = 8192;

// Rows of the theme's list.
constexpr int AsShown = 0;
constexpr int AlwaysDark = 2;

QString fileNameOf(const QString &title)
{
    QString name;
    for (const QChar c : title.toLower()) {
        if (c.isLetterOrNumber())
            name += c;
        else if (!name.isEmpty() && !name.endsWith(u'-'))
            name += u'-';
    }
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("picture") : name;
}

} // namespace

/// The sheet as it will be written, made to fit.
class ExportDialog::Preview : public QWidget
{
public:
    explicit Preview(const ExportDialog &dialog) : m_dialog(dialog)
    {
        setMinimumSize(360, 280);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        setAccessibleName(ExportDialog::tr("Preview"));
    }
    QSize sizeHint() const override { return {560, 400}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const ExportOptions options = m_dialog.options();
        const double factor = std::min({1.0, (width() - 2.0) / options.size.width(), (height() - 2.0) / options.size.height()});
        const QSizeF shown = options.size * factor;
        const QRectF area(QPointF((width() - shown.width()) / 2, (height() - shown.height()) / 2), shown);
        QPainter painter(this);
        if (options.transparent)
            paintChequers(painter, area);
        painter.save();
        painter.setClipRect(area);
        painter.translate(area.topLeft());
        painter.scale(factor, factor);
        paintSheet(painter, m_dialog.picture(), options);
        painter.restore();
        painter.setPen(QPen(palette().color(QPalette::Mid), 1));
        painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5));
    }

private:
    static void paintChequers(QPainter &painter, const QRectF &area)
    {
        constexpr int Side = 8;
        painter.save();
        painter.setClipRect(area);
        painter.fillRect(area, QColor(0xFF, 0xFF, 0xFF));
        for (int row = 0; row * Side < area.height(); ++row) {
            for (int column = row % 2; column * Side < area.width(); column += 2)
                painter.fillRect(QRectF(area.left() + column * Side, area.top() + row * Side, Side, Side), QColor(0xDD, 0xDD, 0xDD));
        }
        painter.restore();
    }

    const ExportDialog &m_dialog;
};

ExportDialog::ExportDialog(std::vector<Picture> pictures, const std::string &chosen, Theme::Appearance shown, QWidget *parent)
    : QDialog(parent)
    , m_pictures(std::move(pictures))
    , m_shown(shown)
    , m_preview(new Preview(*this))
{
    Q_ASSERT(!m_pictures.empty());
    setWindowTitle(tr("Export a picture"));
    auto *controls = makeControls();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 16, 16, 16);
    row->setSpacing(16);
    row->addWidget(m_preview, 1);
    row->addWidget(controls);
    resize(1000, 560);

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
    connect(m_scale, &QDoubleSpinBox::valueChanged, this, &ExportDialog::refresh);
    connect(m_theme, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    for (QCheckBox *part : {m_title, m_legend, m_filters, m_sources, m_credit, m_transparent})
        connect(part, &QCheckBox::toggled, this, &ExportDialog::refresh);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    m_path->setText(QDir(QDir(folder).exists() ? folder : QDir::homePath()).filePath(fileNameOf(picture().title)));
    choosePicture();
    chooseFormat();
    m_save->setFocus();
}

ExportDialog::~ExportDialog() = default;

QWidget *ExportDialog::makeControls()
{
    auto *controls = new QWidget(this);
    auto *column = new QVBoxLayout(controls);
    column->setContentsMargins(0, 0, 0, 0);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(8);

    const auto combo = [controls](const QString &objectName, const QString &name) {
        auto *box = new QComboBox(controls);
        box->setObjectName(objectName);
        box->setAccessibleName(name);
        return box;
    };
    m_picture = combo(QStringLiteral("exportPicture"), tr("What to export"));
    form->addRow(tr("&What"), m_picture);
    m_format = combo(QStringLiteral("exportFormat"), tr("Format"));
    m_format->addItem(tr("PNG (pixels)"), int(PictureFormat::Png));
    m_format->addItem(tr("SVG (vectors)"), int(PictureFormat::Svg));
    m_format->addItem(tr("PDF (vectors)"), int(PictureFormat::Pdf));
    form->addRow(tr("&Format"), m_format);

    m_sizes = combo(QStringLiteral("exportSizes"), tr("Size"));
    m_sizes->addItem(tr("As shown"), QSize());
    m_sizes->addItem(tr("Slide 1920 × 1080"), QSize(1920, 1080));
    m_sizes->addItem(tr("Page across 1123 × 794 (A4)"), QSize(1123, 794));
    m_sizes->addItem(tr("Page upright 794 × 1123 (A4)"), QSize(794, 1123));
    m_sizes->addItem(tr("Figure in a text 720 × 450"), QSize(720, 450));
    m_sizes->addItem(tr("Square 1080 × 1080"), QSize(1080, 1080));
    m_sizes->addItem(tr("Own size"));
    form->addRow(tr("Si&ze"), m_sizes);
    const auto side = [controls](const QString &objectName, const QString &name) {
        auto *box = new QSpinBox(controls);
        box->setObjectName(objectName);
        box->setAccessibleName(name);
        box->setRange(SmallestSide, LargestSide);
        box->setKeyboardTracking(false);
        return box;
    };
    m_width = side(QStringLiteral("exportWidth"), tr("Width in logical pixels"));
    m_height = side(QStringLiteral("exportHeight"), tr("Height in logical pixels"));
    auto *sides = new QHBoxLayout;
    sides->addWidget(m_width, 1);
    sides->addWidget(new QLabel(QStringLiteral("×"), controls));
    sides->addWidget(m_height, 1);
    form->addRow(tr("Width × height"), sides);
    m_scale = new QDoubleSpinBox(controls);
    m_scale->setObjectName(QStringLiteral("exportScale"));
    m_scale->setAccessibleName(tr("Pixels a logical pixel"));
    m_scale->setRange(0.5, 8);
    m_scale->setSingleStep(0.5);
    m_scale->setDecimals(2);
    m_scale->setValue(2);
    form->addRow(tr("S&cale"), m_scale);
    m_pixels = new QLabel(controls);
    m_pixels->setObjectName(QStringLiteral("exportPixels"));
    form->addRow(QString(), m_pixels);
    m_theme = combo(QStringLiteral("exportTheme"), tr("Theme"));
    m_theme->addItems({tr("As shown"), tr("Light"), tr("Dark")});
    form->addRow(tr("T&heme"), m_theme);
    column->addLayout(form);

    auto *parts = new QGridLayout;
    int count = 0;
    const auto part = [&](const QString &objectName, const QString &text, bool on) {
        auto *box = new QCheckBox(text, controls);
        box->setObjectName(objectName);
        box->setChecked(on);
        parts->addWidget(box, count / 2, count % 2);
        ++count;
        return box;
    };
    m_title = part(QStringLiteral("exportTitle"), tr("&Title"), true);
    m_legend = part(QStringLiteral("exportLegend"), tr("&Legend"), true);
    m_filters = part(QStringLiteral("exportFilters"), tr("F&ilters"), true);
    m_sources = part(QStringLiteral("exportSources"), tr("S&ources"), true);
    m_credit = part(QStringLiteral("exportCredit"), tr("Cre&dit"), true);
    m_transparent = part(QStringLiteral("exportTransparent"), tr("Tra&nsparent ground"), false);
    column->addSpacing(8);
    column->addLayout(parts);
    column->addStretch(1);

    m_path = new QLineEdit(controls);
    m_path->setObjectName(QStringLiteral("exportPath"));
    m_path->setAccessibleName(tr("File to write"));
    m_path->setMinimumWidth(220);
    auto *browse = new QPushButton(tr("&Browse…"), controls);
    browse->setObjectName(QStringLiteral("exportBrowse"));
    browse->setAutoDefault(false);
    connect(browse, &QPushButton::clicked, this, &ExportDialog::browse);
    auto *target = new QHBoxLayout;
    auto *targetLabel = new QLabel(tr("Fil&e"), controls);
    targetLabel->setBuddy(m_path);
    target->addWidget(targetLabel);
    target->addWidget(m_path, 1);
    target->addWidget(browse);
    column->addLayout(target);
    m_message = new QLabel(controls);
    m_message->setObjectName(QStringLiteral("exportMessage"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setMinimumHeight(2 * fontMetrics().lineSpacing());
    column->addWidget(m_message);

    m_save = new QPushButton(tr("&Save"), controls);
    m_save->setObjectName(QStringLiteral("exportSave"));
    m_save->setProperty("mainAction", true);
    m_save->setDefault(true);
    auto *copy = new QPushButton(tr("Co&py"), controls);
    copy->setObjectName(QStringLiteral("exportCopy"));
    copy->setToolTip(tr("Copy as an image and as SVG"));
    copy->setAutoDefault(false);
    auto *close = new QPushButton(tr("Close"), controls);
    close->setObjectName(QStringLiteral("exportClose"));
    close->setAutoDefault(false);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::save);
    connect(copy, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(copy);
    buttons->addWidget(m_save);
    column->addLayout(buttons);
    return controls;
}

const Picture &ExportDialog::picture() const
{
    return m_pictures[std::size_t(std::max(0, m_picture->currentIndex()))];
}

ExportOptions ExportDialog::options() const
{
    ExportOptions options;
    options.size = QSizeF(m_width->value(), m_height->value());
    options.scale = m_scale->value();
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
    return m_path->text();
}

void ExportDialog::setPath(const QString &path)
{
    m_path->setText(path);
    if (const auto format = pictureFormatOf(path))
        m_format->setCurrentIndex(m_format->findData(int(*format)));
}

void ExportDialog::choosePicture()
{
    const QSize shown = picture().logicalSize.toSize().expandedTo({SmallestSide, SmallestSide}).boundedTo({LargestSide, LargestSide});
    m_sizes->setItemData(0, shown);
    m_sizes->setItemText(0, tr("As shown %1 × %2").arg(shown.width()).arg(shown.height()));
    if (m_sizes->currentIndex() == 0)
        chooseSize();
    const QFileInfo before(m_path->text());
    m_path->setText(QDir(before.path()).filePath(fileNameOf(picture().title)));
    m_legend->setEnabled(bool(picture().legend));
    m_credit->setEnabled(!picture().credit.isEmpty());
    chooseFormat();
}

void ExportDialog::chooseFormat()
{
    const auto format = PictureFormat(m_format->currentData().toInt());
    QString path = m_path->text();
    if (const auto before = pictureFormatOf(path))
        path.chop(pictureEnding(*before).size() + 1);
    m_path->setText(path + u'.' + pictureEnding(format));
    m_scale->setEnabled(format == PictureFormat::Png);
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
    if (PictureFormat(m_format->currentData().toInt()) == PictureFormat::Png)
        m_pixels->setText(tr("%1 × %2 pixels, %3 dpi").arg(qRound(options.size.width() * options.scale))
                              .arg(qRound(options.size.height() * options.scale)).arg(qRound(PixelsPerInch * options.scale)));
    else
        m_pixels->setText(tr("%1 × %2 cm").arg(options.size.width() / PixelsPerInch * 2.54, 0, 'f', 1)
                              .arg(options.size.height() / PixelsPerInch * 2.54, 0, 'f', 1));
    m_message->clear();
    m_preview->update();
}

void ExportDialog::browse()
{
    const auto format = PictureFormat(m_format->currentData().toInt());
    const QString ending = pictureEnding(format);
    const QString path = QFileDialog::getSaveFileName(this, tr("Export a picture"), m_path->text(),
                                                      tr("%1 files (*.%2)").arg(ending.toUpper(), ending));
    if (!path.isEmpty())
        m_path->setText(pictureFormatOf(path) == format ? path : path + u'.' + ending);
}

void ExportDialog::save()
{
    const QString path = m_path->text();
    const auto format = PictureFormat(m_format->currentData().toInt());
    if (pictureFormatOf(path) != format) {
        showMessage(tr("The name of the file must end in .%1.").arg(pictureEnding(format)), true);
        return;
    }
    if (const auto failed = savePicture(picture(), options(), path)) {
        showMessage(QString::fromStdString(failed->message), true);
        return;
    }
    Q_EMIT saved(path);
    accept();
}

void ExportDialog::copy()
{
    if (const auto failed = copyPicture(picture(), options())) {
        showMessage(QString::fromStdString(failed->message), true);
        return;
    }
    showMessage(tr("Copied."), false);
    Q_EMIT copied();
}

void ExportDialog::showMessage(const QString &message, bool failed)
{
    QPalette palette = m_message->palette();
    palette.setColor(QPalette::WindowText, failed ? Theme::of(m_shown).accent : Theme::of(m_shown).text);
    m_message->setPalette(palette);
    m_message->setText(message);
}

} // namespace Dateline
