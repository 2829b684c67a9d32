// SPDX-License-Identifier: GPL-3.0-or-later
#include "playback/playbar.h"

#include "elidedlabel.h"
#include "flowlayout.h"
#include "playback/player.h"

#include <QAction>
#include <QComboBox>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

#include <array>

namespace Dateline {

namespace {

constexpr std::array Paces{1.0, 2.0, 4.0, 8.0, 16.0};

struct StepChoice
{
    const char *name;
    TimeStep step;
};
constexpr std::array StepChoices{
    StepChoice{QT_TRANSLATE_NOOP("Dateline::PlayBar", "Days"), {TimeStep::Base::Day, 1}},
    StepChoice{QT_TRANSLATE_NOOP("Dateline::PlayBar", "Weeks"), {TimeStep::Base::Week, 1}},
    StepChoice{QT_TRANSLATE_NOOP("Dateline::PlayBar", "Months"), {TimeStep::Base::Month, 1}},
    StepChoice{QT_TRANSLATE_NOOP("Dateline::PlayBar", "Quarters"), {TimeStep::Base::Month, 3}},
    StepChoice{QT_TRANSLATE_NOOP("Dateline::PlayBar", "Years"), {TimeStep::Base::Year, 1}},
    StepChoice{QT_TRANSLATE_NOOP("Dateline::PlayBar", "Decades"), {TimeStep::Base::Year, 10}},
    StepChoice{QT_TRANSLATE_NOOP("Dateline::PlayBar", "Centuries"), {TimeStep::Base::Year, 100}},
};

} // namespace

PlayBar::PlayBar(Player &player, QWidget *parent)
    : QWidget(parent)
    , m_player(player)
{
    m_isRefreshing = true; // while its parts are made, none of them says anything
    setObjectName(QStringLiteral("playBar"));
    setAccessibleName(tr("Play"));
    const auto add = [this](const QString &text, const QKeySequence &key, const QString &tip, auto function) {
        auto *action = new QAction(text, this);
        action->setShortcut(key);
        action->setToolTip(tr("%1 (%2)", "tooltip: what it does and its key").arg(tip, key.toString(QKeySequence::NativeText)));
        action->setStatusTip(tip);
        connect(action, &QAction::triggered, this, function);
        m_actions.append(action);
        return action;
    };
    QAction *play = add(tr("&Play or Pause"), QKeySequence(Qt::CTRL | Qt::Key_Space), tr("Let the time window run along"), [this] { m_player.toggle(); });
    QAction *back = add(tr("Play: a Step &Back"), QKeySequence(Qt::CTRL | Qt::Key_Left), tr("One step of playing back"), [this] { m_player.showFrame(m_player.frame() - 1); });
    QAction *on = add(tr("Play: a Step &On"), QKeySequence(Qt::CTRL | Qt::Key_Right), tr("One step of playing on"), [this] { m_player.showFrame(m_player.frame() + 1); });
    QAction *leave = add(tr("&Leave Playing"), QKeySequence(Qt::CTRL | Qt::Key_Period), tr("Put time and filter back to where they were"), [this] { m_player.close(); });
    m_openActions = {back, on, leave};
    QAction *save = add(tr("Save the Play as Pict&ures…"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_P), tr("Save each step of playing as a numbered PNG file, for a film"),
                        [this] { Q_EMIT savingRequested(); });

    auto *row = new FlowLayout(this);
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(8);
    const auto button = [&](QAction *action, const QString &text, const QString &name) {
        auto *result = new QToolButton;
        result->setDefaultAction(action);
        result->setText(text);
        connect(action, &QAction::changed, result, [result, text] { result->setText(text); });
        result->setAccessibleName(name);
        row->addWidget(result);
        return result;
    };
    button(back, QStringLiteral("‹"), tr("A step back"));
    m_play = new QToolButton;
    m_play->setObjectName(QStringLiteral("playButton"));
    m_play->setToolTip(play->toolTip());
    m_play->setMinimumWidth(64);
    connect(m_play, &QToolButton::clicked, play, &QAction::trigger);
    row->addWidget(m_play);
    button(on, QStringLiteral("›"), tr("A step on"));
    m_slider = new QSlider(Qt::Horizontal);
    m_slider->setAccessibleName(tr("Moment of playing"));
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        if (!m_isRefreshing)
            m_player.showFrame(value);
    });
    row->addWidget(m_slider);
    m_label = new ElidedLabel;
    m_label->setObjectName(QStringLiteral("playLabel"));
    m_label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    row->addWidget(m_label);

    const auto combo = [&](const QString &name) {
        auto *result = new QComboBox;
        result->setAccessibleName(name);
        result->setToolTip(name);
        connect(result, &QComboBox::currentIndexChanged, this, &PlayBar::takeSettings);
        row->addWidget(result);
        return result;
    };
    m_mode = combo(tr("What the window of time does"));
    m_mode->addItem(tr("Adds up"), int(Playback::Mode::Cumulative));
    m_mode->addItem(tr("Moves along"), int(Playback::Mode::Moving));
    m_window = new QSpinBox;
    m_window->setRange(1, 9999);
    m_window->setAccessibleName(tr("Length of the moving window in steps"));
    m_window->setToolTip(m_window->accessibleName());
    connect(m_window, &QSpinBox::valueChanged, this, &PlayBar::takeSettings);
    row->addWidget(m_window);
    m_step = combo(tr("One step"));
    for (const StepChoice &choice : StepChoices)
        m_step->addItem(tr(choice.name));
    m_pace = combo(tr("Pace"));
    for (const double pace : Paces)
        m_pace->addItem(tr("%1 a second", "steps").arg(pace));
    button(save, tr("Save…"), tr("Save the play as pictures"));
    button(leave, QStringLiteral("×"), tr("Leave playing"));

    connect(&m_player, &Player::changed, this, &PlayBar::refresh);
    m_isRefreshing = false;
    refresh();
}

