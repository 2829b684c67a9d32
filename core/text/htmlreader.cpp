// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/htmlreader.h"

#include "text/ascii.h"
#include "text/documentdate.h"
#include "text/documentdetails.h"
#include "text/textencoding.h"
#include "text/textmask.h"
#include "text/utf8.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace Dateline {

namespace {

std::string_view attribute(const GumboNode *node, const char *name)
{
    const GumboAttribute *found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found ? std::string_view(found->value) : std::string_view();
}

bool hasAttribute(const GumboNode *node, const char *name)
{
    return gumbo_get_attribute(&node->v.element.attributes, name) != nullptr;
}

bool isElement(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

/// Parts of a page that are no words of its article, or no words at all.
bool isLeftOut(const GumboNode *node)
{
    if (node->type == GUMBO_NODE_TEMPLATE)
        return true;
    if (node->v.element.tag_namespace != GUMBO_NAMESPACE_HTML)
        return true;
    switch (node->v.element.tag) {
    case GUMBO_TAG_HEAD: case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE: case GUMBO_TAG_NOSCRIPT: case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NAV: case GUMBO_TAG_ASIDE: case GUMBO_TAG_FOOTER: case GUMBO_TAG_FORM: case GUMBO_TAG_BUTTON: case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA: case GUMBO_TAG_INPUT: case GUMBO_TAG_DATALIST: case GUMBO_TAG_IFRAME: case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED: case GUMBO_TAG_VIDEO: case GUMBO_TAG_AUDIO: case GUMBO_TAG_CANVAS: case GUMBO_TAG_MENU: case GUMBO_TAG_PROGRESS:
    case GUMBO_TAG_METER: case GUMBO_TAG_NOFRAMES: case GUMBO_TAG_NOEMBED: case GUMBO_TAG_RP: case GUMBO_TAG_DIALOG:
        return true;
    default:
        break;
    }
    if (hasAttribute(node, "hidden") || lowerAscii(attribute(node, "aria-hidden")) == "true")
        return true;
    const std::string role = lowerAscii(attribute(node, "role"));
    for (const std::string_view hidden : {"navigation", "banner", "complementary", "contentinfo", "dialog", "alertdialog", "search", "menu", "menubar",
                                          "toolbar", "button", "slider"}) {
        if (role == hidden)
            return true;
    }
    std::string style = lowerAscii(attribute(node, "style"));
    style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
    return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

bool isBlock(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_ADDRESS: case GUMBO_TAG_ARTICLE: case GUMBO_TAG_BLOCKQUOTE: case GUMBO_TAG_BODY: case GUMBO_TAG_CAPTION: case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD: case GUMBO_TAG_DETAILS: case GUMBO_TAG_DIR: case GUMBO_TAG_DIV: case GUMBO_TAG_DL: case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET: case GUMBO_TAG_FIGCAPTION: case GUMBO_TAG_FIGURE: case GUMBO_TAG_H1: case GUMBO_TAG_H2: case GUMBO_TAG_H3:
    case GUMBO_TAG_H4: case GUMBO_TAG_H5: case GUMBO_TAG_H6: case GUMBO_TAG_HEADER: case GUMBO_TAG_HGROUP: case GUMBO_TAG_HR: case GUMBO_TAG_HTML:
    case GUMBO_TAG_LEGEND: case GUMBO_TAG_LI: case GUMBO_TAG_LISTING: case GUMBO_TAG_MAIN: case GUMBO_TAG_OL: case GUMBO_TAG_P:
    case GUMBO_TAG_PRE: case GUMBO_TAG_SECTION: case GUMBO_TAG_SUMMARY: case GUMBO_TAG_TABLE: case GUMBO_TAG_TBODY: case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_THEAD: case GUMBO_TAG_TR: case GUMBO_TAG_UL: case GUMBO_TAG_XMP:
        return true;
    default:
        return false;
    }
}

/// Joins a page's words to a text: one space for white space, a newline for <br>, a blank line between blocks.
class TextBuilder
{
public:
    void add(std::string_view words, bool preformatted)
    {
        for (std::size_t i = 0; i < words.size(); ++i) {
            const char c = words[i];
            const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
            if (space && preformatted && c == '\n')
                lineBreak();
            else if (space)
                m_gap = std::max(m_gap, Gap::Space);
            else
                append(c);
        }
    }

    void space() { m_gap = std::max(m_gap, Gap::Space); }
    void lineBreak() { m_gap = m_gap == Gap::Line || m_gap == Gap::Block ? Gap::Block : Gap::Line; }
    void blockBreak() { m_gap = Gap::Block; }
    std::string take() { return std::move(m_text); }

private:
    enum class Gap { None, Space, Line, Block };

    void append(char c)
    {
        if (m_gap != Gap::None && !m_text.empty())
            m_text += m_gap == Gap::Space ? " " : m_gap == Gap::Line ? "\n" : "\n\n";
        m_gap = Gap::None;
        m_text += c;
    }

    std::string m_text;
    Gap m_gap = Gap::None;
};

/// What a page says about itself, in the order of trust.
struct PageMetadata
{
    std::string openGraphTitle;
    std::string headline;
    std::string title;
    std::string language;
    std::string articlePublished;
    std::string linkedData;      ///< datePublished of JSON-LD in an article
    std::string otherLinkedData; ///< the same in anything else
    std::string namedDate;       ///< <meta name="date"> and its like
    std::string timeElement;
};

void setIfEmpty(std::string &field, std::string_view value)
{
    if (field.empty())
        field = Utf8::trimmed(value);
}

void setDateIfNone(std::string &field, std::string_view value)
{
    if (field.empty() && dayFromMetadata(value))
        field = Utf8::trimmed(value);
}

bool isArticleType(const QJsonValue &type)
{
    if (type.isArray()) {
        const QJsonArray types = type.toArray();
        return std::any_of(types.begin(), types.end(), [](const QJsonValue &one) { return isArticleType(one); });
    }
    const QString name = type.toString();
    return name.endsWith(u"Article") || name.endsWith(u"BlogPosting") || name == u"Report";
}

void readLinkedData(const QJsonValue &value, PageMetadata &metadata, int depth = 0)
{
    constexpr int DeepestLinkedData = 16;
    if (depth > DeepestLinkedData)
        return;
    if (value.isArray()) {
        for (const QJsonValue &part : value.toArray())
            readLinkedData(part, metadata, depth + 1);
        return;
    }
    if (!value.isObject())
        return;
    const QJsonObject object = value.toObject();
    const std::string published = object.value(u"datePublished").toString().toStdString();
    if (isArticleType(object.value(u"@type"))) {
        setDateIfNone(metadata.linkedData, published);
        setIfEmpty(metadata.headline, object.value(u"headline").toString().toStdString());
    } else {
        setDateIfNone(metadata.otherLinkedData, published);
    }
    for (const QJsonValue &part : object) {
        if (part.isArray() || part.isObject())
            readLinkedData(part, metadata, depth + 1);
    }
}

std::string textOfChildren(const GumboNode *node)
{
    std::string text;
    const GumboVector &children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
        const auto *child = static_cast<const GumboNode *>(children.data[i]);
        if (!isElement(child) && child->type != GUMBO_NODE_COMMENT)
            text += child->v.text.text;
    }
    return text;
}

std::string collapsed(std::string_view text)
{
    TextBuilder builder;
    builder.add(text, false);
    return builder.take();
}

void readMetadata(const GumboNode *node, PageMetadata &metadata)
{
    switch (node->v.element.tag) {
    case GUMBO_TAG_HTML:
        setIfEmpty(metadata.language, primaryLanguage(attribute(node, "lang")));
        setIfEmpty(metadata.language, primaryLanguage(attribute(node, "xml:lang")));
        break;
    case GUMBO_TAG_TITLE:
        if (node->v.element.tag_namespace == GUMBO_NAMESPACE_HTML)
            setIfEmpty(metadata.title, collapsed(textOfChildren(node)));
        break;
    case GUMBO_TAG_META: {
        const std::string_view content = attribute(node, "content");
        for (const char *key : {"property", "name", "itemprop"}) {
            const std::string name = lowerAscii(attribute(node, key));
            if (name == "article:published_time" || name == "og:article:published_time") {
                setDateIfNone(metadata.articlePublished, content);
            } else if (name == "og:title") {
                setIfEmpty(metadata.openGraphTitle, collapsed(content));
            } else {
                for (const std::string_view dated : {"date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "dc.date",
                                                     "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "datepublished",
                                                     "parsely-pub-date", "sailthru.date", "citation_publication_date", "og:published_time"}) {
                    if (name == dated)
                        setDateIfNone(metadata.namedDate, content);
                }
            }
        }
        break;
    }
    case GUMBO_TAG_SCRIPT:
        if (lowerAscii(attribute(node, "type")).starts_with("application/ld+json")) {
            const std::string json = textOfChildren(node);
            const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), qsizetype(json.size())));
            readLinkedData(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), metadata);
        }
        break;
    case GUMBO_TAG_TIME:
        if (hasAttribute(node, "pubdate") || lowerAscii(attribute(node, "itemprop")) == "datepublished")
            setDateIfNone(metadata.timeElement, attribute(node, "datetime"));
        break;
    default:
        break;
    }
}

