// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/documentreader.h"

#include "support/samplepdf.h"
#include "text/htmlreader.h"
#include "text/markdownreader.h"
#include "text/pdfreader.h"
#include "text/plaintextreader.h"
#include "text/sentencesplitter.h"
#include "text/utf8.h"

#include <catch2/catch_test_macros.hpp>

#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <typeinfo>

using namespace Dateline;

namespace {

Document plain(const std::string &text)
{
    auto document = PlainTextReader().read(text, "folder/note.txt");
    INFO(document.message());
    REQUIRE(document);
    return *document;
}

Document markdown(const std::string &text)
{
    auto document = MarkdownReader().read(text, "folder/note.md");
    INFO(document.message());
    REQUIRE(document);
    CHECK(document->text == text);
    CHECK(document->prose().size() == text.size());
    return *document;
}

Document html(const std::string &text)
{
    auto document = HtmlReader().read(text, "folder/page.html");
    INFO(document.message());
    REQUIRE(document);
    CHECK(Utf8::validLength(document->text) == document->text.size());
    return *document;
}

/// The prose with its white space joined: what a tagger can find.
std::string words(const Document &document)
{
    std::string result;
    bool gap = false;
    for (const char c : document.prose()) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            gap = true;
        } else {
            if (gap && !result.empty())
                result += ' ';
            gap = false;
            result += c;
        }
    }
    return result;
}

std::string publishedOn(const Document &document)
{
    return document.published.day ? isoFromDay(*document.published.day) : "unknown";
}

class Files
{
public:
    std::string write(const char *name, const std::string &bytes) const
    {
        QFile file(m_folder.filePath(QString::fromUtf8(name)));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(bytes.data(), qint64(bytes.size())) == qint64(bytes.size()));
        return path(name);
    }
    std::string path(const char *name = "") const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }

private:
    QTemporaryDir m_folder;
};

/// Runs as the user "nobody" while it lives, when the tests run as root, whom no permission stops.
class WithoutPrivileges
{
public:
    WithoutPrivileges() : m_wasRoot(geteuid() == 0), m_works(!m_wasRoot || seteuid(65534) == 0) {}
    ~WithoutPrivileges()
    {
        if (m_wasRoot && m_works && seteuid(0) != 0)
            std::abort();
    }
    WithoutPrivileges(const WithoutPrivileges &) = delete;
    WithoutPrivileges &operator=(const WithoutPrivileges &) = delete;
    bool works() const { return m_works; }

private:
    bool m_wasRoot;
    bool m_works;
};

} // namespace

TEST_CASE("A reader is chosen by the file's ending and else by its first bytes", "[text][reader]")
{
    const auto is = [](const DocumentReader &reader, const std::type_info &type) { return typeid(reader) == type; };
    CHECK(is(readerFor("a.txt", "%PDF-1.4"), typeid(PlainTextReader)));
    CHECK(is(readerFor("a.MD", ""), typeid(MarkdownReader)));
    CHECK(is(readerFor("a.markdown", ""), typeid(MarkdownReader)));
    CHECK(is(readerFor("a.HTM", ""), typeid(HtmlReader)));
    CHECK(is(readerFor("a.xhtml", ""), typeid(HtmlReader)));
    CHECK(is(readerFor("a.pdf", ""), typeid(PdfReader)));
    CHECK(is(readerFor("a", "%PDF-1.7\n"), typeid(PdfReader)));
    CHECK(is(readerFor("-", " \n<!DOCTYPE HTML><p>x"), typeid(HtmlReader)));
    CHECK(is(readerFor("x.d/a", "<?xml version='1.0'?>\n<html>"), typeid(HtmlReader)));
    CHECK(is(readerFor("a", "<rss>"), typeid(PlainTextReader)));
    CHECK(is(readerFor("a.md/b", "words"), typeid(PlainTextReader)));
}

TEST_CASE("Plain text is kept as it is and nothing masked where there is nothing to mask", "[text][reader]")
{
    const std::string text = "\xEF\xBB\xBFThe bridge at Termez\r\n\r\nIt was opened in 1982.\r\n";
    const Document document = plain(text);
    CHECK(document.text == text);
    CHECK(document.masked.empty());
    CHECK(document.prose() == text);
    CHECK(document.title == "The bridge at Termez");
    CHECK(document.published.basis == PublishedBasis::Unknown);
    CHECK_FALSE(document.published.reason.empty());
}

