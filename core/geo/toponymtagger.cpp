// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/toponymtagger.h"

#include "geo/windowtagger.h"

namespace Dateline {

ToponymTagger::ToponymTagger(const Gazetteer &gazetteer)
    : ToponymTagger(gazetteer, ToponymModel::instance())
{
}

ToponymTagger::ToponymTagger(const Gazetteer &gazetteer, const ToponymModel &model)
    : m_gazetteer(gazetteer)
    , m_model(model)
{
}

ToponymTagger::~ToponymTagger() = default;

std::vector<ToponymCandidate> ToponymTagger::tag(std::string_view prose, const std::vector<TextSpan> &sentences) const
{
    std::vector<CorridorMention> corridors;
    return tag(prose, sentences, corridors);
}

std::vector<ToponymCandidate> ToponymTagger::tag(std::string_view prose, const std::vector<TextSpan> &sentences, std::vector<CorridorMention> &corridors) const
{
    // Windows of whole sentences, so that the memory does not grow with the document; what the rest of the text tells about a
    // word is read within the window.
    constexpr std::uint32_t WindowSize = 96 * 1024;
    // Room that most texts do not use up: what is not touched takes no memory, while growing leaves holes of every size behind.
    constexpr std::size_t BytesPerName = 150;
    std::vector<ToponymCandidate> result;
    result.reserve(prose.size() / BytesPerName);
    WindowTagger tagger(m_gazetteer, m_model, prose, sentences, result, corridors);
    for (std::size_t next = 0; next < sentences.size();) {
        TextSpan range = sentences[next++];
        while (next < sentences.size() && sentences[next].end - range.begin <= WindowSize)
            range.end = sentences[next++].end;
        tagger.tag(range);
    }
    return result;
}

} // namespace Dateline
