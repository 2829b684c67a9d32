// SPDX-License-Identifier: GPL-3.0-or-later
#include "playback/framesdialog.h"

#include "dialogsize.h"
#include "export/frames.h"
#include "export/longtask.h"
#include "export/picturewriter.h"
#include "export/targetfile.h"
#include "models/counttext.h"
#include "models/displaydate.h"
#include "playback/player.h"
#include "timeline/timelineindexer.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

namespace Dateline {

namespace {

constexpr int SmallestSide = 120;
constexpr int LargestSide = 8000;

/// Programs that make a film of pictures want even sides.
int evenSide(double side)
{
    return std::clamp(int(side) + int(side) % 2, SmallestSide, LargestSide);
}

QString picturesText(int count)
{
    return count == 1 ? FramesDialog::tr("1 picture") : FramesDialog::tr("%1 pictures").arg(countText(count));
}

} // namespace

FramesDialog::FramesDialog(Player &player, const TimelineIndexer &indexer, std::vector<View> views, TakePicture takePicture, Theme::Appearance shown,
                           QWidget *parent)
    : QDialog(parent)
    , m_player(player)
    , m_indexer(indexer)
    , m_views(std::move(views))
    , m_takePicture(std::move(takePicture))
    , m_shown(shown)
{
    Q_ASSERT(!m_views.empty());
    setWindowTitle(tr("Save the play as pictures"));
    m_player.pause();
    m_opened = !m_player.isOpen();
    m_player.open();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(8);
    addForm(*form);
    column->addLayout(form);
    m_summary = new QLabel(this);
    m_summary->setObjectName(QStringLiteral("framesSummary"));
    m_summary->setWordWrap(true);
    column->addWidget(m_summary);
    column->addStretch(1);
    m_target = new TargetFile(QStringLiteral("frames"), windowTitle(), this);
    m_target->suggest(tr("play", "name of files"));
    m_target->setEnding(QStringLiteral("png"), {QStringLiteral("png")});
    column->addWidget(m_target);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("framesClose"));
    close->setAutoDefault(false);
    m_save = new QPushButton(tr("&Save"), this);
    m_save->setObjectName(QStringLiteral("framesSave"));
    m_save->setProperty("mainAction", true);
    m_save->setDefault(true);
    buttons->addWidget(close);
    buttons->addWidget(m_save);
    column->addLayout(buttons);
    sizeDialog(this, {560, 420});

    connect(m_view, &QComboBox::currentIndexChanged, this, &FramesDialog::chooseView);
    for (QSpinBox *side : {m_width, m_height})
        connect(side, &QSpinBox::valueChanged, this, &FramesDialog::refresh);
    connect(m_scale, &QComboBox::currentIndexChanged, this, &FramesDialog::refresh);
    connect(m_target, &TargetFile::edited, this, &FramesDialog::refresh);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &FramesDialog::save);
    chooseView();
    m_save->setFocus();
}

FramesDialog::~FramesDialog()
{
    if (m_opened)
        m_player.close();
}

void FramesDialog::addForm(QFormLayout &form)
{
    const auto combo = [this](const QString &objectName, const QString &name) {
        auto *box = new QComboBox(this);
        box->setObjectName(objectName);
        box->setAccessibleName(name);
        return box;
    };
    m_view = combo(QStringLiteral("framesView"), tr("What to save"));
    for (const View &view : m_views)
        m_view->addItem(view.title);
    form.addRow(tr("&What"), m_view);

    auto *sides = new QWidget(this);
    auto *row = new QHBoxLayout(sides);
    row->setContentsMargins(0, 0, 0, 0);
    const auto side = [&](const QString &objectName, const QString &name) {
        auto *box = new QSpinBox(sides);
        box->setObjectName(objectName);
        box->setAccessibleName(name);
        box->setRange(SmallestSide, LargestSide);
        box->setSingleStep(2);
        box->setKeyboardTracking(false);
        row->addWidget(box, 1);
        return box;
    };
    m_width = side(QStringLiteral("framesWidth"), tr("Width in logical pixels"));
    row->addWidget(new QLabel(QStringLiteral("×"), sides));
    m_height = side(QStringLiteral("framesHeight"), tr("Height in logical pixels"));
    form.addRow(tr("Width × height"), sides);
    m_scale = combo(QStringLiteral("framesScale"), tr("Resolution"));
    for (const int scale : {1, 2, 3})
        m_scale->addItem(scale == 1 ? tr("1 pixel for each") : tr("%1 pixels for each").arg(scale), scale);
    form.addRow(tr("&Resolution"), m_scale);
    m_theme = combo(QStringLiteral("framesTheme"), tr("Theme"));
    m_theme->addItem(tr("As shown"), int(m_shown));
    m_theme->addItem(tr("Light"), int(Theme::Appearance::Light));
    m_theme->addItem(tr("Dark"), int(Theme::Appearance::Dark));
    form.addRow(tr("T&heme"), m_theme);

    auto *parts = new QGridLayout;
    const auto part = [&](const QString &text, bool ExportOptions::*member) {
        auto *box = new QCheckBox(text, this);
        box->setChecked(true);
        parts->addWidget(box, int(m_parts.size()) / 3, int(m_parts.size()) % 3);
        m_parts.emplace_back(box, member);
    };
    part(tr("&Title"), &ExportOptions::title);
    part(tr("&Legend"), &ExportOptions::legend);
    part(tr("F&ilters and time"), &ExportOptions::filters);
    part(tr("So&urces"), &ExportOptions::sources);
    part(tr("Cre&dit"), &ExportOptions::credit);
    form.addRow(tr("With"), parts);
}

