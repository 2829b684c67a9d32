// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace Dateline {

/// Writes one JSON value (RFC 8259) as UTF-8 into a string it appends to, without building a tree first. Calls must come in
/// the order of the text: key() before each value inside an object. The commas are put by it.
class JsonText
{
public:
    /// Appends to @p output, which must outlive the object.
    explicit JsonText(std::string &output) : m_output(output) {}

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    /// @p name needs no escape.
    void key(std::string_view name);

    /// A byte that is not part of valid UTF-8 becomes U+FFFD.
    void string(std::string_view text);
    /// @p text, or null where it is empty.
    void stringOrNull(std::string_view text);
    void number(std::uint64_t value);
    /// The shortest text that reads back as the same value; null for what is not finite.
    void number(double value);
    void number(float value);
    void boolean(bool value);
    void null();

private:
    void open(char bracket);
    void close(char bracket);
    void separate();

    std::string &m_output;
    std::vector<bool> m_hasMember{false};
    bool m_afterKey = false;
};

} // namespace Dateline
