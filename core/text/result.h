// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace Dateline {

/// Why something failed, in words for the user.
struct Failure
{
    std::string message;
};

/// Either a value or the reason why there is none. Errors are values here; nothing throws across a public header.
template<typename T>
class Result
{
public:
    Result(T value) : m_value(std::move(value)) {}
    Result(Failure failure) : m_message(std::move(failure.message)) {}

    explicit operator bool() const { return m_value.has_value(); }
    T &value() { return *m_value; }
    const T &value() const { return *m_value; }
    T &operator*() { return *m_value; }
    const T &operator*() const { return *m_value; }
    T *operator->() { return &*m_value; }
    const T *operator->() const { return &*m_value; }
    /// Empty when there is a value.
    const std::string &message() const { return m_message; }

private:
    std::optional<T> m_value;
    std::string m_message;
};

} // namespace Dateline
