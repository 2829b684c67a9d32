// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/documentjsonreader.h"

#include "io/documentjson.h"
#include "io/extractioncheck.h"
#include "io/jsoncursor.h"
#include "io/kepttext.h"
#include "io/sparsedocument.h"
#include "io/sparsetext.h"

#include <optional>
#include <unordered_map>

namespace Dateline {

namespace {

/// The value whose name it is, of an enumeration from 0 on; nothing when no value has it.
template<typename Value, std::size_t Count>
std::optional<Value> valueNamed(std::string_view (*nameOf)(Value), std::string_view name)
{
    for (std::size_t i = 0; i < Count; ++i) {
        if (nameOf(Value(i)) == name)
            return Value(i);
    }
    return std::nullopt;
}

class DocumentJsonReader
{
public:
    explicit DocumentJsonReader(std::string_view json)
        : m_json(json)
    {
    }

    Result<ExtractedDocument> read()
    {
        if (m_json.enterObject()) {
            for (std::string_view key; m_json.nextKey(key);)
                readMember(key);
        }
        if (!m_json.failed() && !m_json.atEnd())
            m_json.fail("something follows the object");
        if (!m_json.failed())
            finish();
        if (m_json.failed())
            return Failure{m_json.problem()};
        return std::move(m_read);
    }

private:
    void readMember(std::string_view key)
    {
        if (key == "document")
            readHead();
        else if (key == "temporalExpressions")
            readList(m_read.temporalExpressions, &DocumentJsonReader::readExpression);
        else if (key == "toponyms")
            readList(m_read.toponyms, &DocumentJsonReader::readToponym);
        else if (key == "quantities")
            readList(m_read.quantities, &DocumentJsonReader::readQuantity);
        else if (key == "events")
            readList(m_read.events, &DocumentJsonReader::readEvent);
        else
            m_json.skip();
    }

    template<typename Item>
    void readList(std::vector<Item> &items, void (DocumentJsonReader::*readItem)(std::string_view, Item &))
    {
        if (!m_json.enterArray())
            return;
        while (m_json.nextItem()) {
            if (!m_json.enterObject())
                return;
            Item &item = items.emplace_back();
            m_span = {};
            for (std::string_view key; m_json.nextKey(key);)
                (this->*readItem)(key, item);
            closeSpan();
        }
    }

    void readHead()
    {
        Document &document = m_read.document;
        if (!m_json.enterObject())
            return;
        for (std::string_view key; m_json.nextKey(key);) {
            if (key == "path")
                m_json.stringOrNull(document.path);
            else if (key == "title")
                m_json.stringOrNull(document.title);
            else if (key == "published")
                document.published.day = readDay();
            else if (key == "publishedBasis")
                readNamed<PublishedBasis, 5>(document.published.basis, publishedBasisName, "an unknown publishedBasis");
            else if (key == "publishedReason")
                m_json.stringOrNull(document.published.reason);
            else if (key == "publishedEvidence")
                readEvidence();
            else if (key == "language")
                m_json.stringOrNull(document.language);
            else if (key == "characters")
                m_characters = m_json.unsignedOrNull().value_or(0);
            else if (key == "sources")
                readStrings([&](std::string_view source) { document.sources.emplace_back(source); });
            else if (key == "text")
                m_hasText = m_json.stringOrNull(m_text);
            else
                m_json.skip();
        }
    }

    void readEvidence()
    {
        if (m_json.type() == JsonCursor::Type::Null) {
            m_json.skip();
            return;
        }
        if (!m_json.enterObject())
            return;
        TextSpan span;
        m_span = {};
        for (std::string_view key; m_json.nextKey(key);)
            readSpanMember(key, span);
        m_read.document.published.evidence = span;
        closeSpan();
    }

    void readText(ShortText &text)
    {
        std::string read;
        m_json.stringOrNull(read);
        text = read;
    }

