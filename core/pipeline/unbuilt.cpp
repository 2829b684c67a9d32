// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/extractionpipeline.h"
#include "pipeline/inputfiles.h"
#include "geo/toponym.h"
#include "temporal/temporalexpression.h"
#include "text/documentreader.h"

// Stand-ins for rooms that are not built yet; the linker prefers the real ones.
namespace Dateline {

struct ExtractionPipeline::Stages
{
};
__attribute__((weak)) ExtractionPipeline::ExtractionPipeline(Options options)
    : m_options(options)
{
}
__attribute__((weak)) ExtractionPipeline::~ExtractionPipeline() = default;
__attribute__((weak)) ExtractedDocument ExtractionPipeline::extract(Document document) const
{
    ExtractedDocument extracted;
    extracted.document = std::move(document);
    return extracted;
}
__attribute__((weak)) InputFiles findInputFiles(const std::vector<std::string> &inputs)
{
    return {inputs, {}};
}
__attribute__((weak)) Result<Document> readDocument(const std::string &)
{
    return Failure{"not built"};
}
__attribute__((weak)) std::string_view temporalTypeName(TemporalExpression::Type)
{
    return "DATE";
}
__attribute__((weak)) std::string_view placeKindName(PlaceKind)
{
    return "city";
}

} // namespace Dateline
