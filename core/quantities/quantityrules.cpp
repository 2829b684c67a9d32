// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantities/quantityrules.h"

#include <QByteArray>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace Dateline {

namespace {

// FNV-1a, 64 bit. Most words of a text are no forms: their hash is all that is computed of them.
constexpr std::uint64_t HashStart = 14695981039346656037ull;

std::uint64_t hashStep(std::uint64_t hash, char c)
{
    return (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
}

/// As appendLower() writes the word.
std::uint64_t hashWord(std::uint64_t hash, std::string_view word)
{
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        if (c == '\xE2' && word.substr(i, 3) == "\xE2\x80\x99") {
            hash = hashStep(hash, '\'');
            i += 2;
        } else {
            hash = hashStep(hash, c >= 'A' && c <= 'Z' ? char(c + 32) : c);
        }
    }
    return hash;
}

/// Whether the tokens are the words of a form's key.
bool isWrittenAs(std::string_view key, std::string_view text, std::span<const QuantityToken> tokens)
{
    bool first = true;
    for (const QuantityToken &token : tokens) {
        if (!first) {
            if (!key.starts_with(' '))
                return false;
            key.remove_prefix(1);
        }
        first = false;
        const std::string_view word = token.span.in(text);
        for (std::size_t i = 0; i < word.size(); ++i) {
            char c = word[i] >= 'A' && word[i] <= 'Z' ? char(word[i] + 32) : word[i];
            if (word.substr(i, 3) == "\xE2\x80\x99") {
                c = '\'';
                i += 2;
            }
            if (key.empty() || key.front() != c)
                return false;
            key.remove_prefix(1);
        }
    }
    return key.empty();
}

} // namespace

double QuantityRules::Form::value(QuantityClass of) const
{
    for (const auto &[wordClass, value] : values) {
        if (wordClass == of)
            return value;
    }
    return 0;
}

const QuantityRules::Form *QuantityRules::find(std::string_view words) const
{
    const auto known = m_forms.find(words);
    return known == m_forms.end() ? nullptr : &known->second;
}

void QuantityRules::buildTable()
{
    std::size_t size = 64;
    while (size < m_forms.size() * 4)
        size *= 2;
    m_table.assign(size, {});
    for (const auto &[key, form] : m_forms) {
        std::uint64_t hash = HashStart;
        for (const char c : key)
            hash = hashStep(hash, c);
        std::size_t slot = hash & (size - 1);
        while (m_table[slot].form)
            slot = (slot + 1) & (size - 1);
        m_table[slot] = {hash, &key, &form};
    }
}

const QuantityRules::Form *QuantityRules::probe(std::uint64_t hash, std::string_view text, std::span<const QuantityToken> tokens) const
{
    const std::size_t mask = m_table.size() - 1;
    for (std::size_t slot = hash & mask; m_table[slot].form; slot = (slot + 1) & mask) {
        if (m_table[slot].hash != hash)
            continue;
        if (isWrittenAs(*m_table[slot].key, text, tokens))
            return m_table[slot].form;
    }
    return nullptr;
}

const QuantityRules::Form *QuantityRules::word(std::string_view written) const
{
    const QuantityToken token{{0, std::uint32_t(written.size())}, QuantityToken::Type::Word, false, false, false};
    return probe(hashWord(HashStart, written), written, std::span(&token, 1));
}

const QuantityRules::Form *QuantityRules::longest(std::string_view text, std::span<const QuantityToken> tokens, std::size_t &count) const
{
    count = 0;
    if (tokens.empty() || tokens.front().type == QuantityToken::Type::End)
        return nullptr;
    std::uint64_t hash = hashWord(HashStart, tokens.front().span.in(text));
    const Form *best = probe(hash, text, tokens.first(1));
    if (!best)
        return nullptr;
    count = 1;
    const std::size_t most = std::min<std::size_t>(best->longest, tokens.size());
    for (std::size_t i = 1; i < most && tokens[i].type != QuantityToken::Type::End; ++i) {
        hash = hashWord(hashStep(hash, ' '), tokens[i].span.in(text));
        if (const Form *longer = probe(hash, text, tokens.first(i + 1))) {
            best = longer;
            count = i + 1;
        }
    }
    return best;
}

const QuantityRules::Form *QuantityRules::longest(std::string_view text, std::span<const QuantityToken> tokens, std::size_t &count, QuantityClass wanted) const
{
    std::size_t most = tokens.size();
    while (most > 0) {
        const Form *found = longest(text, tokens.first(most), count);
        if (!found || found->is(wanted))
            return found;
        most = count - 1;
    }
    count = 0;
    return nullptr;
}

const QuantityRules &QuantityRules::english()
{
    static const std::shared_ptr<const QuantityRules> rules = [] {
        std::vector<Source> sources;
        const QDir folder(QStringLiteral(":/rules/english/quantities"));
        for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
            if (name.endsWith(QStringLiteral(".md")))
                continue;
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                sources.push_back({name.toStdString(), file.readAll().toStdString()});
        }
        const auto compiled = compile(sources);
        // The rules are part of the program and a test compiles them.
        if (!compiled)
            qFatal("%s", compiled.message().c_str());
        return *compiled;
    }();
    return *rules;
}

} // namespace Dateline
