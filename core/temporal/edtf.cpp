// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/edtf.h"

#include <algorithm>

namespace Dateline {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isDigitOrX(char c)
{
    return isDigit(c) || c == 'X';
}

bool isQualifier(char c)
{
    return c == '?' || c == '~' || c == '%';
}

bool hasX(const std::string &text)
{
    return text.find('X') != std::string::npos;
}

/// The least or greatest number that digits with X may mean.
long long bound(const std::string &digits, bool greatest)
{
    long long value = 0;
    for (const char c : digits) {
        if (c == '-')
            continue;
        value = value * 10 + (c == 'X' ? (greatest ? 9 : 0) : c - '0');
    }
    return value;
}

bool mayBe(const std::string &digits, int number)
{
    return (digits[0] == 'X' || digits[0] - '0' == number / 10) && (digits[1] == 'X' || digits[1] - '0' == number % 10);
}

int lastDayOf(int year, int month)
{
    using namespace std::chrono;
    return int(unsigned(year_month_day_last{std::chrono::year{year}, month_day_last{std::chrono::month{unsigned(month)}}}.day()));
}

/// The first and last month of a season or other part of a year (ISO 8601-2, 4.8): the last one may exceed 12.
struct Months
{
    int first;
    int last;
};
std::optional<Months> monthsOfPart(int code)
{
    if (code >= 21 && code <= 28) { // spring to winter, of no hemisphere (taken as the northern one) and of the northern one
        const int season = (code - 21) % 4;
        return Months{season * 3 + 3, season * 3 + 5};
    }
    if (code >= 29 && code <= 32) {
        const int season = code - 29;
        return Months{season * 3 + 9, season * 3 + 11};
    }
    if (code >= 33 && code <= 36)
        return Months{(code - 33) * 3 + 1, (code - 33) * 3 + 3};
    if (code >= 37 && code <= 39)
        return Months{(code - 37) * 4 + 1, (code - 37) * 4 + 4};
    if (code == 40 || code == 41)
        return Months{(code - 40) * 6 + 1, (code - 40) * 6 + 6};
    return std::nullopt;
}

class Parser
{
public:
    explicit Parser(std::string_view text)
        : m_text(text)
    {
    }

    bool atEnd() const { return m_at >= m_text.size(); }
    char peek() const { return atEnd() ? '\0' : m_text[m_at]; }
    bool take(char c)
    {
        if (peek() != c)
            return false;
        ++m_at;
        return true;
    }
    bool takeDots()
    {
        if (m_text.substr(m_at, 2) != "..")
            return false;
        m_at += 2;
        return true;
    }
    std::size_t position() const { return m_at; }

    /// A date; with @p inSet it ends before a comma, two dots or a closing bracket.
    std::optional<EdtfDate> date()
    {
        EdtfDate result;
        takeQualifier(result.before[0]);
        if (take('Y')) {
            if (!longYear(result))
                return std::nullopt;
            return result;
        }
        if (peek() == '-') {
            result.year = "-";
            ++m_at;
        }
        if (!takeDigits(4, result.year))
            return std::nullopt;
        if (result.year == "-0000")
            return std::nullopt;
        if (take('S')) {
            if (!takeNumber(result.significantDigits, 1, 9) || hasX(result.year))
                return std::nullopt;
            return result;
        }
        takeQualifier(result.after[0]);
        if (peek() != '-')
            return checked(result);
        ++m_at;
        takeQualifier(result.before[1]);
        if (!takeDigits(2, result.month))
            return std::nullopt;
        takeQualifier(result.after[1]);
        if (peek() == '-') {
            ++m_at;
            takeQualifier(result.before[2]);
            if (!takeDigits(2, result.day))
                return std::nullopt;
            takeQualifier(result.after[2]);
        }
        if (peek() == 'T') {
            if (result.day.empty() || hasX(result.year + result.month + result.day) || !time(result.time))
                return std::nullopt;
        }
        return checked(result);
    }

private:
    void takeQualifier(char &place)
    {
        if (isQualifier(peek()))
            place = m_text[m_at++];
    }

