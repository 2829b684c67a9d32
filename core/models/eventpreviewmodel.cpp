// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/eventpreviewmodel.h"

#include "models/displaydate.h"

namespace Dateline {

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

void EventPreviewModel::setFile(const EventFile *file)
{
    beginResetModel();
    m_file = file;
    m_rows.clear();
    if (file) {
        m_rows.reserve(file->events);
        for (std::uint32_t document = 0; document < file->documents.size(); ++document) {
            for (std::uint32_t event = 0; event < file->documents[document].events.size(); ++event)
                m_rows.emplace_back(document, event);
        }
    }
    endResetModel();
}

int EventPreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int EventPreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventPreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const auto [document, position] = m_rows[std::size_t(index.row())];
    const ExtractedDocument &source = m_file->documents[document];
    const Event &event = source.events[position];
    switch (index.column()) {
    case DateColumn: return displayDate(event);
    case LabelColumn: return role == Qt::ToolTipRole ? text(event.sentence.in(source.document.text)) : text(event.label);
    case PlaceColumn: return event.place < 0 ? QString() : text(source.toponyms[std::size_t(event.place)].name);
    case CountriesColumn: {
        QStringList countries;
        for (const CountryCode country : event.countries)
            countries.append(text(country.text()));
        return countries.join(QStringLiteral(", "));
    }
    case SourceColumn: return text(source.document.title);
    default: return {};
    }
}

QVariant EventPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case DateColumn: return tr("Date");
    case LabelColumn: return tr("Event");
    case PlaceColumn: return tr("Place");
    case CountriesColumn: return tr("Countries");
    case SourceColumn: return tr("Source");
    default: return {};
    }
}

void RowProblemModel::setFile(const EventFile *file)
{
    beginResetModel();
    m_file = file;
    endResetModel();
}

int RowProblemModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_file ? 0 : int(m_file->problems.size());
}

int RowProblemModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RowProblemModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const EventRowProblem &problem = m_file->problems[std::size_t(index.row())];
    switch (index.column()) {
    case RowColumn: return QVariant::fromValue(qulonglong(problem.row));
    case OutcomeColumn: return problem.taken ? tr("taken in part") : tr("not taken");
    case ReasonColumn: return text(problem.reason);
    default: return {};
    }
}

QVariant RowProblemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RowColumn: return tr("Row");
    case OutcomeColumn: return tr("Outcome");
    case ReasonColumn: return tr("Reason");
    default: return {};
    }
}

} // namespace Dateline