/// Walks through the tree without recursion: pages nest as deep as they like.
void walk(const GumboNode *root, TextBuilder &builder, PageMetadata &metadata)
{
    struct Step
    {
        const GumboNode *node;
        unsigned nextChild;
        bool hidden;
        bool preformatted;
    };
    std::vector<Step> path;
    const auto enter = [&](const GumboNode *node, bool hidden, bool preformatted) {
        const GumboTag tag = node->v.element.tag;
        readMetadata(node, metadata);
        hidden = hidden || isLeftOut(node);
        if (isBlock(tag) || (hidden && tag != GUMBO_TAG_SCRIPT && tag != GUMBO_TAG_STYLE && tag != GUMBO_TAG_NOSCRIPT))
            builder.blockBreak();
        else if (tag == GUMBO_TAG_BR)
            builder.lineBreak();
        else if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH || tag == GUMBO_TAG_OPTION)
            builder.space();
        path.push_back({node, 0, hidden, preformatted || tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LISTING || tag == GUMBO_TAG_XMP});
    };
    enter(root, false, false);
    while (!path.empty()) {
        Step &step = path.back();
        const GumboVector &children = step.node->v.element.children;
        if (step.nextChild == children.length) {
            if (isBlock(step.node->v.element.tag))
                builder.blockBreak();
            path.pop_back();
            continue;
        }
        const auto *child = static_cast<const GumboNode *>(children.data[step.nextChild++]);
        if (isElement(child))
            enter(child, step.hidden, step.preformatted);
        else if (!step.hidden && child->type != GUMBO_NODE_COMMENT)
            builder.add(child->v.text.text, step.preformatted);
    }
}