TEST_CASE("Front matter gives title, date, language and sources, and is no prose", "[text][reader]")
{
    const std::string text = "---\n"
                             "title: \"A road: the second half\"\n"
                             "published: 2019-06-14 # the day of the summit\n"
                             "language: en-GB\n"
                             "author: the desk of 2011\n"
                             "sources:\n"
                             "  - Alfa, 14 June 2019\n"
                             "  - \"Beta: a report\"\n"
                             "---\n"
                             "The road was opened in Bishkek.\n";
    for (const Document &document : {plain(text), markdown(text)}) {
        CHECK(document.text == text);
        CHECK(document.title == "A road: the second half");
        CHECK(publishedOn(document) == "2019-06-14");
        CHECK(document.published.basis == PublishedBasis::Metadata);
        REQUIRE(document.published.evidence);
        CHECK(document.published.evidence->in(text) == "2019-06-14");
        CHECK(document.language == "en");
        CHECK(document.sources == std::vector<std::string>{"Alfa, 14 June 2019", "Beta: a report"});
        CHECK(words(document) == "The road was opened in Bishkek.");
    }
    CHECK(plain("---\nsources: [Alfa, \"Beta, 5 May\"]\n---\nWords.").sources == std::vector<std::string>{"Alfa", "Beta, 5 May"});
}

TEST_CASE("Rules between paragraphs are no front matter", "[text][reader]")
{
    CHECK(words(plain("---\nWords of a text, not a list.\n---\nMore.")) == "--- Words of a text, not a list. --- More.");
    CHECK(words(plain("---\ntitle: never closed\n")) == "--- title: never closed");
    CHECK(words(plain("First.\n---\ntitle: later\n---\n")) == "First. --- title: later ---");
}

TEST_CASE("Addresses are masked in text", "[text][reader]")
{
    CHECK(words(plain("See https://example.kz/2019/05/03/news?id=1987 and (www.example.cn/2014), or write to desk.2013@example.kz. It is 2020."))
          == "See and ( ), or write to . It is 2020.");
    CHECK(words(plain("Адрес: http://пример.рф/2010, год 2011")) == "Адрес: , год 2011");
    CHECK(words(plain("地址http://example.cn/2010，2011年")) == "地址 ，2011年");
    CHECK(words(plain("Wwww. and @ and :// are no addresses in 2012.")) == "Wwww. and @ and :// are no addresses in 2012.");
}

TEST_CASE("Lines of the page are masked, sentences with the same words are not", "[text][reader]")
{
    const Document document = plain("Advertisement\nReading Time:3 minutes\nWhy you can trust ALFA\nThe average train is fast.\nSELECT  VOICE\n1.25x\n250 WPM\n"
                                    "Slow\nThe advertisement said more.\n5 min read\nListen to this article\nWe use cookies to improve our site.\n");
    CHECK(words(document) == "The average train is fast. The advertisement said more.");
    CHECK(document.text.size() == document.masked.size());
    CHECK(splitSentences(document.prose()).size() == 2);
}

TEST_CASE("The title is the first line that reads like one, else the file's name", "[text][reader]")
{
    CHECK(plain("Region\n\nTwo rivers and four dams\n\nThe first dam was built in 1974.").title == "Two rivers and four dams");
    CHECK(plain("Region\n\nThe first dam was built in 1974.").title == "Region");
    CHECK(plain("The first dam was built in 1974.\n\nA later line of few words\n").title == "note.txt");
    CHECK(plain("OSH, August 8 (Alfa) --\n\nThe dam was opened.").title == "note.txt");
    CHECK(plain(std::string(150, 'x')).title == "note.txt");
}

TEST_CASE("The language is told by script and frequent words", "[text][reader]")
{
    CHECK(plain("The dam on the river was built in 1974 and it is the highest of all.").language == "en");
    CHECK(plain("Плотина на реке построена в 1974 году, и это самая высокая из всех.").language == "ru");
    CHECK(plain("Қазақстан мен Өзбекстан арасындағы жаңа көпір ашылды.").language == "kk");
    CHECK(plain("哈萨克斯坦和乌兹别克斯坦之间的新桥开通了。").language == "zh");
    CHECK(plain("Nuova linea ferroviaria tra Samarcanda, Buchara ed altri centri").language == "und");
    CHECK(plain("1 2 3").language == "und");
}

