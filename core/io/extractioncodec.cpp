// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/extractioncodec.h"

#include "extractionversion.h"
#include "geo/gazetteer.h"
#include "io/kepttext.h"
#include "io/packedbytes.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace Dateline {

namespace {

/// Views of rules' names that live as long as the program: rules of an older version are no longer in the tables.
class Rules
{
public:
    std::string_view kept(std::string_view rule)
    {
        const auto [known, isNew] = m_known.try_emplace(rule);
        if (isNew)
            known->second = keptText(rule);
        return known->second;
    }

private:
    std::unordered_map<std::string_view, std::string_view> m_known;
};

/// The parts in which the masked text is another one than the text: runs of one character.
void writeMask(const Document &document, PackedWriter &writer)
{
    struct Run
    {
        TextSpan span;
        char character;
    };
    std::vector<Run> runs;
    const std::string &masked = document.masked;
    for (std::size_t i = 0; i < masked.size(); ++i) {
        if (masked[i] == document.text[i])
            continue;
        const auto at = std::uint32_t(i);
        if (!runs.empty() && runs.back().span.end == at && runs.back().character == masked[i])
            ++runs.back().span.end;
        else
            runs.push_back({{at, at + 1}, masked[i]});
    }
    writer.number(runs.size());
    for (const Run &run : runs) {
        writer.span(run.span);
        writer.number(static_cast<unsigned char>(run.character));
    }
}

void readMask(PackedReader &reader, Document &document)
{
    const std::size_t count = reader.length(3);
    if (count == 0)
        return;
    document.masked = document.text;
    for (std::size_t i = 0; i < count; ++i) {
        const TextSpan span = reader.span();
        document.masked.replace(span.begin, span.size(), span.size(), char(reader.number()));
    }
}

// The structured bindings below name every member: whoever adds one is told here to keep it (and to raise ExtractionFormat).

void writeDocument(const Document &value, PackedWriter &writer)
{
    const auto &[path, title, published, language, sources, text, masked] = value;
    const auto &[publishedDay, basis, reason, evidence] = published;
    writer.string(path);
    writer.string(title);
    writer.number(std::uint64_t(basis) | std::uint64_t(publishedDay.has_value()) << 4 | std::uint64_t(evidence.has_value()) << 5);
    if (publishedDay)
        writer.day(publishedDay);
    writer.string(reason);
    if (evidence)
        writer.span(*evidence);
    writer.string(language);
    writer.number(sources.size());
    for (const std::string &source : sources)
        writer.string(source);
    (void)text;
    (void)masked;
    writeMask(value, writer);
}

void readDocument(PackedReader &reader, Document &value)
{
    value.path = reader.string();
    value.title = reader.string();
    const std::uint64_t bits = reader.number();
    value.published.basis = PublishedBasis(bits & 7);
    if (bits >> 4 & 1)
        value.published.day = reader.day();
    value.published.reason = reader.string();
    if (bits >> 5 & 1)
        value.published.evidence = reader.span();
    value.language = reader.string();
    value.sources.resize(reader.length(1));
    for (std::string &source : value.sources)
        source = reader.string();
    readMask(reader, value);
}

void writeExpression(const TemporalExpression &value, PackedWriter &writer)
{
    const auto &[span, type, precision, approximate, makesEvent, timexValue, modifier, edtf, interval, rangeEnd, rule, anchor, reason] = value;
    writer.span(span);
    writer.number(std::uint64_t(type) | std::uint64_t(precision) << 2 | std::uint64_t(approximate) << 6 | std::uint64_t(makesEvent) << 7);
    writer.name(timexValue);
    writer.name(modifier);
    writer.name(edtf);
    writer.interval(interval);
    writer.number(std::uint64_t(rangeEnd + 1));
    writer.name(rule);
    writer.name(anchor);
    writer.name(reason);
}

void readExpression(PackedReader &reader, TemporalExpression &value, std::size_t count, Rules &rules)
{
    value.span = reader.span();
    const std::uint64_t bits = reader.number();
    value.type = TemporalExpression::Type(bits & 3);
    value.precision = Precision(std::min<std::uint64_t>(bits >> 2 & 15, std::uint64_t(Precision::Millennium)));
    value.approximate = bits >> 6 & 1;
    value.makesEvent = bits >> 7 & 1;
    value.value = reader.name();
    value.modifier = reader.name();
    value.edtf = reader.name();
    value.interval = reader.interval();
    value.rangeEnd = reader.indexOrNone(count);
    value.rule = rules.kept(reader.name());
    value.anchor = reader.name();
    value.reason = reader.name();
}

void writeToponym(const Toponym &value, PackedWriter &writer)
{
    const auto &[span, kind, name, country, members, coordinate, geonameId, confidence, metonym, row, alternatives, alternativeConfidences] = value;
    writer.span(span);
    writer.number(std::uint64_t(kind) | std::uint64_t(coordinate.has_value()) << 4 | std::uint64_t(metonym) << 5
                  | std::uint64_t(row.has_value()) << 6);
    writer.name(name);
    writer.country(country);
    writer.number(members.size());
    for (const CountryCode member : members)
        writer.country(member);
    if (coordinate) {
        writer.real(coordinate->latitude);
        writer.real(coordinate->longitude);
    }
    writer.number(geonameId);
    writer.fraction(confidence);
    if (row)
        writer.number(*row);
    writer.number(alternatives.size());
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
        writer.number(alternatives[i]);
        const float share = i < alternativeConfidences.size() ? alternativeConfidences[i] : 0;
        writer.number(std::uint64_t(std::lround(std::clamp(share, 0.0f, 1.0f) * 1000)));
    }
}

