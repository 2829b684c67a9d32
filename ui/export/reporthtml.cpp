// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/reporthtml.h"

#include "export/picturewriter.h"
#include "export/reportentries.h"
#include "models/eventfiltermodel.h"

#include <QBuffer>
#include <QCoreApplication>

#include <algorithm>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

constexpr double FigureWidth = 1040;
constexpr qsizetype LargestSvg = 3'000'000;
constexpr double PixelScale = 2;
constexpr double FiguresShare = 0.5; // of the time that a report takes
constexpr int EventsBetweenLooks = 200;

constexpr char StyleSheet[] = R"(
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 1040px; padding: 32px 24px; background: #fff; color: #1d2329; font: 15px/1.5 Inter, "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 4px; }
h2 { font-size: 20px; margin: 40px 0 8px; border-bottom: 1px solid #e3dfd7; padding-bottom: 4px; }
h3 { font-size: 16px; margin: 28px 0 8px; }
p { margin: 0 0 4px; }
a { color: inherit; }
figure { margin: 0; break-inside: avoid; }
figure svg, figure img { display: block; width: 100%; height: auto; }
figcaption, .filters, .about, .edtf, footer, .detail { color: #5c6670; font-size: 13px; }
ol.events { list-style: none; margin: 0; padding: 0; }
ol.events > li { display: grid; grid-template-columns: 200px 1fr; gap: 0 20px; padding: 10px 0; border-top: 1px solid #e3dfd7; break-inside: avoid; }
.when { font-weight: 600; }
.edtf { display: block; font-weight: 400; font-variant-numeric: tabular-nums; }
blockquote { margin: 0 0 4px; unicode-bidi: isolate; overflow-wrap: anywhere; }
.date { font-weight: 600; color: #8a6000; }
.place { text-decoration: underline; color: #1b6fa8; }
ol.sources li { margin-bottom: 6px; break-inside: avoid; overflow-wrap: anywhere; }
.about, .detail, h1 { overflow-wrap: anywhere; }
footer { margin-top: 40px; border-top: 1px solid #e3dfd7; padding-top: 8px; }
@media (max-width: 700px) { ol.events > li { grid-template-columns: 1fr; } }
@media print { @page { margin: 16mm; } body { padding: 0; max-width: none; font-size: 10.5pt; } h2, h3 { break-after: avoid; } }
)";

/// Escaped for text and for attributes in double quotes.
QByteArray escaped(const QString &text)
{
    QString clean = text;
    for (QChar &c : clean) {
        // HTML knows no other control characters.
        if (c.category() == QChar::Other_Control && c != u'\n' && c != u'\t')
            c = QChar::ReplacementCharacter;
    }
    return clean.toHtmlEscaped().toUtf8();
}

QByteArray markedSentence(const ReportEvent &event)
{
    QByteArray html;
    qsizetype at = 0;
    for (const ReportEvent::Mark &mark : event.marks) {
        html += escaped(event.sentence.sliced(at, mark.begin - at));
        html += mark.isDate ? "<span class=\"date\">" : "<span class=\"place\">";
        html += escaped(event.sentence.sliced(mark.begin, mark.length)) + "</span>";
        at = mark.begin + mark.length;
    }
    return html + escaped(event.sentence.sliced(at));
}

/// The element of an SVG file, to stand in a page beside others: without its prologue, its names made its own.
QByteArray inlineSvg(QByteArray svg, const QByteArray &prefix, const QString &label)
{
    const qsizetype begin = svg.indexOf("<svg");
    if (begin < 0)
        return {};
    svg = svg.sliced(begin);
    // Quotes and angle brackets in the words of a picture are escaped, so these stand in markup only.
    svg.replace("id=\"", "id=\"" + prefix);
    svg.replace("url(#", "url(#" + prefix);
    svg.replace("href=\"#", "href=\"#" + prefix);
    return svg.insert(4, " role=\"img\" aria-label=\"" + escaped(label) + '"');
}

class HtmlReport
{
public:
    HtmlReport(const Report &report, QIODevice &device, const Progress &progress)
        : m_report(report)
        , m_device(device)
        , m_progress(progress)
    {
    }

    std::optional<Failure> write()
    {
        head();
        for (std::size_t i = 0; i < m_report.figures.size() && !m_failure; ++i) {
            figure(i);
            look(FiguresShare * double(i + 1) / double(m_report.figures.size()));
        }
        if (m_report.events && !m_failure) {
            events();
            sources();
        }
        put("<footer><p>" + escaped(credits()) + "</p></footer>\n</body>\n</html>\n");
        return m_failure;
    }

private:
    void put(const QByteArray &bytes)
    {
        if (!m_failure && m_device.write(bytes) != bytes.size())
            m_failure = Failure{m_device.errorString().toStdString()};
    }

    void look(double done)
    {
        if (!m_failure && !goesOn(m_progress, done))
            m_failure = Failure{Words::tr("it was cancelled").toStdString()};
    }

    void head()
    {
        put("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"Dateline\">\n<title>");
        put(escaped(m_report.title) + "</title>\n<style>" + StyleSheet + "</style>\n</head>\n<body>\n<header><h1>" + escaped(m_report.title)
            + "</h1>\n<p class=\"filters\">" + escaped(m_report.filters) + "</p></header>\n");
    }

    void figure(std::size_t number)
    {
        const Report::Figure &figure = m_report.figures[number];
        ExportOptions options;
        options.title = options.filters = options.sources = options.credit = false;
        options.size = {FigureWidth, FigureWidth * figure.heightShare};
        if (figure.picture.heightFor)
            options.size.setHeight(std::max(options.size.height(), sheetHeightFor(figure.picture, options, FigureWidth)));
        const QString label = figure.picture.title + QStringLiteral(": ") + m_report.filters;
        put("<section><h2>" + escaped(figure.picture.title) + "</h2>\n<figure>");
        QBuffer svg;
        svg.open(QIODevice::WriteOnly);
        std::optional<Failure> failed = writePicture(figure.picture, options, PictureFormat::Svg, svg);
        if (!failed && svg.data().size() <= LargestSvg) {
            put(inlineSvg(svg.data(), "f" + QByteArray::number(qulonglong(number)) + '-', label));
        } else if (!failed) {
            QBuffer png;
            png.open(QIODevice::WriteOnly);
            options.scale = PixelScale;
            failed = writePicture(figure.picture, options, PictureFormat::Png, png);
            put("<img alt=\"" + escaped(label) + "\" src=\"data:image/png;base64," + png.data().toBase64() + "\">");
        }
        if (failed && !m_failure)
            m_failure = failed;
        if (!figure.picture.credit.isEmpty())
            put("<figcaption>" + escaped(figure.picture.credit) + "</figcaption>");
        put("</figure></section>\n");
    }

    void events()
    {
        const EventStore &store = m_report.events->store();
        const std::vector<EventIndex> &shown = m_report.events->events();
        const std::vector<int> numbers = sourceNumbers(*m_report.events);
        put("<section><h2>" + escaped(Words::tr("Events")) + "</h2>\n");
        QString heading;
        for (std::size_t row = 0; row < shown.size() && !m_failure; ++row) {
            const ReportEvent event = reportEvent(store, shown[row]);
            if (event.heading != heading) {
                put((heading.isNull() ? QByteArray() : QByteArray("</ol>\n")) + "<h3>" + escaped(event.heading) + "</h3>\n<ol class=\"events\">\n");
                heading = event.heading;
            }
            const QByteArray number = QByteArray::number(numbers[event.document]);
            put("<li><p class=\"when\">" + escaped(event.when) + (event.edtf.isEmpty() || event.edtf == event.when ? QByteArray() : " <span class=\"edtf\">" + escaped(event.edtf) + "</span>")
                + "</p><div><blockquote dir=\"auto\">" + markedSentence(event) + "</blockquote><p class=\"about\">" + escaped(event.about)
                + (event.about.isEmpty() ? "" : " · ") + "<a href=\"#source-" + number + "\">[" + number + "] "
                + escaped(QString::fromStdString(store.document(event.document).document.title).simplified()) + "</a></p></div></li>\n");
            if (row % EventsBetweenLooks == 0)
                look(FiguresShare + (1 - FiguresShare) * double(row) / double(shown.size()));
        }
        put(heading.isNull() ? "<p>" + escaped(Words::tr("No events to show")) + "</p></section>\n" : QByteArray("</ol></section>\n"));
    }

    void sources()
    {
        put("<section><h2>" + escaped(Words::tr("Sources")) + "</h2>\n<ol class=\"sources\">\n");
        for (const ReportSource &source : reportSources(*m_report.events)) {
            put("<li id=\"source-" + QByteArray::number(source.number) + "\">" + escaped(source.title) + "<br><span class=\"detail\">" + escaped(source.details)
                + "</span></li>\n");
        }
        put("</ol></section>\n");
    }

    QString credits() const
    {
        QStringList credits{Words::tr("Made with Dateline. Every event leads back to its sentence.")};
        for (const Report::Figure &figure : m_report.figures) {
            if (!figure.picture.credit.isEmpty() && !credits.contains(figure.picture.credit))
                credits.append(figure.picture.credit);
        }
        return credits.join(QStringLiteral(" · "));
    }

    const Report &m_report;
    QIODevice &m_device;
    const Progress &m_progress;
    std::optional<Failure> m_failure;
};

} // namespace

std::optional<Failure> writeReportHtml(const Report &report, QIODevice &device, const Progress &progress)
{
    return HtmlReport(report, device, progress).write();
}

} // namespace Dateline
