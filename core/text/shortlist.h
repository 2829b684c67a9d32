// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <new>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

namespace Dateline {

/// A list of a few small values, used like std::vector in less room: sixteen bytes that hold the first eight bytes of values
/// themselves, where a vector takes twenty-four and a piece of the heap for its first value. A long article has an event every few
/// hundred bytes with five such lists. Holds fewer than 2^32 values.
template<typename T>
class ShortList
{
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignof(void *), "values are moved as bytes");

public:
    using value_type = T;
    using size_type = std::size_t;
    using iterator = T *;
    using const_iterator = const T *;

    ShortList() = default;
    ShortList(std::initializer_list<T> values) { assign(values.begin(), values.end()); }
    ShortList(const std::vector<T> &values) { assign(values.data(), values.data() + values.size()); }
    ShortList(const ShortList &other) { assign(other.begin(), other.end()); }
    ShortList(ShortList &&other) noexcept { take(other); }
    ShortList &operator=(const ShortList &other)
    {
        if (this != &other)
            assign(other.begin(), other.end());
        return *this;
    }
    ShortList &operator=(ShortList &&other) noexcept
    {
        if (this != &other) {
            release();
            take(other);
        }
        return *this;
    }
    ~ShortList() { release(); }

    std::vector<T> toVector() const { return {begin(), end()}; }

    std::size_t size() const { return m_size; }
    std::size_t capacity() const { return m_capacity; }
    bool empty() const { return m_size == 0; }
    T *data() { return isInside() ? reinterpret_cast<T *>(m_bytes) : heap(); }
    const T *data() const { return isInside() ? reinterpret_cast<const T *>(m_bytes) : heap(); }
    iterator begin() { return data(); }
    iterator end() { return data() + m_size; }
    const_iterator begin() const { return data(); }
    const_iterator end() const { return data() + m_size; }
    const_iterator cbegin() const { return begin(); }
    const_iterator cend() const { return end(); }
    T &operator[](std::size_t index) { return data()[index]; }
    const T &operator[](std::size_t index) const { return data()[index]; }
    T &front() { return *data(); }
    const T &front() const { return *data(); }
    T &back() { return data()[m_size - 1]; }
    const T &back() const { return data()[m_size - 1]; }

    void reserve(std::size_t wanted)
    {
        if (wanted > m_capacity)
            grow(wanted);
    }
    void resize(std::size_t wanted, T value = T())
    {
        reserve(wanted);
        for (std::size_t i = m_size; i < wanted; ++i)
            ::new (static_cast<void *>(data() + i)) T(value);
        m_size = std::uint32_t(wanted);
    }
    void clear() { m_size = 0; }
    void push_back(T value)
    {
        if (m_size == m_capacity)
            grow(std::size_t(m_size) * 2);
        ::new (static_cast<void *>(data() + m_size)) T(value);
        ++m_size;
    }
    template<typename... Arguments>
    T &emplace_back(Arguments &&...arguments)
    {
        push_back(T(std::forward<Arguments>(arguments)...));
        return back();
    }
    void pop_back() { --m_size; }
    /// @p first and @p last must not point into the list.
    template<typename Iterator>
    void assign(Iterator first, Iterator last)
    {
        clear();
        reserve(std::size_t(std::distance(first, last)));
        for (; first != last; ++first)
            push_back(T(*first));
    }
    /// @p first and @p last must not point into the list.
    template<typename Iterator>
    iterator insert(const_iterator at, Iterator first, Iterator last)
    {
        const auto index = std::size_t(at - begin());
        const std::size_t before = m_size;
        reserve(before + std::size_t(std::distance(first, last)));
        for (; first != last; ++first)
            push_back(T(*first));
        std::rotate(begin() + index, begin() + before, end());
        return begin() + index;
    }
    iterator insert(const_iterator at, T value) { return insert(at, &value, &value + 1); }
    iterator erase(const_iterator first, const_iterator last)
    {
        T *const from = begin() + (first - begin());
        T *const rest = begin() + (last - begin());
        std::move(rest, end(), from);
        m_size -= std::uint32_t(last - first);
        return from;
    }
    iterator erase(const_iterator at) { return erase(at, at + 1); }

    friend bool operator==(const ShortList &a, const ShortList &b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }
    friend bool operator==(const ShortList &a, const std::vector<T> &b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

private:
    static constexpr std::uint32_t Inside = std::uint32_t(sizeof(void *) / sizeof(T));

    bool isInside() const { return m_capacity <= Inside; }
    T *heap() const
    {
        T *address = nullptr;
        std::memcpy(&address, m_bytes, sizeof address);
        return address;
    }
    void grow(std::size_t wanted)
    {
        if (wanted > std::numeric_limits<std::uint32_t>::max())
            throw std::length_error("ShortList");
        T *const larger = static_cast<T *>(::operator new(wanted * sizeof(T)));
        std::uninitialized_copy(begin(), end(), larger);
        release();
        std::memcpy(m_bytes, &larger, sizeof larger);
        m_capacity = std::uint32_t(wanted);
    }
    void release()
    {
        if (!isInside())
            ::operator delete(heap());
        m_capacity = Inside;
    }
    void take(ShortList &other) noexcept
    {
        std::memcpy(m_bytes, other.m_bytes, sizeof m_bytes);
        m_size = std::exchange(other.m_size, 0);
        m_capacity = std::exchange(other.m_capacity, Inside);
    }

    alignas(void *) std::byte m_bytes[sizeof(void *)] = {}; ///< the first values, or the address of all of them
    std::uint32_t m_size = 0;
    std::uint32_t m_capacity = Inside;
};

/// As std::erase of a vector.
template<typename T>
std::size_t erase(ShortList<T> &list, const T &value)
{
    const auto rest = std::remove(list.begin(), list.end(), value);
    const auto erased = std::size_t(list.end() - rest);
    list.erase(rest, list.end());
    return erased;
}

} // namespace Dateline