QString FramesDialog::path() const
{
    return m_target->path();
}

void FramesDialog::setPath(const QString &path)
{
    m_target->setPath(path);
    refresh();
}

ExportOptions FramesDialog::options() const
{
    ExportOptions options;
    options.size = QSizeF(m_width->value(), m_height->value());
    options.scale = m_scale->currentData().toInt();
    options.theme = &Theme::of(Theme::Appearance(m_theme->currentData().toInt()));
    for (const auto &[box, member] : m_parts)
        options.*member = box->isChecked();
    options.bare = m_views[std::size_t(m_view->currentIndex())].id == "window"; // a window has no sheet around it
    return options;
}

void FramesDialog::chooseView()
{
    const View &view = m_views[std::size_t(m_view->currentIndex())];
    const bool isWindow = view.id == "window";
    m_width->setValue(evenSide(view.size.width()));
    m_height->setValue(evenSide(view.size.height()));
    for (QWidget *widget : {static_cast<QWidget *>(m_width), static_cast<QWidget *>(m_height), static_cast<QWidget *>(m_theme)})
        widget->setEnabled(!isWindow);
    for (const auto &[box, member] : m_parts)
        box->setEnabled(!isWindow);
    refresh();
}

void FramesDialog::refresh()
{
    m_target->clearMessage();
    m_save->setEnabled(m_player.isOpen());
    if (!m_player.isOpen()) {
        m_summary->setText(tr("There is no dated event to play."));
        return;
    }
    const Playback &playback = m_player.playback();
    const int count = playback.frameCount();
    const QString span = tr("%1 to %2").arg(displayDay(playback.first), displayDay(playback.last));
    const QString files = count == 1 ? QFileInfo(framePath(path(), 1, count)).fileName()
                                     : tr("%1 to %2").arg(QFileInfo(framePath(path(), 1, count)).fileName(), QFileInfo(framePath(path(), count, count)).fileName());
    m_summary->setText(tr("%1 of %2 × %3 pixels, one for each step from %4: %5.", "pictures, width, height, a span of days, names of files")
                           .arg(picturesText(count))
                           .arg(m_width->value() * m_scale->currentData().toInt())
                           .arg(m_height->value() * m_scale->currentData().toInt())
                           .arg(span, files));
}

void FramesDialog::save()
{
    if (!m_player.isOpen())
        return;
    const QString path = this->path();
    const int count = m_player.playback().frameCount();
    if (!m_target->mayWrite(framePath(path, 1, count)))
        return;
    const ExportOptions options = this->options();
    const std::string id = m_views[std::size_t(m_view->currentIndex())].id;
    const int before = m_player.frame();
    const auto draw = [&](int frame) -> Result<QImage> {
        m_player.showFrame(frame);
        m_indexer.finish();
        const std::optional<Picture> picture = m_takePicture(id);
        if (!picture)
            return Failure{tr("The view is not there any more.").toStdString()};
        return pictureImage(*picture, options);
    };
    std::optional<Failure> failed;
    const bool ended = runLongTask(this, tr("Writing %1").arg(picturesText(count)),
                                   [&](const Progress &progress) { failed = saveFrames(path, count, draw, progress); });
    m_player.showFrame(before);
    if (failed) {
        m_target->showMessage(ended ? QString::fromStdString(failed->message) : tr("Cancelled: nothing was written."));
        return;
    }
    Q_EMIT saved(framePath(path, 1, count), count);
    accept();
}

} // namespace Dateline
