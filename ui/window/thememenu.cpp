// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/thememenu.h"

#include "menuaction.h"
#include "workspace.h"

#include <QActionGroup>
#include <QApplication>
#include <QStyleHints>

#include <tuple>

namespace Dateline {

ThemeMenu::ThemeMenu(Workspace &workspace, QWidget *window)
    : QMenu(tr("&Theme"), window)
    , m_workspace(workspace)
    , m_window(window)
    , m_actions(new QActionGroup(this))
{
    const std::tuple<QString, const char16_t *, Choice> choices[] = {
        {tr("As the &Desktop"), u"Ctrl+Alt+0", Choice::Desktop},
        {tr("&Light"), u"Ctrl+Alt+1", Choice::Light},
        {tr("D&ark"), u"Ctrl+Alt+2", Choice::Dark},
    };
    for (const auto &[text, key, choice] : choices) {
        QAction *action = makeAction(this, text, QKeySequence(QString::fromUtf16(key)), tr("Choose the colours of the window"), this,
                                    [this, choice = choice] { choose(choice); });
        action->setCheckable(true);
        action->setData(int(choice));
        m_actions->addAction(action);
    }
    connect(&workspace, &Workspace::themeChanged, this, &ThemeMenu::colourWindow);
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] { choose(m_choice); });
}

void ThemeMenu::choose(Choice choice)
{
    m_choice = choice;
    for (QAction *action : m_actions->actions())
        action->setChecked(action->data().toInt() == int(choice));
    switch (choice) {
    case Choice::Desktop: m_workspace.setAppearance(Theme::desktopAppearance()); break;
    case Choice::Light: m_workspace.setAppearance(Theme::Appearance::Light); break;
    case Choice::Dark: m_workspace.setAppearance(Theme::Appearance::Dark); break;
    }
}

void ThemeMenu::colourWindow()
{
    const Theme &theme = m_workspace.theme();
    QApplication::setPalette(theme.palette());
    m_window->setStyleSheet(theme.styleSheet());
}

} // namespace Dateline