    bool takeDigits(std::size_t count, std::string &into)
    {
        if (m_text.size() - m_at < count)
            return false;
        for (std::size_t i = 0; i < count; ++i) {
            if (!isDigitOrX(m_text[m_at + i]))
                return false;
        }
        into += m_text.substr(m_at, count);
        m_at += count;
        return true;
    }

    bool takeNumber(int &into, int low, int high)
    {
        int value = 0;
        int digits = 0;
        while (isDigit(peek()) && digits < 6) {
            value = value * 10 + (m_text[m_at++] - '0');
            ++digits;
        }
        into = value;
        return digits > 0 && value >= low && value <= high;
    }

    bool longYear(EdtfDate &date)
    {
        date.longYear = true;
        if (take('-'))
            date.year = "-";
        std::size_t digits = 0;
        while (isDigit(peek()) && digits < 18) {
            date.year += m_text[m_at++];
            ++digits;
        }
        if (digits == 0 || date.year == "-" || (digits > 1 && bound(date.year, false) == 0))
            return false;
        if (take('E') && !takeNumber(date.exponent, 1, 99))
            return false;
        if (take('S') && !takeNumber(date.significantDigits, 1, 99))
            return false;
        // Without an exponent only years of more than four digits are written so.
        if (date.exponent == 0 && digits < 5)
            return false;
        takeQualifier(date.after[0]);
        return true;
    }

    bool time(std::string &into)
    {
        const std::size_t start = m_at;
        ++m_at;
        int hour = 0;
        int minute = 0;
        int second = 0;
        const auto two = [&](int &value, int high) {
            if (m_text.size() - m_at < 2 || !isDigit(m_text[m_at]) || !isDigit(m_text[m_at + 1]))
                return false;
            value = (m_text[m_at] - '0') * 10 + (m_text[m_at + 1] - '0');
            m_at += 2;
            return value <= high;
        };
        if (!two(hour, 24) || !take(':') || !two(minute, 59) || !take(':') || !two(second, 59))
            return false;
        if (hour == 24 && (minute != 0 || second != 0))
            return false;
        if (take('Z')) {
            into = std::string(m_text.substr(start, m_at - start));
            return true;
        }
        if (peek() == '+' || peek() == '-') {
            ++m_at;
            if (!two(hour, 14))
                return false;
            if (take(':') && !two(minute, 59))
                return false;
        }
        into = std::string(m_text.substr(start, m_at - start));
        return true;
    }

