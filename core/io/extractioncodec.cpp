// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/extractioncodec.h"

#include "extractionversion.h"
#include "geo/gazetteer.h"
#include "text/utf8.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <mutex>
#include <set>
#include <unordered_map>

namespace Dateline {

namespace {

// Numbers are LEB128 (seven bits a byte, the lowest first), signed ones zigzag; a string is its length and its bytes; a list is
// its length and its members. Strings that recur stand once, in a table before everything else.

class Writer
{
public:
    void number(std::uint64_t value)
    {
        while (value >= 0x80) {
            m_bytes += char(value | 0x80);
            value >>= 7;
        }
        m_bytes += char(value);
    }
    void signedNumber(std::int64_t value) { number((std::uint64_t(value) << 1) ^ std::uint64_t(value >> 63)); }
    void string(std::string_view text)
    {
        number(text.size());
        m_bytes += text;
    }
    void real(double value)
    {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        m_bytes.append(reinterpret_cast<const char *>(&bits), sizeof bits);
    }
    void fraction(float value)
    {
        const auto bits = std::bit_cast<std::uint32_t>(value);
        m_bytes.append(reinterpret_cast<const char *>(&bits), sizeof bits);
    }
    void name(std::string_view text)
    {
        const auto [entry, isNew] = m_names.try_emplace(std::string(text), m_table.size());
        if (isNew)
            m_table.push_back(entry->first);
        number(entry->second);
    }
    /// Spans come in text order mostly, so that the distance from the last one is small.
    void span(TextSpan value)
    {
        signedNumber(std::int64_t(value.begin) - std::int64_t(m_lastBegin));
        number(value.size());
        m_lastBegin = value.begin;
    }
    void country(CountryCode code) { name(code.text()); }
    void day(const std::optional<Day> &value) { signedNumber(value ? std::int64_t(value->time_since_epoch().count()) : 0); }
    void interval(const TimeInterval &value)
    {
        const auto &[earliest, latest, beginKind, endKind] = value;
        number(std::uint64_t(beginKind) | std::uint64_t(endKind) << 2 | std::uint64_t(earliest.has_value()) << 4 | std::uint64_t(latest.has_value()) << 5);
        if (earliest)
            day(earliest);
        if (latest)
            day(latest);
    }

    std::string take()
    {
        Writer head;
        head.number(ExtractionFormat);
        head.number(m_table.size());
        for (const std::string_view text : m_table)
            head.string(text);
        return head.m_bytes + m_bytes;
    }

private:
    std::string m_bytes;
    std::unordered_map<std::string, std::size_t> m_names;
    std::vector<std::string_view> m_table;
    std::uint32_t m_lastBegin = 0;
};

class Reader
{
public:
    Reader(std::string_view bytes, std::size_t textSize)
        : m_bytes(bytes)
        , m_textSize(textSize)
    {
        if (number() != ExtractionFormat) {
            m_ok = false;
            return;
        }
        m_table.resize(length(1));
        for (std::string_view &text : m_table)
            text = string();
    }