TEST_CASE("Markdown markup, code and addresses are masked at their place", "[text][reader]")
{
    const std::string text = "# A *new* bridge\n"
                             "\n"
                             "The [bridge](http://example.kz/1999) opened in\n**May 2011**, see `log-1998` and <https://example.kz/1997>.\n"
                             "\n"
                             "![taken in 1996](pic-1995.png)\n"
                             "\n"
                             "```\ncode of 1994\n```\n"
                             "<div>raw 1993</div>\n"
                             "\n"
                             "> A quote &amp; more\n"
                             "\n"
                             "| Year | Tonnes |\n|------|-------:|\n| 2012 | 500 |\n";
    const Document document = markdown(text);
    CHECK(words(document) == "A new bridge The bridge opened in May 2011 , see and . A quote more Year Tonnes 2012 500");
    CHECK(document.title == "A new bridge");
    CHECK(document.masked.find("May 2011") == text.find("May 2011"));
}

TEST_CASE("Sentences of Markdown end where its blocks do and nowhere else", "[text][reader]")
{
    const Document document = markdown("Heading\n=======\n- first item\n- second item, which\n  Kazakhstan continued\n\n1. a step\n\nIn\nAstana it ended.\n");
    std::vector<std::string> sentences;
    for (const TextSpan span : splitSentences(document.prose()))
        sentences.emplace_back(span.in(document.text));
    REQUIRE(sentences.size() == 5);
    CHECK(sentences[0] == "Heading");
    CHECK(sentences[1] == "first item");
    CHECK(sentences[2] == "second item, which\n  Kazakhstan continued");
    CHECK(sentences[3] == "a step");
    CHECK(sentences[4] == "In\nAstana it ended.");
}

TEST_CASE("Markdown with Windows line ends keeps its bytes", "[text][reader]")
{
    const Document document = markdown("\xEF\xBB\xBF---\r\ntitle: T\r\n---\r\nOne line\r\ngoes on.\r\n");
    CHECK(document.title == "T");
    CHECK(words(document) == "One line goes on.");
    CHECK(splitSentences(document.prose()).size() == 1);
}

TEST_CASE("HTML becomes what a reader sees", "[text][reader]")
{
    const Document document = html("<html><head><title>Bridges</title><style>p { width: 1990px }</style></head><body>"
                                   "<nav>Home 1991</nav><header><h1>A new\n  bridge</h1></header>"
                                   "<p>The <b>bri</b>dge&nbsp;opened&#32;in <i>May</i> 2011.<br>It is long.</p><div>By<p>river<p>road</div>"
                                   "<ul><li>one<li>two</ul><table><tr><td>a<td>b</table><pre>x\n  y</pre>"
                                   "<aside>Related 1992</aside><form>Since 1993<button>Go</button></form>"
                                   "<div hidden>1994</div><div style='display: none'>1995</div><span aria-hidden=true>1996</span>"
                                   "<svg><text>1997</text></svg><noscript>1998</noscript><template>1999</template><!-- 2000 -->"
                                   "<footer>2001</footer></body></html>");
    CHECK(document.text == "A new bridge\n\nThe bridge\u00a0opened in May 2011.\nIt is long.\n\nBy\n\nriver\n\nroad\n\none\n\ntwo\n\na b\n\nx\ny");
    CHECK(document.title == "Bridges");
}

TEST_CASE("Scripts and remote content of a page are neither text nor loaded", "[text][reader]")
{
    const Document document = html("<body onload='go()'><script>document.write('<p>In 1990 it came.</p>')</script>"
                                   "<script src='http://192.0.2.1/x.js'></script><img src='http://192.0.2.1/1991.png' alt='1992'>"
                                   "<iframe src='http://192.0.2.1/'>1993</iframe><link rel=stylesheet href='http://192.0.2.1/'>"
                                   "<p>In 2011 it opened.</p></body>");
    CHECK(document.text == "In 2011 it opened.");
}