    void readExpression(std::string_view key, TemporalExpression &expression)
    {
        if (readSpanMember(key, expression.span))
            return;
        if (key == "type")
            readNamed<TemporalExpression::Type, 4>(expression.type, temporalTypeName, "an unknown type of expression");
        else if (key == "value")
            readText(expression.value);
        else if (key == "mod")
            m_json.stringOrNull(expression.modifier);
        else if (key == "edtf")
            readText(expression.edtf);
        else if (key == "earliest")
            expression.interval.earliest = readDay();
        else if (key == "latest")
            expression.interval.latest = readDay();
        else if (key == "rule")
            expression.rule = readRule();
        else if (key == "anchor")
            m_json.stringOrNull(expression.anchor);
        else if (key == "precision")
            readNamed<Precision, 12>(expression.precision, precisionName, "an unknown precision");
        else if (key == "approximate")
            m_json.boolean(expression.approximate);
        else if (key == "makesEvent")
            m_json.boolean(expression.makesEvent);
        else if (key == "reason") {
            std::string reason;
            m_json.stringOrNull(reason);
            expression.reason = std::move(reason);
        } else if (key == "rangeEnd")
            readIndex(expression.rangeEnd);
        else
            m_json.skip();
    }

    void readToponym(std::string_view key, Toponym &toponym)
    {
        if (readSpanMember(key, toponym.span))
            return;
        if (key == "name")
            m_json.stringOrNull(toponym.name);
        else if (key == "kind")
            readNamed<PlaceKind, 9>(toponym.kind, placeKindName, "an unknown kind of place");
        else if (key == "country")
            toponym.country = readCountry();
        else if (key == "latitude")
            readDegree(toponym.coordinate, &Coordinate::latitude, 90);
        else if (key == "longitude")
            readDegree(toponym.coordinate, &Coordinate::longitude, 180);
        else if (key == "geonameId")
            toponym.geonameId = std::uint32_t(m_json.unsignedOrNull().value_or(0));
        else if (key == "members")
            readStrings([&](std::string_view code) { toponym.members.push_back(CountryCode(code)); });
        else if (key == "metonym")
            m_json.boolean(toponym.metonym);
        else if (key == "confidence")
            toponym.confidence = m_json.floatOrNull().value_or(0);
        else
            m_json.skip();
    }

    void readQuantity(std::string_view key, Quantity &quantity)
    {
        if (readSpanMember(key, quantity.span))
            return;
        if (key == "kind")
            readNamed<QuantityKind, 4>(quantity.kind, quantityKindName, "an unknown kind of figure");
        else if (key == "value")
            quantity.value = m_json.numberOrNull();
        else if (key == "upper")
            quantity.upper = m_json.numberOrNull();
        else if (key == "whole")
            quantity.whole = m_json.numberOrNull();
        else if (key == "unit")
            m_json.stringOrNull(quantity.unit);
        else if (key == "unitKind")
            readNamed<UnitKind, 11>(quantity.unitKind, unitKindName, "an unknown kind of unit");
        else if (key == "mod")
            readNamed<QuantityModifier, 7>(quantity.modifier, quantityModifierName, "an unknown modifier");
        else if (key == "expected")
            m_json.boolean(quantity.expected);
        else if (key == "subject")
            m_json.stringOrNull(quantity.subject);
        else if (key == "subjectName")
            m_json.stringOrNull(quantity.subjectName);
        else if (key == "subjectBegin")
            quantity.subjectSpan.begin = readOffset();
        else if (key == "subjectEnd")
            quantity.subjectSpan.end = readOffset();
        else if (key == "toponyms")
            readIndexes(quantity.toponyms);
        else if (key == "related")
            readIndex(quantity.related);
        else if (key == "temporalExpression")
            readIndex(quantity.temporalExpression);
        else if (key == "dateBasis")
            readNamed<FigureDate, 4>(quantity.dateBasis, figureDateName, "an unknown dateBasis");
        else if (key == "rule")
            quantity.rule = readRule();
        else
            m_json.skip();
    }

    void readEvent(std::string_view key, Event &event)
    {
        if (readSpanMember(key, event.sentence))
            return;
        if (key == "id")
            m_json.stringOrNull(event.id);
        else if (key == "label")
            m_json.stringOrNull(event.label);
        else if (key == "edtf")
            m_json.stringOrNull(event.edtf);
        else if (key == "earliest")
            event.interval.earliest = readDay();
        else if (key == "latest")
            event.interval.latest = readDay();
        else if (key == "precision")
            readNamed<Precision, 12>(event.precision, precisionName, "an unknown precision");
        else if (key == "approximate")
            m_json.boolean(event.approximate);
        else if (key == "temporalExpressions")
            readIndexes(event.temporalExpressions);
        else if (key == "toponyms")
            readIndexes(event.toponyms);
        else if (key == "quantities")
            readIndexes(event.quantities);
        else if (key == "place")
            readIndex(event.place);
        else if (key == "countries")
            readStrings([&](std::string_view code) { event.countries.push_back(CountryCode(code)); });
        else if (key == "topics")
            readStrings([&](std::string_view name) { insertTopic(event, name); });
        else if (key == "corridors")
            readStrings([&](std::string_view id) { insertCorridor(event, id); });
        else if (key == "confidence")
            readConfidence(event);
        else
            m_json.skip();
    }

