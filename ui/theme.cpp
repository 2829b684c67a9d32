// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QStyleHints>

#include <array>

namespace Dateline {

namespace {

QColor hex(const char *value)
{
    return QColor::fromString(QLatin1StringView(value));
}

Theme makeLight()
{
    Theme theme;
    theme.appearance = Theme::Appearance::Light;
    theme.page = hex("#FAF9F6");
    theme.panel = hex("#FFFFFF");
    theme.hairline = hex("#E3DFD7");
    theme.text = hex("#1D2329");
    theme.secondText = hex("#5C6670");
    theme.faintText = hex("#8B949C");
    theme.accent = hex("#B8470F");
    theme.chosenGround = hex("#FCEBDD");
    theme.accentText = hex("#FFFFFF");
    theme.dateInText = hex("#8A6000");
    theme.placeInText = hex("#1B6FA8");
    theme.land = hex("#F3EFE6");
    theme.centralAsia = hex("#FBF8F1");
    theme.water = hex("#D9E6ED");
    theme.border = hex("#BFB7A6");
    theme.river = hex("#B9D0DC");
    theme.control = hex("#F1EEE7");
    return theme;
}

Theme makeDark()
{
    Theme theme;
    theme.appearance = Theme::Appearance::Dark;
    theme.page = hex("#16191D");
    theme.panel = hex("#1D2126");
    theme.hairline = hex("#2E343B");
    theme.text = hex("#E8EAED");
    theme.secondText = hex("#9AA4AE");
    theme.faintText = hex("#6B7580");
    theme.accent = hex("#F0883E");
    theme.chosenGround = hex("#3A2A1C");
    theme.accentText = hex("#16191D");
    theme.dateInText = hex("#E3B341");
    theme.placeInText = hex("#5AA9E6");
    theme.land = hex("#262B31");
    theme.centralAsia = hex("#2F363D");
    theme.water = hex("#14181C");
    theme.border = hex("#444C55");
    theme.river = hex("#2A3B47");
    theme.control = hex("#2A3037");
    return theme;
}

struct CountryColors
{
    CountryCode country;
    const char *light;
    const char *dark;
};

constexpr std::array NamedCountries{
    CountryColors{CountryCode("KZ"), "#1B6FA8", "#5AA9E6"},
    CountryColors{CountryCode("CN"), "#B3282D", "#E5736B"},
    CountryColors{CountryCode("UZ"), "#0B8A83", "#35BDB2"},
    CountryColors{CountryCode("KG"), "#C26A00", "#E8A33D"},
    CountryColors{CountryCode("TJ"), "#2B7D4B", "#5FBF7F"},
    CountryColors{CountryCode("TM"), "#7450A5", "#B08BE0"},
    CountryColors{CountryCode("RU"), "#5B6770", "#8D99A6"},
};

// Corridors have a palette of their own; the line style by mode and status tells apart those that share a colour.
constexpr std::array LightCorridors{"#B8470F", "#7A4B00", "#24408E", "#3B6B1E", "#8A1F6B", "#00636B", "#6A4A8A", "#8C6D1F"};
constexpr std::array DarkCorridors{"#F0883E", "#E3B341", "#8FA8F5", "#9CCB6B", "#E389C8", "#5BC8CF", "#BFA0E8", "#D6BE7A"};

} // namespace

const Theme &Theme::light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme &Theme::dark()
{
    static const Theme theme = makeDark();
    return theme;
}

const Theme &Theme::of(Appearance appearance)
{
    return appearance == Appearance::Dark ? dark() : light();
}

Theme::Appearance Theme::desktopAppearance()
{
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark ? Appearance::Dark : Appearance::Light;
}

QColor Theme::countryColor(CountryCode country) const
{
    const bool isDark = appearance == Appearance::Dark;
    for (const CountryColors &named : NamedCountries) {
        if (named.country == country)
            return hex(isDark ? named.dark : named.light);
    }
    return hex(isDark ? "#A6B0BA" : "#6F7B85");
}

QColor Theme::corridorColor(std::uint16_t corridor) const
{
    return hex(appearance == Appearance::Dark ? DarkCorridors[corridor % DarkCorridors.size()]
                                              : LightCorridors[corridor % LightCorridors.size()]);
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, panel);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, panel);
    palette.setColor(QPalette::AlternateBase, page);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, secondText);
    palette.setColor(QPalette::Button, control);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::ToolTipBase, panel);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Highlight, chosenGround);
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Link, placeInText);
    palette.setColor(QPalette::Light, hairline);
    palette.setColor(QPalette::Midlight, hairline);
    palette.setColor(QPalette::Mid, hairline);
    palette.setColor(QPalette::Dark, border);
    palette.setColor(QPalette::Shadow, border);
    palette.setColor(QPalette::Accent, accent);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faintText);
    return palette;
}