void readToponym(PackedReader &reader, Toponym &value)
{
    value.span = reader.span();
    const std::uint64_t bits = reader.number();
    value.kind = PlaceKind(std::min<std::uint64_t>(bits & 15, std::uint64_t(PlaceKind::Group)));
    value.metonym = bits >> 5 & 1;
    value.name = reader.name();
    value.country = reader.country();
    value.members.resize(reader.length(1));
    for (CountryCode &member : value.members)
        member = reader.country();
    if (bits >> 4 & 1) {
        value.coordinate.emplace();
        value.coordinate->latitude = reader.real();
        value.coordinate->longitude = reader.real();
    }
    value.geonameId = std::uint32_t(reader.number());
    value.confidence = reader.fraction();
    // Rows of a smaller gazetteer than that of the file would not be there.
    const std::uint32_t places = Gazetteer::instance().placeCount();
    if (bits >> 6 & 1)
        value.row = std::uint32_t(reader.index(places));
    value.alternatives.resize(reader.length(1));
    value.alternativeConfidences.resize(value.alternatives.size());
    for (std::size_t i = 0; i < value.alternatives.size(); ++i) {
        value.alternatives[i] = std::uint32_t(reader.index(places));
        value.alternativeConfidences[i] = float(reader.index(1001)) / 1000;
    }
}

void writeQuantity(const Quantity &value, PackedWriter &writer)
{
    const auto &[span, kind, unitKind, modifier, expected, number, upper, whole, unit, subjectName, subject, subjectSpan, toponyms, related, temporalExpression,
                 dateBasis, rule] = value;
    writer.span(span);
    writer.number(std::uint64_t(kind) | std::uint64_t(unitKind) << 4);
    writer.number(std::uint64_t(modifier) | std::uint64_t(expected) << 3 | std::uint64_t(dateBasis) << 4);
    writer.number(std::uint64_t(number.has_value()) | std::uint64_t(upper.has_value()) << 1 | std::uint64_t(whole.has_value()) << 2);
    for (const std::optional<double> &each : {number, upper, whole}) {
        if (each)
            writer.real(*each);
    }
    writer.name(unit);
    writer.name(subjectName);
    writer.name(subject);
    writer.span(subjectSpan);
    writer.number(toponyms.size());
    for (const std::uint32_t index : toponyms)
        writer.number(index);
    writer.number(std::uint64_t(related + 1));
    writer.number(std::uint64_t(temporalExpression + 1));
    writer.name(rule);
}