TEST_CASE("Boilerplate of a page is masked in its text", "[text][reader]")
{
    const Document document = html("<p>Advertisement</p><p>It opened in 2011.</p><div>1.25x</div><p>Read more: the year 1990</p>");
    CHECK(document.text == "Advertisement\n\nIt opened in 2011.\n\n1.25x\n\nRead more: the year 1990");
    CHECK(words(document) == "It opened in 2011.");
}

TEST_CASE("The publication date of a page comes from its metadata", "[text][reader]")
{
    const std::string body = "<body><p>Words.</p></body>";
    CHECK(publishedOn(html("<meta property='article:published_time' content='2024-07-03T01:00:00+05:00'>" + body)) == "2024-07-03");
    CHECK(publishedOn(html("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2023-05-18T22:00:00Z\"}</script>" + body))
          == "2023-05-18");
    CHECK(publishedOn(html("<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\"2001-01-01\"},"
                           "{\"@type\":[\"Thing\",\"Article\"],\"headline\":\"H\",\"datePublished\":\"2023-05-18\"}]}</script>"
                           + body))
          == "2023-05-18");
    CHECK(publishedOn(html("<script type='application/ld+json'>[{\"@type\":\"WebPage\",\"datePublished\":\"2022-09-15\"}]</script>" + body)) == "2022-09-15");
    CHECK(publishedOn(html("<meta name='DC.date.issued' content='2018-06-10'>" + body)) == "2018-06-10");
    CHECK(publishedOn(html("<meta name='pubdate' content='Sun, 10 Jun 2018 09:00:00 +0800'>" + body)) == "2018-06-10");
    CHECK(publishedOn(html("<body><time pubdate datetime='2017-06-09'>9 June</time> Words.</body>")) == "2017-06-09");
    CHECK(publishedOn(html("<body><time datetime='2017-06-09'>9 June</time> Words.</body>")) == "unknown");
    CHECK(publishedOn(html("<meta name='date' content='soon'><meta name='date' content='2018-06-10'>" + body)) == "2018-06-10");
    CHECK(publishedOn(html("<script type='application/ld+json'>{\"datePublished\": broken</script>" + body)) == "unknown");
    CHECK(publishedOn(html("<body><p>ASTANA, July 3, 2024 \u2014 Talks began.</p></body>")) == "2024-07-03");

    const Document document = html("<meta property='article:published_time' content='2024-07-03'>" + body);
    CHECK(document.published.basis == PublishedBasis::Metadata);
    CHECK(document.published.reason == "The page's article:published_time says \"2024-07-03\".");
}

TEST_CASE("Title and language of a page come from its metadata", "[text][reader]")
{
    CHECK(html("<meta property='og:title' content='The bridge'><title>The bridge | Alfa</title><p>x").title == "The bridge");
    CHECK(html("<title>\n The  bridge </title><p>x").title == "The bridge");
    CHECK(html("<h1>The bridge of the north</h1><p>It was opened.").title == "The bridge of the north");
    CHECK(html("<html lang='ru-KZ'><p>x").language == "ru");
    CHECK(html("<html><p>The dam on the river is the highest.").language == "en");
}

TEST_CASE("A page is decoded by the encoding it names", "[text][reader]")
{
    CHECK(html("<html><head><meta charset=\"windows-1251\"></head><body>\xCE\xF8</body></html>").text == "Ош");
    CHECK(html("<?xml version='1.0' encoding='koi8-r'?><html><body>\xEF\xDB</body></html>").text == "Ош");
}

TEST_CASE("A page nested deeper than any of people is refused at once", "[text][reader][bad-input]")
{
    const auto nested = [](int depth) {
        std::string page;
        for (int i = 0; i < depth; ++i)
            page += "<div>";
        return page + "deep";
    };
    CHECK(html(nested(4000)).text == "deep");
    CHECK(HtmlReader().read(nested(1000000), "a.html").message() == "The page is nested too deeply to be read.");
}

TEST_CASE("A page without words is refused", "[text][reader]")
{
    CHECK(HtmlReader().read("<html><script>x</script></html>", "a.html").message() == "The page has no text.");
    CHECK(HtmlReader().read(std::string(MaximumHtmlBytes + 1, ' '), "a.html").message() == "The page is larger than 16 MiB.");
}

