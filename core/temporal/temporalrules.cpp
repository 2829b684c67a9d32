// SPDX-License-Identifier: GPL-3.0-or-later
#include "temporal/temporalrules.h"

#include "temporal/temporalrulescompiler.h"

#include <QDir>
#include <QFile>

#include <map>
#include <mutex>

// Outside of any namespace, as Q_INIT_RESOURCE demands: a static library's resources are linked only when asked for.
static void initializeTemporalRuleResources()
{
    Q_INIT_RESOURCE(temporalrules);
}

namespace Dateline {

Result<std::shared_ptr<const TemporalRules>> TemporalRules::compile(const std::vector<Source> &sources)
{
    return TemporalRulesCompiler().compile(sources);
}

const TemporalRules::Word *TemporalRules::find(std::uint64_t hash, std::string_view lower) const
{
    std::size_t slot = hash & (m_table.size() - 1);
    while (m_table[slot]) {
        const Word &word = m_words[m_table[slot] - 1];
        if (word.text == lower)
            return &word;
        slot = (slot + 1) & (m_table.size() - 1);
    }
    return nullptr;
}

const TemporalRules::Word *TemporalRules::findWord(std::string_view lower) const
{
    std::uint64_t hash = hashStart();
    for (const char c : lower)
        hash = hashStep(hash, static_cast<unsigned char>(c));
    return find(hash, lower);
}

TemporalRules::Symbol TemporalRules::symbol(std::string_view name) const
{
    const auto it = m_symbols.find(std::string(name));
    return it == m_symbols.end() ? NoSymbol : it->second;
}

std::vector<std::string_view> TemporalRules::ruleIds() const
{
    std::vector<std::string_view> ids;
    for (const Rule &rule : m_rules)
        ids.push_back(rule.id);
    return ids;
}

const TemporalRules *TemporalRules::forLanguage(std::string_view code)
{
    static std::mutex mutex;
    static std::map<std::string, std::shared_ptr<const TemporalRules>, std::less<>> loaded;
    const std::lock_guard lock(mutex);
    const auto known = loaded.find(code);
    if (known != loaded.end())
        return known->second.get();

    static constexpr std::pair<std::string_view, std::string_view> Folders[] = {
        {"en", "english"}, {"ru", "russian"}, {"kk", "kazakh"}, {"zh", "chinese"}};
    std::shared_ptr<const TemporalRules> rules;
    for (const auto &[language, folder] : Folders) {
        if (language != code)
            continue;
        initializeTemporalRuleResources();
        const QDir directory(QStringLiteral(":/rules/") + QString::fromUtf8(folder.data(), qsizetype(folder.size())));
        std::vector<Source> sources;
        const QStringList names = directory.entryList(QDir::Files, QDir::Name);
        for (const QString &name : names) {
            QFile file(directory.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                sources.push_back({file.fileName().toStdString(), file.readAll().toStdString()});
        }
        if (sources.empty())
            break;
        auto compiled = compile(sources);
        if (!compiled)
            qFatal("The temporal rules are broken: %s", compiled.message().c_str());
        rules = std::move(*compiled);
    }
    return loaded.emplace(std::string(code), std::move(rules)).first->second.get();
}

const TemporalRules &TemporalRules::english()
{
    static const TemporalRules &rules = *forLanguage("en");
    return rules;
}

} // namespace Dateline
