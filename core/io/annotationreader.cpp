// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/annotationreader.h"

#include "io/eventmembers.h"
#include "io/eventtaker.h"
#include "io/jsoncursor.h"

#include <QCoreApplication>

namespace Dateline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AnnotationReader)
};

/// One annotation as cells, and the words around its quote.
struct Annotation
{
    EventRow cells;
    EventColumns columns;
    std::string_view prefix;
    std::string_view suffix;
};

class AnnotationPage
{
public:
    AnnotationPage(std::string_view text, const std::string &path, const ReadProgress &progress)
        : m_json(text)
        , m_size(text.size())
        , m_taker(path)
        , m_progress(progress)
    {
    }

    Result<EventFile> read()
    {
        bool cancelled = false;
        if (m_json.enterObject()) {
            for (std::string_view key; !cancelled && m_json.nextKey(key);) {
                if (key != "items") {
                    m_json.skip();
                    continue;
                }
                if (!m_json.enterArray())
                    break;
                while (!cancelled && m_json.nextItem())
                    cancelled = !readItem();
            }
        }
        if (cancelled)
            return Failure{Words::tr("The reading was cancelled.").toStdString()};
        if (m_json.failed())
            return Failure{Words::tr("It is no page of Web Annotations: %1.").arg(QString::fromStdString(m_json.problem())).toStdString()};
        EventFile file;
        m_taker.finish(file);
        if (m_row == 0)
            return Failure{Words::tr("The file holds no event.").toStdString()};
        return file;
    }

private:
    /// False when the reading is cancelled.
    bool readItem()
    {
        ++m_row;
        m_members.clear();
        Annotation annotation;
        if (!m_json.enterObject())
            return true;
        for (std::string_view key; m_json.nextKey(key);) {
            if (key == "body" && m_json.type() == JsonCursor::Type::Object)
                readBody(annotation);
            else if (key == "target" && m_json.type() == JsonCursor::Type::Object)
                readTarget(annotation);
            else
                m_json.skip();
        }
        if (!m_json.failed()) {
            if (Result<ToldEvent> event = readToldEvent(m_row, annotation.cells, annotation.columns))
                m_taker.take(std::move(*event), annotation.prefix, annotation.suffix);
            else
                m_taker.addProblem(m_row, event.message());
        }
        return (m_row & 0xFFF) != 0 || !m_progress || m_progress(double(m_json.position()) / double(m_size));
    }

    void readBody(Annotation &annotation)
    {
        m_json.enterObject();
        for (std::string_view key; m_json.nextKey(key);) {
            if (key == "event" && m_json.type() == JsonCursor::Type::Object) {
                m_json.enterObject();
                m_members.read(m_json, annotation.cells, annotation.columns);
            } else {
                m_json.skip();
            }
        }
    }

    void readTarget(Annotation &annotation)
    {
        m_json.enterObject();
        for (std::string_view key; m_json.nextKey(key);) {
            if (key == "source" && m_json.type() == JsonCursor::Type::String) {
                const std::string_view source = m_members.value(m_json);
                // The body's path is the exact one.
                if (annotation.cells[EventColumn::Path].empty())
                    set(annotation, EventColumn::Path, source);
            } else if (key == "selector" && m_json.type() == JsonCursor::Type::Array) {
                m_json.enterArray();
                while (m_json.nextItem())
                    readSelector(annotation);
            } else if (key == "selector" && m_json.type() == JsonCursor::Type::Object) {
                readSelector(annotation);
            } else {
                m_json.skip();
            }
        }
    }

    void readSelector(Annotation &annotation)
    {
        if (m_json.type() != JsonCursor::Type::Object)
            return m_json.skip();
        m_json.enterObject();
        for (std::string_view key; m_json.nextKey(key);) {
            if (key == "exact")
                set(annotation, EventColumn::Sentence, m_members.value(m_json));
            else if (key == "prefix")
                annotation.prefix = m_members.value(m_json);
            else if (key == "suffix")
                annotation.suffix = m_members.value(m_json);
            else if (key == "start")
                set(annotation, EventColumn::Begin, m_members.value(m_json));
            else if (key == "end")
                set(annotation, EventColumn::End, m_members.value(m_json));
            else
                m_json.skip();
        }
        // Offsets are meant, whatever the annotation tells of a date.
        annotation.columns.set(std::size_t(EventColumn::Earliest));
        annotation.columns.set(std::size_t(EventColumn::Latest));
    }

    static void set(Annotation &annotation, EventColumn column, std::string_view value)
    {
        annotation.columns.set(std::size_t(column));
        annotation.cells[column] = value;
    }

    JsonCursor m_json;
    std::size_t m_size;
    EventTaker m_taker;
    const ReadProgress &m_progress;
    EventMembers m_members;
    std::uint64_t m_row = 0;
};

} // namespace

Result<EventFile> readAnnotations(std::string_view text, const std::string &path, const ReadProgress &progress)
{
    return AnnotationPage(text, path, progress).read();
}

} // namespace Dateline
