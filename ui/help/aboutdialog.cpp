// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/aboutdialog.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

namespace Dateline {

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Dateline"));
    auto *text = new QLabel(tr(
        "<h3>Dateline %1</h3>"
        "<p>Reads articles, finds the dated events and the places in them, and shows them on a timeline beside a map. "
        "Every event leads back to the words it came from; a date that cannot be resolved stays unresolved.</p>"
        "<p>Free software under the GNU General Public License, version 3 or later, without any warranty.</p>"
        "<p><b>Data.</b> Place names: contains place data from GeoNames (geonames.org), licensed under CC BY 4.0; selected and "
        "modified. Map: made with Natural Earth (naturalearthdata.com), public domain. Corridors and briefings: own work with "
        "the sources named beside each. Senses of words: WordNet 3.0, Copyright 2006 by Princeton University. Typeface of pictures: Inter, SIL Open Font License.</p>"
        "<p><b>Borders.</b> The map shows borders as they are in force on the ground according to Natural Earth; disputed lines are "
        "dashed and disputed areas hatched. This takes no side in any dispute.</p>"
        "<p><b>Network.</b> Dateline works offline and opens no connection. Only while you turn on OpenStreetMap in the menu Map, the map "
        "fetches tiles from openstreetmap.org (© OpenStreetMap contributors, ODbL).</p>")
        .arg(QCoreApplication::applicationVersion()));
    text->setWordWrap(true);
    text->setTextFormat(Qt::RichText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(text);
    column->addWidget(buttons);
    setMinimumWidth(520);
}

} // namespace Dateline
