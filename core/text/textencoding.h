// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/result.h"

#include <string>
#include <string_view>

namespace Dateline {

/// A file's text and the encoding that it was in.
struct DecodedText
{
    std::string text;     ///< valid UTF-8; the very bytes of the file when that is what they were
    std::string encoding; ///< the name by the IANA registry or of ICU, such as "UTF-8" or "windows-1251"
};

/// Decodes the bytes of a text file. Valid UTF-8 is kept byte for byte, with its byte order mark and line ends. UTF-16 and
/// UTF-32 are told by their byte order mark, UTF-16 also by its pattern; their mark is not part of the text. A legacy encoding
/// is taken only when the text in it looks like writing: its name is @p declared (what the file says of itself, may be empty)
/// or found by statistics. Fails with a message that says what was tried, that this is no text,
/// or that there is nothing but white space in it.
Result<DecodedText> decodeText(std::string_view bytes, std::string_view declared = {});

} // namespace Dateline