void readQuantity(PackedReader &reader, Quantity &value, const ExtractedDocument &extracted, Rules &rules)
{
    value.span = reader.span();
    const std::uint64_t kinds = reader.number();
    value.kind = QuantityKind(kinds & 3);
    value.unitKind = UnitKind(std::min<std::uint64_t>(kinds >> 4 & 15, std::uint64_t(UnitKind::Count)));
    const std::uint64_t bits = reader.number();
    value.modifier = QuantityModifier(std::min<std::uint64_t>(bits & 7, std::uint64_t(QuantityModifier::Nearly)));
    value.expected = bits >> 3 & 1;
    value.dateBasis = FigureDate(bits >> 4 & 3);
    const std::uint64_t known = reader.number();
    if (known & 1)
        value.value = reader.real();
    if (known >> 1 & 1)
        value.upper = reader.real();
    if (known >> 2 & 1)
        value.whole = reader.real();
    value.unit = reader.name();
    value.subjectName = reader.name();
    value.subject = reader.name();
    value.subjectSpan = reader.span();
    value.toponyms.resize(reader.length(1));
    for (std::uint32_t &index : value.toponyms)
        index = reader.index(extracted.toponyms.size());
    value.related = reader.indexOrNone(extracted.quantities.size());
    value.temporalExpression = reader.indexOrNone(extracted.temporalExpressions.size());
    value.rule = rules.kept(reader.name());
}

void writeEvent(const Event &value, PackedWriter &writer)
{
    const auto &[id, sentence, label, interval, precision, approximate, edtf, expressions, toponyms, countries, topics, corridors, quantities, place,
                 dateConfidence, placeConfidence] = value;
    writer.string(id);
    writer.span(sentence);
    writer.string(label);
    writer.interval(interval);
    writer.number(std::uint64_t(precision) | std::uint64_t(approximate) << 4);
    writer.name(edtf);
    writer.number(expressions.size());
    for (const std::uint32_t index : expressions)
        writer.number(index);
    writer.number(toponyms.size());
    for (const std::uint32_t index : toponyms)
        writer.number(index);
    writer.number(countries.size());
    for (const CountryCode country : countries)
        writer.country(country);
    writer.number(topics.bits());
    writer.number(corridors.size());
    for (const std::uint16_t corridor : corridors)
        writer.name(CorridorCatalogue::instance().corridors()[corridor].id);
    writer.number(quantities.size());
    for (const std::uint32_t index : quantities)
        writer.number(index);
    writer.number(std::uint64_t(place + 1));
    writer.fraction(dateConfidence);
    writer.fraction(placeConfidence);
}

std::uint16_t readCorridor(PackedReader &reader, bool &known)
{
    const auto index = CorridorCatalogue::instance().indexOf(reader.name());
    known = index.has_value();
    return index.value_or(0);
}