    bool isOk() const { return m_ok; }
    bool isAtEnd() const { return m_at == m_bytes.size(); }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (m_at >= m_bytes.size()) {
                m_ok = false;
                return 0;
            }
            const auto byte = static_cast<unsigned char>(m_bytes[m_at++]);
            value |= std::uint64_t(byte & 0x7F) << shift;
            if (byte < 0x80)
                return value;
        }
        m_ok = false;
        return 0;
    }
    std::int64_t signedNumber()
    {
        const std::uint64_t value = number();
        return std::int64_t(value >> 1) ^ -std::int64_t(value & 1);
    }
    /// The length of a list whose members take at least @p bytesEach bytes: never more than can follow.
    std::size_t length(std::size_t bytesEach)
    {
        const std::uint64_t value = number();
        if (!m_ok || value > (m_bytes.size() - m_at) / bytesEach) {
            m_ok = false;
            return 0;
        }
        return std::size_t(value);
    }
    std::string_view string()
    {
        const std::size_t size = length(1);
        const std::string_view text = m_bytes.substr(m_at, size);
        m_at += size;
        return text;
    }
    double real() { return std::bit_cast<double>(fixed<std::uint64_t>()); }
    float fraction() { return std::bit_cast<float>(fixed<std::uint32_t>()); }
    std::string_view name()
    {
        const std::uint64_t index = number();
        if (index >= m_table.size()) {
            m_ok = false;
            return {};
        }
        return m_table[std::size_t(index)];
    }
    TextSpan span()
    {
        const std::int64_t begin = std::int64_t(m_lastBegin) + signedNumber();
        const std::uint64_t size = number();
        if (!m_ok || begin < 0 || std::uint64_t(begin) > m_textSize || size > m_textSize - std::uint64_t(begin)) {
            m_ok = false;
            return {};
        }
        m_lastBegin = std::uint32_t(begin);
        return {std::uint32_t(begin), std::uint32_t(std::uint64_t(begin) + size)};
    }
    CountryCode country() { return CountryCode(name()); }
    template<typename Enumeration>
    Enumeration enumeration(Enumeration last)
    {
        const std::uint64_t value = number();
        if (value > std::uint64_t(last)) {
            m_ok = false;
            return Enumeration{};
        }
        return Enumeration(value);
    }
    Day day()
    {
        const std::int64_t value = signedNumber();
        if (value < -13000000 || value > 13000000) {
            m_ok = false;
            return {};
        }
        return Day(std::chrono::days(value));
    }
    TimeInterval interval()
    {
        const std::uint64_t kinds = number();
        TimeInterval value;
        if ((kinds & 3) > 2 || (kinds >> 2 & 3) > 2) {
            m_ok = false;
            return value;
        }
        value.beginKind = EndKind(kinds & 3);
        value.endKind = EndKind(kinds >> 2 & 3);
        if (kinds >> 4 & 1)
            value.earliest = day();
        if (kinds >> 5 & 1)
            value.latest = day();
        return value;
    }
    std::uint32_t index(std::size_t size)
    {
        const std::uint64_t value = number();
        if (value >= size) {
            m_ok = false;
            return 0;
        }
        return std::uint32_t(value);
    }
    /// An index counted from 1, or 0 for -1.
    std::int32_t indexOrNone(std::size_t size)
    {
        const std::uint64_t value = number();
        if (value > size) {
            m_ok = false;
            return -1;
        }
        return std::int32_t(value) - 1;
    }

private:
    template<typename Bits>
    Bits fixed()
    {
        Bits bits = 0;
        if (m_bytes.size() - m_at < sizeof bits) {
            m_ok = false;
            return 0;
        }
        std::memcpy(&bits, m_bytes.data() + m_at, sizeof bits);
        m_at += sizeof bits;
        return bits;
    }

    std::string_view m_bytes;
    std::size_t m_textSize = 0;
    std::size_t m_at = 0;
    bool m_ok = true;
    std::uint32_t m_lastBegin = 0;
    std::vector<std::string_view> m_table;
};

/// Views of rules' names that live as long as the program: rules of an older version are no longer in the tables.
class Rules
{
public:
    std::string_view kept(std::string_view rule)
    {
        const auto [known, isNew] = m_known.try_emplace(rule);
        if (isNew)
            known->second = keptForever(rule);
        return known->second;
    }

private:
    static std::string_view keptForever(std::string_view rule)
    {
        static std::mutex mutex;
        static std::set<std::string, std::less<>> rules;
        const std::lock_guard lock(mutex);
        const auto found = rules.find(rule);
        return found == rules.end() ? *rules.emplace(rule).first : *found;
    }

    std::unordered_map<std::string_view, std::string_view> m_known;
};

/// The parts in which the masked text is another one than the text: runs of one character.
void writeMask(const Document &document, Writer &writer)
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

void readMask(Reader &reader, Document &document)
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

void writeDocument(const Document &value, Writer &writer)
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

void readDocument(Reader &reader, Document &value)
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

void writeExpression(const TemporalExpression &value, Writer &writer)
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

void readExpression(Reader &reader, TemporalExpression &value, std::size_t count, Rules &rules)
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

void writeToponym(const Toponym &value, Writer &writer)
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

void readToponym(Reader &reader, Toponym &value)
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

void writeQuantity(const Quantity &value, Writer &writer)
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

void readQuantity(Reader &reader, Quantity &value, const ExtractedDocument &extracted, Rules &rules)
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

void writeEvent(const Event &value, Writer &writer)
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

std::uint16_t readCorridor(Reader &reader, bool &known)
{
    const auto index = CorridorCatalogue::instance().indexOf(reader.name());
    known = index.has_value();
    return index.value_or(0);
}

void readEvent(Reader &reader, Event &value, const ExtractedDocument &extracted)
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
    Writer writer;
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
    return writer.take();
}

bool decodeExtraction(std::string_view bytes, ExtractedDocument &extracted)
{
    Reader reader(bytes, extracted.document.text.size());
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