    void readConfidence(Event &event)
    {
        if (!m_json.enterObject())
            return;
        for (std::string_view key; m_json.nextKey(key);) {
            if (key == "date")
                event.dateConfidence = m_json.floatOrNull().value_or(0);
            else if (key == "place")
                event.placeConfidence = m_json.floatOrNull().value_or(0);
            else
                m_json.skip();
        }
    }

    static void insertTopic(Event &event, std::string_view name)
    {
        if (const std::optional<Topic> topic = valueNamed<Topic, std::size_t(TopicCount)>(topicName, name))
            event.topics.insert(*topic);
    }

    void insertCorridor(Event &event, std::string_view id)
    {
        if (const std::optional<std::uint16_t> corridor = CorridorCatalogue::instance().indexOf(id))
            event.corridors.push_back(*corridor);
    }

    // begin, end and text come in any order; the words are put into place when all are known.
    struct PendingSpan
    {
        TextSpan *span = nullptr;
        bool hasText = false;
        std::string_view text;
    };

    bool readSpanMember(std::string_view key, TextSpan &span)
    {
        if (key == "begin") {
            span.begin = readOffset();
        } else if (key == "end") {
            span.end = readOffset();
        } else if (key == "text") {
            if (m_json.type() == JsonCursor::Type::Null) {
                m_json.skip();
            } else {
                m_span.hasText = m_json.string(m_span.text, m_scratch);
            }
        } else {
            return false;
        }
        m_span.span = &span;
        return true;
    }

    void closeSpan()
    {
        if (!m_span.span || m_json.failed())
            return;
        const TextSpan span = *m_span.span;
        if (span.begin > span.end)
            m_json.fail("an end before its begin");
        else if (m_span.hasText && !m_sparse.place(span.begin, span.end, m_span.text))
            m_json.fail("words that do not fit their begin and end");
    }

    std::uint32_t readOffset()
    {
        const std::uint64_t offset = m_json.unsignedOrNull().value_or(0);
        if (offset > SparseText::MaximumSize)
            m_json.fail("an offset that is too large");
        return std::uint32_t(offset);
    }

    std::optional<Day> readDay()
    {
        if (m_json.type() == JsonCursor::Type::Null) {
            m_json.skip();
            return std::nullopt;
        }
        std::string_view text;
        if (!m_json.string(text, m_shortScratch))
            return std::nullopt;
        std::optional<Day> day = dayFromIso(text);
        if (!day)
            day = signedDay(text);
        if (!day)
            m_json.fail("a day that is not YYYY-MM-DD");
        return day;
    }

    /// Days before year 0 and after 9999, as isoFromDay() writes them.
    static std::optional<Day> signedDay(std::string_view text)
    {
        const std::size_t dash = text.size() > 6 ? text.rfind('-', text.size() - 4) : 0;
        if (dash == 0 || dash == std::string_view::npos || (text[0] != '-' && text[0] != '+'))
            return std::nullopt;
        int year = 0;
        for (const char c : text.substr(1, dash - 1)) {
            if (c < '0' || c > '9' || year > 32767)
                return std::nullopt;
            year = year * 10 + (c - '0');
        }
        const std::optional<Day> inLeapYear = dayFromIso("2000" + std::string(text.substr(dash)));
        if (!inLeapYear)
            return std::nullopt;
        const std::chrono::year_month_day civil{*inLeapYear};
        return dayFromCivil(text[0] == '-' ? -year : year, unsigned(civil.month()), unsigned(civil.day()));
    }

    CountryCode readCountry()
    {
        if (m_json.type() == JsonCursor::Type::Null) {
            m_json.skip();
            return {};
        }
        std::string_view text;
        m_json.string(text, m_shortScratch);
        return CountryCode(text);
    }