TEST_CASE("The words of all pages of a PDF are read", "[text][reader][pdf]")
{
    const std::string pdf = Test::samplePdf({{"A new bridge", "The bridge was opened in May 2011 by"}, {"Kazakhstan."}}, "Bridges of the north");
    const auto document = PdfReader().read(pdf, "a.pdf");
    INFO(document.message());
    REQUIRE(document);
    CHECK(document->text.find("opened in May 2011 by\nKazakhstan.") != std::string::npos);
    CHECK(document->title == "Bridges of the north");
    CHECK_FALSE(document->published.day.has_value());
}

TEST_CASE("A truncated PDF is refused wherever it is cut", "[text][reader][pdf]")
{
    const std::string pdf = Test::samplePdf({{"The bridge was opened in May 2011."}});
    for (const std::size_t size : {std::size_t(9), pdf.size() / 4, pdf.size() / 2, pdf.size() - 20}) {
        const auto document = PdfReader().read(std::string_view(pdf).substr(0, size), "a.pdf");
        REQUIRE_FALSE(document);
        CHECK(document.message() == "The PDF is cut off: its end is missing.");
    }
}

TEST_CASE("Damaged, locked and empty PDFs are refused with the reason", "[text][reader][pdf]")
{
    CHECK(PdfReader().read("%PDF-1.4\nnonsense\n%%EOF\n", "a.pdf").message().find("damaged") != std::string::npos);
    CHECK(PdfReader().read(Test::samplePdf({{"Words."}}, {}, true), "a.pdf").message() == "The PDF is locked with a password.");
    CHECK(PdfReader().read(Test::samplePdf({{}}), "a.pdf").message() == "The PDF holds pictures only, no text.");
    CHECK(PdfReader().read("", "a.pdf").message() == "The file is empty.");
}

TEST_CASE("Files that cannot be read give a message for people", "[text][reader][bad-input]")
{
    const Files files;
    CHECK(readDocument(files.path("absent.txt")).message() == "There is no such file.");
    CHECK(readDocument(files.path()).message() == "It is a folder, not a file.");
    CHECK(readDocument(files.write("empty.txt", "")).message() == "The file is empty.");
    CHECK(readDocument(files.write("blank.md", " \n\n")).message() == "The file is empty.");
    CHECK(readDocument(files.write("noise.txt", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16))).message() == "This is not a text file.");
    CHECK(readDocument(files.write("broken.txt", "Дорога \xD0 в Ош")).message().starts_with("The text is damaged"));
    CHECK(readDocument(files.write("file.txt", "Words.") + "/inside.txt").message() == "A part of its path is a file, not a folder.");
    CHECK(readDocument("/dev/zero").message() == "It is a device or a pipe, not a file.");
    REQUIRE(mkfifo(files.path("pipe.txt").c_str(), 0600) == 0);
    CHECK(readDocument(files.path("pipe.txt")).message() == "It is a device or a pipe, not a file.");
    REQUIRE(symlink("loop.txt", files.path("loop.txt").c_str()) == 0);
    CHECK(readDocument(files.path("loop.txt")).message() == "It is a link that leads back to itself.");
}

TEST_CASE("A file over the limit is refused before it is read", "[text][reader][bad-input]")
{
    const Files files;
    const std::string path = files.write("large.txt", "Words.");
    REQUIRE(truncate(path.c_str(), 200 << 20) == 0);
    CHECK(readDocument(path).message() == "The file is larger than 128 MiB.");
}

TEST_CASE("A file without permission is refused with the reason", "[text][reader][bad-input]")
{
    const Files files;
    const std::string path = files.write("secret.txt", "Words.");
    REQUIRE(chmod(files.path().c_str(), 0755) == 0);
    REQUIRE(chmod(path.c_str(), 0000) == 0);
    std::string message;
    {
        const WithoutPrivileges nobody;
        if (!nobody.works())
            SKIP("Privileges cannot be dropped here.");
        message = readDocument(path).message();
    }
    CHECK(message == "You have no permission to read it.");
}

TEST_CASE("A file is read by its path", "[text][reader]")
{
    const Files files;
    const auto document = readDocument(files.write("bridge.md", "# The bridge\n\nIt opened."));
    REQUIRE(document);
    CHECK(document->title == "The bridge");
    CHECK(document->path == files.path("bridge.md"));
}
