// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace Dateline {

/// Reads JSON text (RFC 8259) in its own order, without building a tree: one pass, no memory of its own. A mistake sticks:
/// after it every call gives nothing, and problem() tells what it was. Values that are not asked for must be skipped.
class JsonCursor
{
public:
    enum class Type : std::uint8_t { Object, Array, String, Number, Boolean, Null, Nothing };

    /// @p text must be valid UTF-8 and outlive the cursor and every view that it gave.
    explicit JsonCursor(std::string_view text) : m_at(text.data()), m_begin(text.data()), m_end(text.data() + text.size()) {}

    /// The type of the value that comes next.
    Type type();

    /// Enters the object that comes next. Then, until it returns false: nextKey() and one value.
    bool enterObject() { return enter('{'); }
    bool nextKey(std::string_view &key);
    /// Enters the array that comes next. Then, until it returns false: nextItem() and one value.
    bool enterArray() { return enter('['); }
    bool nextItem();

    /// The string that comes next. It views the text itself where nothing is escaped, else @p scratch, which it replaces.
    bool string(std::string_view &value, std::string &scratch);
    bool string(std::string &value);
    /// The same for a string or null, which empties @p value.
    bool stringOrNull(std::string &value);
    /// A whole number from 0 on, or nothing for null; anything else is a mistake.
    std::optional<std::uint64_t> unsignedOrNull();
    /// A number, or nothing for null.
    std::optional<double> numberOrNull();
    std::optional<float> floatOrNull();
    bool boolean(bool &value);
    /// The text of a number, a boolean or null as it stands.
    std::string_view scalarText();
    /// Passes over the value that comes next, whatever it is.
    void skip();
    /// Whether nothing but white space is left.
    bool atEnd();

    /// How many bytes have been read.
    std::size_t position() const { return std::size_t(m_at - m_begin); }

    bool failed() const { return m_problem != nullptr; }
    /// What is wrong, in words for the user; empty when nothing is.
    std::string problem() const;
    /// Makes a mistake of what the reader cannot use; @p problem must be a literal.
    void fail(const char *problem);

private:
    bool enter(char bracket);
    void space();
    bool take(char c);
    bool literal(std::string_view word);
    template<typename Number>
    std::optional<Number> anyNumberOrNull();
    std::string_view plainString();
    bool unescape(std::string_view raw, std::string &value);

    const char *m_at;
    const char *m_begin;
    const char *m_end;
    const char *m_problem = nullptr;
    std::size_t m_problemAt = 0;
    bool m_fresh = false;  ///< an object or array was just entered: no comma comes before its first member
    bool m_escaped = false;
};

} // namespace Dateline
