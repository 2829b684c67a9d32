// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace Dateline {

/// A text as it is searched: in small letters, without accents and apostrophes, Cyrillic letters by the BGN/PCGN system for Russian and
/// its neighbours' letters alike, other scripts as ICU transliterates them, all in ASCII. "Xi'an" and "Xian" are "xian",
/// "Алматы" is "almaty", "Türkmenabat" is "turkmenabat". "ye" at the beginning of a word and behind a vowel is "e", as both are written for
/// one letter: "Tokayev", "Tokaev" and "Токаев" are "tokaev". What is no letter and no digit becomes a space.
std::string foldedForSearch(std::string_view text);

/// The words of a folded text.
template<typename Take>
void forEachFoldedWord(std::string_view folded, const Take &take)
{
    while (!folded.empty()) {
        const auto space = folded.find(' ');
        const std::string_view word = folded.substr(0, space);
        if (!word.empty())
            take(word);
        if (space == std::string_view::npos)
            return;
        folded.remove_prefix(space + 1);
    }
}

} // namespace Dateline