    std::string_view readRule()
    {
        if (m_json.type() == JsonCursor::Type::Null) {
            m_json.skip();
            return {};
        }
        std::string_view text;
        if (!m_json.string(text, m_shortScratch))
            return {};
        const auto known = m_rules.find(text);
        if (known != m_rules.end())
            return known->second;
        const std::string_view kept = keptText(text);
        m_rules.emplace(kept, kept);
        return kept;
    }

    void readDegree(std::optional<Coordinate> &coordinate, double Coordinate::*degree, double limit)
    {
        const std::optional<double> value = m_json.numberOrNull();
        if (!value)
            return;
        if (!(*value >= -limit && *value <= limit)) {
            m_json.fail("a latitude or longitude that is none");
            return;
        }
        if (!coordinate)
            coordinate.emplace();
        (*coordinate).*degree = *value;
    }

    template<typename Value, std::size_t Count>
    void readNamed(Value &value, std::string_view (*nameOf)(Value), const char *problem)
    {
        if (m_json.type() == JsonCursor::Type::Null) {
            m_json.skip();
            return;
        }
        std::string_view name;
        if (!m_json.string(name, m_shortScratch))
            return;
        if (nameOf(value) == name)
            return;
        if (const std::optional<Value> named = valueNamed<Value, Count>(nameOf, name))
            value = *named;
        else
            m_json.fail(problem);
    }

    template<typename Take>
    void readStrings(Take take)
    {
        if (m_json.type() == JsonCursor::Type::Null) {
            m_json.skip();
            return;
        }
        if (!m_json.enterArray())
            return;
        while (m_json.nextItem()) {
            std::string_view text;
            if (m_json.string(text, m_shortScratch))
                take(text);
        }
    }

    template<typename List>
    void readIndexes(List &indexes)
    {
        if (!m_json.enterArray())
            return;
        while (m_json.nextItem())
            indexes.push_back(readOffset());
    }

    void readIndex(std::int32_t &index)
    {
        const std::optional<std::uint64_t> value = m_json.unsignedOrNull();
        if (value && *value > 0x7FFFFFFFu)
            m_json.fail("an index that points nowhere");
        index = value ? std::int32_t(*value) : -1;
    }

    void finish()
    {
        if (!m_sparse.extend(m_characters) || (m_hasText && !m_sparse.place(0, m_sparse.size(), m_text)))
            m_json.fail(m_hasText ? "a text that does not fit its parts" : "a text that is too long");
        if (!m_json.failed() && !indexesPointInside(m_read))
            m_json.fail("an index that points nowhere");
        if (!m_json.failed() && !endsAreInOrder(m_read))
            m_json.fail("an earliest day after the latest");
        if (m_json.failed())
            return;
        setSparseText(m_read, m_sparse);
        if (m_read.document.title.empty())
            m_read.document.title = m_read.document.path;
        if (m_read.document.published.day && m_read.document.published.basis == PublishedBasis::Unknown)
            m_read.document.published.basis = PublishedBasis::Metadata;
        for (Quantity &quantity : m_read.quantities) {
            if (quantity.subjectName.empty())
                quantity.subjectName = quantity.subject;
        }
        for (TemporalExpression &expression : m_read.temporalExpressions)
            setKinds(expression.interval, expression.edtf);
        for (Event &event : m_read.events)
            setKinds(event.interval, event.edtf);
    }

    /// An end without a day is open or unknown; EDTF tells which: "2022/.." or "2022/".
    static void setKinds(TimeInterval &interval, std::string_view edtf)
    {
        interval.beginKind = interval.earliest ? EndKind::Known : edtf.starts_with("..") ? EndKind::Open : EndKind::Unknown;
        interval.endKind = interval.latest ? EndKind::Known : edtf.ends_with("..") ? EndKind::Open : EndKind::Unknown;
    }

    JsonCursor m_json;
    ExtractedDocument m_read;
    SparseText m_sparse;
    std::uint64_t m_characters = 0;
    bool m_hasText = false;
    std::string m_text;
    PendingSpan m_span;
    std::string m_scratch;
    std::string m_shortScratch;
    std::unordered_map<std::string_view, std::string_view> m_rules;
};

} // namespace

Result<ExtractedDocument> readDocumentJson(std::string_view json)
{
    return DocumentJsonReader(json).read();
}

} // namespace Dateline