QString Theme::styleSheet() const
{
    QString sheet = QStringLiteral(R"(
QMainWindow, QDialog { background: @panel; }
QMenuBar { background: @panel; padding: 2px 8px; border: none; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: @control; }
QMenu { background: @panel; border: 1px solid @hairline; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 20px; border-radius: 4px; }
QMenu::item:selected { background: @control; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @hairline; margin: 4px 8px; }
QToolBar { background: @panel; border: none; border-bottom: 1px solid @hairline; padding: 6px 12px; spacing: 8px; }
QToolButton, QPushButton { background: @control; border: 1px solid transparent; border-radius: 6px; padding: 5px 12px; }
QToolButton:hover, QPushButton:hover { border-color: @border; }
QToolButton:focus, QPushButton:focus { border-color: @accent; }
QToolButton:disabled, QPushButton:disabled { color: @faint; }
QToolButton::menu-indicator { image: none; }
QToolButton#qt_toolbar_ext_button { padding: 0; }
QToolButton#exportButton, QPushButton#exportButton, QPushButton[mainAction="true"] { background: @accent; color: @onAccent; font-weight: 600; }
QToolButton#exportButton:disabled, QPushButton#exportButton:disabled, QPushButton[mainAction="true"]:disabled { background: @control; color: @faint; }
QToolButton#reviewButton[needsEyes="true"], QToolButton#saveState[needsEyes="true"] { color: @accent; font-weight: 600; }
QToolButton#exportButton:focus, QPushButton#exportButton:focus { border-color: @text; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QFileDialog QToolButton { padding: 4px; }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit { background: @page; border: 1px solid @hairline; border-radius: 6px; padding: 4px 8px; selection-background-color: @chosen; selection-color: @text; }
QLineEdit:focus, QSpinBox:focus, QComboBox:focus, QDateEdit:focus { border-color: @accent; }
QLineEdit#searchField { border-radius: 14px; padding: 5px 14px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/chevron-down-@appearance.svg); width: 12px; height: 12px; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QDateEdit::up-button { subcontrol-origin: border; subcontrol-position: top right; border: none; width: 20px; }
QSpinBox::down-button, QDoubleSpinBox::down-button, QDateEdit::down-button { subcontrol-origin: border; subcontrol-position: bottom right; border: none; width: 20px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QDateEdit::up-arrow { image: url(:/icons/chevron-up-@appearance.svg); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QDateEdit::down-arrow { image: url(:/icons/chevron-down-@appearance.svg); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @hairline; selection-background-color: @control; selection-color: @text; }
QCheckBox::indicator, QListView::indicator, QTableView::indicator { width: 13px; height: 13px; border: 1px solid @second; border-radius: 4px; background: @page; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked { image: url(:/icons/check-@appearance.svg); }
QCheckBox::indicator:disabled { border-color: @faint; }
QCheckBox::indicator:focus { border-color: @accent; }
QStatusBar { background: @panel; border-top: 1px solid @hairline; color: @second; }
QStatusBar::item { border: none; }
QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; font-weight: 600; }
QDockWidget::title { background: @panel; padding: 6px 12px; text-align: left; border-bottom: 1px solid @hairline; }
QMainWindow::separator { background: @hairline; width: 1px; height: 1px; }
QSplitter::handle { background: @hairline; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QDockWidget > QWidget { background: @panel; }
QPlainTextEdit { background: @panel; color: @text; border: none; }
QScrollArea, QTextBrowser, QTreeView, QTableView, QListView { background: @panel; border: none; }
QTableView { gridline-color: @hairline; selection-background-color: @chosen; selection-color: @text; }
QHeaderView::section { background: @panel; color: @second; border: none; border-bottom: 1px solid @hairline; padding: 5px 8px; font-weight: 600; }
QTabBar::tab { background: transparent; color: @second; padding: 6px 12px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accent; }
QTabWidget::pane { border: none; }
QToolTip { background: @panel; color: @text; border: 1px solid @border; padding: 4px 6px; }
QProgressBar { background: @control; border: none; border-radius: 3px; max-height: 6px; text-align: center; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @border; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)");
    const std::pair<const char *, QColor> tokens[] = {
        {"@panel", panel}, {"@page", page}, {"@hairline", hairline}, {"@control", control}, {"@border", border},
        {"@text", text}, {"@second", secondText}, {"@faint", faintText}, {"@accent", accent}, {"@onAccent", accentText},
        {"@chosen", chosenGround},
    };
    sheet.replace(QLatin1StringView("@appearance"), QLatin1StringView(appearance == Appearance::Dark ? "dark" : "light"));
    for (const auto &[token, color] : tokens)
        sheet.replace(QLatin1StringView(token), color.name());
    return sheet;
}

QFont exportFont(double pixelSize, int weight)
{
    static const QString family = [] {
        QString name;
        for (const char *file : {":/fonts/Inter-Regular.otf", ":/fonts/Inter-SemiBold.otf", ":/fonts/Inter-Bold.otf"}) {
            const int id = QFontDatabase::addApplicationFont(QLatin1StringView(file));
            if (name.isEmpty() && id >= 0)
                name = QFontDatabase::applicationFontFamilies(id).value(0);
        }
        return name;
    }();
    QFont font(family);
    font.setPixelSize(std::max(1, qRound(pixelSize)));
    font.setWeight(QFont::Weight(weight));
    font.setHintingPreference(QFont::PreferNoHinting);
    // Inter sets other shapes for dashes and brackets beside digits; in a PDF these could no longer be searched or copied.
    font.setFeature("calt", 0);
    return font;
}

} // namespace Dateline