void PlayBar::refresh()
{
    const bool isOpen = m_player.isOpen();
    for (QAction *action : std::as_const(m_openActions))
        action->setEnabled(isOpen);
    m_play->setText(m_player.isPlaying() ? tr("Pause") : tr("Play"));
    m_play->setAccessibleName(m_play->text());
    if (!isOpen) {
        hide();
        return;
    }
    m_isRefreshing = true;
    const Playback &playback = m_player.playback();
    m_slider->setRange(0, playback.frameCount() - 1);
    m_slider->setValue(m_player.frame());
    keepRoomForLabel();
    m_label->setWhole(playbackFrameText(playback.frame(m_player.frame())));
    m_mode->setCurrentIndex(m_mode->findData(int(playback.mode)));
    m_window->setEnabled(playback.mode == Playback::Mode::Moving);
    m_window->setValue(playback.window);
    for (std::size_t i = 0; i < StepChoices.size(); ++i) {
        if (StepChoices[i].step == playback.step)
            m_step->setCurrentIndex(int(i));
    }
    for (std::size_t i = 0; i < Paces.size(); ++i) {
        if (Paces[i] == m_player.framesPerSecond())
            m_pace->setCurrentIndex(int(i));
    }
    m_isRefreshing = false;
    // Now that its label has its length.
    show();
}

void PlayBar::keepRoomForLabel()
{
    const Playback &playback = m_player.playback();
    const QFontMetrics metrics(m_label->font());
    int longest = 0;
    for (const Day end : {playback.first, playback.last}) {
        // A year has all months; its digits are equally wide.
        for (int month = 0; month < 12; ++month) {
            const Day day = std::chrono::sys_days(std::chrono::year_month_day(end).year() / (month + 1) / 28);
            longest = std::max(longest, metrics.horizontalAdvance(playbackFrameText({.from = day, .to = day + std::chrono::days(365)})));
        }
    }
    m_label->keepRoom(longest);
}

void PlayBar::takeSettings()
{
    if (m_isRefreshing || !m_player.isOpen() || m_step->currentIndex() < 0 || m_pace->currentIndex() < 0)
        return;
    Playback playback = m_player.playback();
    playback.mode = Playback::Mode(m_mode->currentData().toInt());
    playback.window = m_window->value();
    playback.step = StepChoices[std::size_t(m_step->currentIndex())].step;
    m_player.setFramesPerSecond(Paces[std::size_t(m_pace->currentIndex())]);
    m_player.setPlayback(playback);
}

} // namespace Dateline
