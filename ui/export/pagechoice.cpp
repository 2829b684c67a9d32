// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pagechoice.h"

#include "export/paper.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include <tuple>

namespace Dateline {

namespace {
constexpr int MostPages = 20;
} // namespace

PageChoice::PageChoice(QWidget *parent)
    : QWidget(parent)
    , m_paper(new QComboBox(this))
    , m_orientation(new QComboBox(this))
    , m_across(new QSpinBox(this))
    , m_down(new QSpinBox(this))
{
    m_paper->setObjectName(QStringLiteral("exportPaper"));
    m_paper->setAccessibleName(tr("Paper"));
    m_paper->addItem(tr("As large as the picture"));
    for (const Paper &paper : papers())
        m_paper->addItem(paper.name, int(paper.id));
    m_orientation->setObjectName(QStringLiteral("exportOrientation"));
    m_orientation->setAccessibleName(tr("Orientation"));
    m_orientation->addItem(tr("Across"), int(QPageLayout::Landscape));
    m_orientation->addItem(tr("Upright"), int(QPageLayout::Portrait));
    for (const auto &[box, name, label] : {std::tuple(m_across, QStringLiteral("exportPagesAcross"), tr("Pages across")),
                                           std::tuple(m_down, QStringLiteral("exportPagesDown"), tr("Pages down"))}) {
        box->setObjectName(name);
        box->setAccessibleName(label);
        box->setRange(1, MostPages);
        box->setToolTip(tr("More than one page makes a poster: its pages have marks to cut along"));
    }
    auto *pages = new QHBoxLayout;
    pages->addWidget(m_across, 1);
    pages->addWidget(new QLabel(QStringLiteral("×"), this));
    pages->addWidget(m_down, 1);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(8);
    form->addRow(tr("&Paper"), m_paper);
    form->addRow(tr("&Orientation"), m_orientation);
    form->addRow(tr("Pages"), pages);

    const auto choose = [this] {
        for (QWidget *widget : {static_cast<QWidget *>(m_orientation), static_cast<QWidget *>(m_across), static_cast<QWidget *>(m_down)})
            widget->setEnabled(hasPaper());
        fitDown();
        Q_EMIT changed();
    };
    connect(m_paper, &QComboBox::currentIndexChanged, this, choose);
    connect(m_orientation, &QComboBox::currentIndexChanged, this, choose);
    connect(m_across, &QSpinBox::valueChanged, this, choose);
    connect(m_down, &QSpinBox::valueChanged, this, &PageChoice::changed);
    choose();
}

bool PageChoice::hasPaper() const
{
    return m_paper->currentData().isValid();
}

QSizeF PageChoice::page() const
{
    return paperSize(QPageSize::PageSizeId(m_paper->currentData().toInt()), QPageLayout::Orientation(m_orientation->currentData().toInt()));
}

void PageChoice::applyTo(ExportOptions &options) const
{
    if (!hasPaper())
        return;
    options.size = page();
    if (m_across->value() * m_down->value() > 1) {
        options.poster = Poster::of(page(), m_across->value(), m_down->value());
        options.size = options.poster->sheet();
    }
}

void PageChoice::setPicture(const Picture &picture)
{
    m_picture = &picture;
    if (picture.heightFor && !hasPaper())
        m_paper->setCurrentIndex(m_paper->findText(QStringLiteral("A4")));
    const QSignalBlocker blocker(m_across);
    m_across->setValue(picture.heightFor ? Poster::acrossFor(page(), picture.logicalSize.width()) : 1);
    if (!picture.heightFor)
        m_down->setValue(1);
    fitDown();
}

void PageChoice::fitDown()
{
    if (!m_picture || !m_picture->heightFor || !hasPaper())
        return;
    const QSignalBlocker blocker(m_down);
    const double width = Poster::of(page(), m_across->value(), 1).sheet().width();
    m_down->setValue(Poster::downFor(page(), sheetHeightFor(*m_picture, {}, width)));
}

} // namespace Dateline