    static std::optional<EdtfDate> checked(const EdtfDate &date)
    {
        if (date.month.empty())
            return date;
        bool anyMonth = false;
        for (int month = 1; month <= 12; ++month)
            anyMonth = anyMonth || mayBe(date.month, month);
        const bool part = !hasX(date.month) && monthsOfPart(int(bound(date.month, false))).has_value();
        if (!anyMonth && !(part && date.day.empty()))
            return std::nullopt;
        if (date.day.empty())
            return date;
        // Some year, month and day of those that may be meant must exist.
        const int year = hasX(date.year) ? 2000 : int(bound(date.year, false)) * (date.year[0] == '-' ? -1 : 1);
        for (int month = 1; month <= 12; ++month) {
            if (!mayBe(date.month, month))
                continue;
            for (int day = 1; day <= lastDayOf(year, month); ++day) {
                if (mayBe(date.day, day))
                    return date;
            }
        }
        return std::nullopt;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

std::optional<Edtf> parseInterval(std::string_view text, std::size_t slash)
{
    Edtf result;
    result.kind = Edtf::Kind::Interval;
    const auto side = [](std::string_view part, std::optional<EdtfDate> &date, EndKind &kind) {
        if (part.empty()) {
            kind = EndKind::Unknown;
            return true;
        }
        if (part == "..") {
            kind = EndKind::Open;
            return true;
        }
        Parser parser(part);
        date = parser.date();
        return date && parser.atEnd();
    };
    if (!side(text.substr(0, slash), result.begin, result.beginKind) || !side(text.substr(slash + 1), result.end, result.endKind))
        return std::nullopt;
    if (!result.begin && !result.end)
        return std::nullopt;
    return result;
}

std::optional<Edtf> parseSet(std::string_view text)
{
    Edtf result;
    result.kind = text.front() == '[' ? Edtf::Kind::OneOf : Edtf::Kind::AllOf;
    const char closing = text.front() == '[' ? ']' : '}';
    if (text.size() < 3 || text.back() != closing)
        return std::nullopt;
    Parser parser(text.substr(1, text.size() - 2));
    while (true) {
        Edtf::Member member;
        while (parser.take(' ')) { }
        if (parser.takeDots()) {
            member.isRange = true;
            member.last = parser.date();
            if (!member.last)
                return std::nullopt;
        } else {
            member.first = parser.date();
            if (!member.first)
                return std::nullopt;
            if (parser.takeDots()) {
                member.isRange = true;
                if (!parser.atEnd() && parser.peek() != ',') {
                    member.last = parser.date();
                    if (!member.last)
                        return std::nullopt;
                }
            }
        }
        result.members.push_back(std::move(member));
        if (parser.atEnd())
            return result;
        if (!parser.take(','))
            return std::nullopt;
    }
}

} // namespace

bool EdtfDate::isUncertain() const
{
    const auto says = [](char c) { return c == '?' || c == '%'; };
    return std::any_of(before.begin(), before.end(), says) || std::any_of(after.begin(), after.end(), says);
}

bool EdtfDate::isApproximate() const
{
    const auto says = [](char c) { return c == '~' || c == '%'; };
    return std::any_of(before.begin(), before.end(), says) || std::any_of(after.begin(), after.end(), says);
}

TimeInterval EdtfDate::interval() const
{
    const bool negative = !year.empty() && year[0] == '-';
    long long low = bound(year, false);
    long long high = bound(year, true);
    constexpr long long Limit = 32767;
    for (int i = 0; i < exponent; ++i) {
        if (high > Limit)
            break;
        low *= 10;
        high *= 10;
    }
    if (high > Limit)
        return {};
    if (significantDigits > 0) {
        int digits = 0;
        for (long long rest = low; rest > 0; rest /= 10)
            ++digits;
        long long unit = 1;
        for (int i = significantDigits; i < digits; ++i)
            unit *= 10;
        low = low / unit * unit;
        high = std::min(low + unit - 1, Limit);
    }
    if (negative) {
        std::swap(low, high);
        low = -low;
        high = -high;
    }
    const int firstYear = int(low);
    const int lastYear = int(high);
    if (month.empty())
        return TimeInterval::of(*dayFromCivil(firstYear, 1, 1), *dayFromCivil(lastYear, 12, 31));
    if (!hasX(month)) {
        if (const auto months = monthsOfPart(int(bound(month, false)))) {
            const int year2 = lastYear + (months->last - 1) / 12;
            const int month2 = (months->last - 1) % 12 + 1;
            if (year2 > Limit)
                return {};
            return TimeInterval::of(*dayFromCivil(firstYear, unsigned(months->first), 1),
                                    *dayFromCivil(year2, unsigned(month2), unsigned(lastDayOf(year2, month2))));
        }
    }
    std::optional<Day> earliest;
    std::optional<Day> latest;
    for (const int y : {firstYear, lastYear}) {
        for (int m = 1; m <= 12; ++m) {
            if (!mayBe(month, m))
                continue;
            for (int d = 1; d <= lastDayOf(y, m); ++d) {
                if (!day.empty() && !mayBe(day, d))
                    continue;
                const Day one = *dayFromCivil(y, unsigned(m), unsigned(d));
                if (!earliest || one < *earliest)
                    earliest = one;
                if (!latest || one > *latest)
                    latest = one;
            }
        }
    }
    if (!earliest)
        return {};
    return TimeInterval::of(*earliest, *latest);
}

TimeInterval Edtf::interval() const
{
    if (kind == Kind::Date)
        return begin ? begin->interval() : TimeInterval{};
    TimeInterval result;
    if (kind == Kind::Interval) {
        if (begin)
            result.earliest = begin->interval().earliest;
        if (end)
            result.latest = end->interval().latest;
        result.beginKind = result.earliest ? EndKind::Known : begin ? EndKind::Unknown : beginKind;
        result.endKind = result.latest ? EndKind::Known : end ? EndKind::Unknown : endKind;
        return result;
    }
    bool openBegin = false;
    bool openEnd = false;
    for (const Member &member : members) {
        const std::optional<EdtfDate> &last = member.isRange ? member.last : member.first;
        if (member.first) {
            const auto day = member.first->interval().earliest;
            if (day && (!result.earliest || *day < *result.earliest))
                result.earliest = day;
        } else {
            openBegin = true;
        }
        if (last) {
            const auto day = last->interval().latest;
            if (day && (!result.latest || *day > *result.latest))
                result.latest = day;
        } else {
            openEnd = true;
        }
    }
    if (openBegin)
        result.earliest.reset();
    if (openEnd)
        result.latest.reset();
    result.beginKind = result.earliest ? EndKind::Known : openBegin ? EndKind::Open : EndKind::Unknown;
    result.endKind = result.latest ? EndKind::Known : openEnd ? EndKind::Open : EndKind::Unknown;
    return result;
}

std::optional<Edtf> parseEdtf(std::string_view text)
{
    constexpr std::size_t MaximumLength = 1024;
    if (text.empty() || text.size() > MaximumLength)
        return std::nullopt;
    if (text.front() == '[' || text.front() == '{')
        return parseSet(text);
    const std::size_t slash = text.find('/');
    if (slash != std::string_view::npos)
        return parseInterval(text, slash);
    Parser parser(text);
    Edtf result;
    result.begin = parser.date();
    if (!result.begin || !parser.atEnd())
        return std::nullopt;
    return result;
}

std::string edtfText(const EdtfDate &date)
{
    std::string text;
    const auto put = [&](char c) {
        if (c)
            text += c;
    };
    put(date.before[0]);
    if (date.longYear)
        text += 'Y';
    text += date.year;
    if (date.exponent)
        text += "E" + std::to_string(date.exponent);
    if (date.significantDigits)
        text += "S" + std::to_string(date.significantDigits);
    put(date.after[0]);
    if (!date.month.empty()) {
        text += '-';
        put(date.before[1]);
        text += date.month;
        put(date.after[1]);
    }
    if (!date.day.empty()) {
        text += '-';
        put(date.before[2]);
        text += date.day;
        put(date.after[2]);
    }
    return text + date.time;
}

std::string edtfText(const Edtf &edtf)
{
    const auto side = [](const std::optional<EdtfDate> &date, EndKind kind) {
        return date ? edtfText(*date) : std::string(kind == EndKind::Open ? ".." : "");
    };
    switch (edtf.kind) {
    case Edtf::Kind::Date:
        return edtf.begin ? edtfText(*edtf.begin) : std::string();
    case Edtf::Kind::Interval:
        return side(edtf.begin, edtf.beginKind) + "/" + side(edtf.end, edtf.endKind);
    case Edtf::Kind::OneOf:
    case Edtf::Kind::AllOf:
        break;
    }
    std::string text(1, edtf.kind == Edtf::Kind::OneOf ? '[' : '{');
    for (std::size_t i = 0; i < edtf.members.size(); ++i) {
        const Edtf::Member &member = edtf.members[i];
        if (i)
            text += ',';
        if (member.first)
            text += edtfText(*member.first);
        if (member.isRange)
            text += "..";
        if (member.last)
            text += edtfText(*member.last);
    }
    return text + (edtf.kind == Edtf::Kind::OneOf ? ']' : '}');
}

} // namespace Dateline
