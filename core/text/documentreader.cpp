// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/documentreader.h"

#include "text/ascii.h"
#include "text/htmlreader.h"
#include "text/markdownreader.h"
#include "text/pdfreader.h"
#include "text/plaintextreader.h"
#include "text/utf8.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

namespace Dateline {

namespace {

std::string endingOf(const std::string &path)
{
    const std::size_t slash = path.find_last_of('/');
    const std::size_t dot = path.find_last_of('.');
    if (dot == std::string::npos || (slash != std::string::npos && dot < slash))
        return {};
    return lowerAscii(std::string_view(path).substr(dot));
}

bool looksLikeHtml(std::string_view bytes)
{
    std::string_view text = Utf8::trimmed(bytes.substr(0, 1024));
    if (!text.starts_with('<'))
        return false;
    const std::string head = lowerAscii(text);
    if (head.starts_with("<?xml") || head.starts_with("<!--"))
        return head.find("<html") != std::string::npos || head.find("<!doctype html") != std::string::npos;
    return head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<head") || head.starts_with("<body");
}

std::string reasonFor(const std::error_code &error)
{
    if (error == std::errc::no_such_file_or_directory)
        return "There is no such file.";
    if (error == std::errc::permission_denied || error == std::errc::operation_not_permitted)
        return "You have no permission to read it.";
    if (error == std::errc::not_a_directory)
        return "A part of its path is a file, not a folder.";
    if (error == std::errc::too_many_symbolic_link_levels)
        return "It is a link that leads back to itself.";
    if (error == std::errc::is_a_directory)
        return "It is a folder, not a file.";
    return "It cannot be read: " + error.message() + ".";
}

Failure tooLarge()
{
    return {"The file is larger than " + std::to_string(MaximumDocumentBytes >> 20) + " MiB."};
}

/// Reads until the end, but never more than one byte over the limit.
Result<std::string> readAll(std::FILE *file, std::size_t expected)
{
    std::string bytes;
    bytes.reserve(std::min(expected, MaximumDocumentBytes) + 1);
    std::unique_ptr<char[]> buffer(new char[1u << 16]);
    while (const std::size_t count = std::fread(buffer.get(), 1, 1u << 16, file)) {
        if (bytes.size() + count > MaximumDocumentBytes)
            return tooLarge();
        bytes.append(buffer.get(), count);
    }
    if (std::ferror(file))
        return Failure{reasonFor(std::error_code(errno, std::generic_category()))};
    return bytes;
}

Result<std::string> readFile(const std::string &path)
{
    if (path == "-")
        return readAll(stdin, 0);
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found && !error)
        error = std::make_error_code(std::errc::no_such_file_or_directory);
    if (error)
        return Failure{reasonFor(error)};
    if (status.type() == fs::file_type::directory)
        return Failure{"It is a folder, not a file."};
    // Opening a pipe or a device can wait for ever.
    if (status.type() != fs::file_type::regular)
        return Failure{"It is a device or a pipe, not a file."};
    const std::uintmax_t size = fs::file_size(path, error);
    if (error)
        return Failure{reasonFor(error)};
    if (size > MaximumDocumentBytes)
        return tooLarge();
    const auto close = [](std::FILE *file) { std::fclose(file); };
    const std::unique_ptr<std::FILE, decltype(close)> file(std::fopen(path.c_str(), "rb"), close);
    if (!file)
        return Failure{reasonFor(std::error_code(errno, std::generic_category()))};
    return readAll(file.get(), std::size_t(size));
}

} // namespace

const DocumentReader &readerFor(const std::string &path, std::string_view bytes)
{
    static const PlainTextReader plainText;
    static const MarkdownReader markdown;
    static const HtmlReader html;
    static const PdfReader pdf;
    const std::string ending = endingOf(path);
    if (ending == ".txt" || ending == ".text")
        return plainText;
    if (ending == ".md" || ending == ".markdown")
        return markdown;
    if (ending == ".html" || ending == ".htm" || ending == ".xhtml")
        return html;
    if (ending == ".pdf" || bytes.starts_with("%PDF-"))
        return pdf;
    if (looksLikeHtml(bytes))
        return html;
    return plainText;
}

Result<Document> readDocument(const std::string &path)
{
    const Result<std::string> bytes = readFile(path);
    if (!bytes)
        return Failure{bytes.message()};
    if (bytes->empty())
        return Failure{"The file is empty."};
    return readerFor(path, *bytes).read(*bytes, path);
}

} // namespace Dateline