void readEvent(PackedReader &reader, Event &value, const ExtractedDocument &extracted)
{
    value.id = reader.string();
    value.sentence = reader.span();
    value.label = reader.string();
    value.interval = reader.interval();
    const std::uint64_t bits = reader.number();
    value.precision = Precision(std::min<std::uint64_t>(bits & 15, std::uint64_t(Precision::Millennium)));
    value.approximate = bits >> 4 & 1;
    value.edtf = reader.name();
    value.temporalExpressions.resize(reader.length(1));
    for (std::uint32_t &index : value.temporalExpressions)
        index = reader.index(extracted.temporalExpressions.size());
    value.toponyms.resize(reader.length(1));
    for (std::uint32_t &index : value.toponyms)
        index = reader.index(extracted.toponyms.size());
    value.countries.resize(reader.length(1));
    for (CountryCode &country : value.countries)
        country = reader.country();
    const std::uint64_t topics = reader.number();
    for (int topic = 0; topic < TopicCount; ++topic) {
        if (topics >> topic & 1)
            value.topics.insert(Topic(topic));
    }
    const std::size_t corridors = reader.length(1);
    for (std::size_t i = 0; i < corridors; ++i) {
        bool known = false;
        const std::uint16_t corridor = readCorridor(reader, known);
        if (known)
            value.corridors.push_back(corridor);
    }
    value.quantities.resize(reader.length(1));
    for (std::uint32_t &index : value.quantities)
        index = reader.index(extracted.quantities.size());
    value.place = reader.indexOrNone(extracted.toponyms.size());
    value.dateConfidence = reader.fraction();
    value.placeConfidence = reader.fraction();
}

} // namespace

std::string_view extractionVersion()
{
    return DATELINE_EXTRACTION_VERSION;
}

std::string encodeExtraction(const ExtractedDocument &extracted)
{
    PackedWriter writer;
    const auto &[document, sentences, expressions, toponyms, mentions, quantities, events] = extracted;
    writeDocument(document, writer);
    writer.number(sentences.size());
    for (const TextSpan sentence : sentences)
        writer.span(sentence);
    writer.number(expressions.size());
    for (const TemporalExpression &expression : expressions)
        writeExpression(expression, writer);
    writer.number(toponyms.size());
    for (const Toponym &toponym : toponyms)
        writeToponym(toponym, writer);
    writer.number(mentions.size());
    for (const CorridorMention &mention : mentions) {
        writer.span(mention.span);
        writer.name(CorridorCatalogue::instance().corridors()[mention.corridor].id);
    }
    writer.number(quantities.size());
    for (const Quantity &quantity : quantities)
        writeQuantity(quantity, writer);
    writer.number(events.size());
    for (const Event &event : events)
        writeEvent(event, writer);
    return writer.take(ExtractionFormat);
}

bool decodeExtraction(std::string_view bytes, ExtractedDocument &extracted)
{
    PackedReader reader(bytes, ExtractionFormat, extracted.document.text.size());
    if (reader.isOk())
        readDocument(reader, extracted.document);
    Rules rules;
    // The least bytes that a member takes keep a false length from asking for much memory.
    extracted.sentences.resize(reader.length(2));
    for (TextSpan &sentence : extracted.sentences)
        sentence = reader.span();
    const std::size_t expressions = reader.length(11);
    extracted.temporalExpressions.resize(expressions);
    for (std::size_t i = 0; i < expressions && reader.isOk(); ++i)
        readExpression(reader, extracted.temporalExpressions[i], expressions, rules);
    const std::size_t toponyms = reader.length(11);
    extracted.toponyms.resize(toponyms);
    for (std::size_t i = 0; i < toponyms && reader.isOk(); ++i)
        readToponym(reader, extracted.toponyms[i]);
    const std::size_t mentions = reader.length(3);
    for (std::size_t i = 0; i < mentions && reader.isOk(); ++i) {
        const TextSpan span = reader.span();
        bool known = false;
        const std::uint16_t corridor = readCorridor(reader, known);
        if (known)
            extracted.corridorMentions.push_back({span, corridor});
    }
    const std::size_t quantities = reader.length(12);
    extracted.quantities.resize(quantities);
    for (std::size_t i = 0; i < quantities && reader.isOk(); ++i)
        readQuantity(reader, extracted.quantities[i], extracted, rules);
    const std::size_t events = reader.length(20);
    extracted.events.resize(events);
    for (std::size_t i = 0; i < events && reader.isOk(); ++i)
        readEvent(reader, extracted.events[i], extracted);
    if (reader.isOk() && reader.isAtEnd())
        return true;
    Document document;
    document.text = std::move(extracted.document.text);
    extracted = {};
    extracted.document = std::move(document);
    return false;
}

} // namespace Dateline
