// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus.h"

#include "text/sentencesplitter.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

namespace Dateline {

std::vector<Document> readCorpus(const char *path)
{
    std::ifstream file(path, std::ios::binary);
    std::vector<Document> result;
    std::string line;
    while (std::getline(file, line)) {
        std::istringstream words(line);
        std::string kind;
        words >> kind;
        if (kind == "DOCUMENT") {
            Document document;
            std::size_t size = 0;
            words >> document.name >> document.source >> size;
            document.text.resize(size);
            file.read(document.text.data(), std::streamsize(size));
            file.get();
            document.sentences = splitSentences(document.text);
            result.push_back(std::move(document));
        } else if (!result.empty()) {
            TextSpan span;
            words >> span.begin >> span.end;
            if (kind == "PLACE") {
                Coordinate point;
                const bool located = bool(words >> point.latitude >> point.longitude);
                result.back().places.push_back(span);
                result.back().points.push_back(located ? std::optional(point) : std::nullopt);
            } else if (kind == "IGNORE") {
                result.back().ignored.push_back(span);
            }
        }
    }
    return result;
}

bool overlapsAny(TextSpan span, const std::vector<TextSpan> &spans)
{
    return std::any_of(spans.begin(), spans.end(), [&](TextSpan other) { return span.overlaps(other); });
}

std::vector<int> foldsBySource(const std::vector<Document> &corpus, int folds)
{
    std::map<std::string_view, int> foldOfSource;
    std::vector<int> result;
    for (const Document &document : corpus)
        result.push_back(foldOfSource.try_emplace(document.source, int(foldOfSource.size()) % folds).first->second);
    return result;
}

std::string contextOf(const Document &document, TextSpan span)
{
    const std::uint32_t begin = span.begin > 50 ? span.begin - 50 : 0;
    const std::uint32_t end = std::min(std::uint32_t(document.text.size()), span.end + 40);
    std::string result = document.name + "\t" + std::string(span.in(document.text)) + "\t" + document.text.substr(begin, span.begin - begin) + "[["
        + std::string(span.in(document.text)) + "]]" + document.text.substr(span.end, end - span.end);
    std::replace(result.begin(), result.end(), '\n', ' ');
    return result;
}

} // namespace Dateline