// The time that a parser takes for a page grows with the product of its size and its depth. Browsers stop at 512.
constexpr int DeepestNesting = 5000;

/// Whether more tags are open at a time than any page of people has. Counts without parsing, and so roughly.
bool isNestedTooDeep(std::string_view page)
{
    int depth = 0;
    for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
        const bool closing = ++at < page.size() && page[at] == '/';
        at += closing;
        constexpr std::size_t LongestName = 32;
        std::string name;
        for (; at < page.size() && name.size() < LongestName && ((page[at] | 0x20) >= 'a' && (page[at] | 0x20) <= 'z'); ++at)
            name += char(page[at] | 0x20);
        const bool isTag = !name.empty() && at < page.size() && std::string_view(" \t\r\n\f>/-:0123456789").find(page[at]) != std::string_view::npos;
        bool nests = isTag;
        // These have no end, or end where the next one of them begins.
        for (const std::string_view flat : {"area", "base", "br", "col", "dd", "dt", "embed", "h", "hr", "img", "input", "li", "link", "meta", "option",
                                            "p", "param", "path", "source", "td", "th", "tr", "track", "use", "wbr"})
            nests = nests && name != flat;
        if (nests)
            depth = std::max(0, depth + (closing ? -1 : 1));
        if (depth > DeepestNesting)
            return true;
    }
    return false;
}

/// The encoding that a page names in its first bytes, by the order of the HTML standard's prescan.
std::string declaredEncoding(std::string_view bytes)
{
    const std::string head = lowerAscii(bytes.substr(0, 4096));
    for (const std::string_view key : {"charset", "encoding"}) {
        for (std::size_t at = head.find(key); at != std::string::npos; at = head.find(key, at + 1)) {
            std::size_t begin = at + key.size();
            while (begin < head.size() && (head[begin] == ' ' || head[begin] == '=' || head[begin] == '"' || head[begin] == '\''))
                ++begin;
            const std::size_t end = head.find_first_of(" \t\n\r\"';>/?", begin);
            if (begin > at + key.size() && end != std::string::npos && end > begin)
                return head.substr(begin, end - begin);
        }
    }
    return {};
}

} // namespace

Result<Document> HtmlReader::read(std::string_view bytes, const std::string &path) const
{
    if (bytes.size() > MaximumHtmlBytes)
        return Failure{"The page is larger than " + std::to_string(MaximumHtmlBytes >> 20) + " MiB."};
    Result<DecodedText> decoded = decodeText(bytes, declaredEncoding(bytes));
    if (!decoded)
        return Failure{decoded.message()};

    if (isNestedTooDeep(decoded->text))
        return Failure{"The page is nested too deeply to be read."};

    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    const auto destroy = [&options](GumboOutput *output) { gumbo_destroy_output(&options, output); };
    const std::unique_ptr<GumboOutput, decltype(destroy)> page(gumbo_parse_with_options(&options, decoded->text.data(), decoded->text.size()), destroy);
    if (!page || !page->root)
        return Failure{"The page could not be parsed."};

    TextBuilder builder;
    PageMetadata metadata;
    walk(page->root, builder, metadata);

    Document document;
    document.path = path;
    document.text = builder.take();
    if (Utf8::trimmed(document.text).empty())
        return Failure{"The page has no text."};
    document.language = metadata.language;
    for (const std::string *title : {&metadata.openGraphTitle, &metadata.headline, &metadata.title})
        setIfEmpty(document.title, *title);
    static_cast<void>(applyMetadataDate(document, metadata.articlePublished, "The page's article:published_time")
                      || applyMetadataDate(document, metadata.linkedData, "The page's datePublished")
                      || applyMetadataDate(document, metadata.otherLinkedData, "The page's datePublished")
                      || applyMetadataDate(document, metadata.namedDate, "The page's date")
                      || applyMetadataDate(document, metadata.timeElement, "The page's time of publication"));
    TextMask mask(document.text);
    completeDocument(document, std::move(mask));
    return document;
}

} // namespace Dateline
