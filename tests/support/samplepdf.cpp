// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/samplepdf.h"

#include <cstdio>

namespace Dateline::Test {

std::string samplePdf(const std::vector<std::vector<std::string>> &pages, const std::string &title, bool locked)
{
    std::vector<std::string> objects;
    const std::size_t pageCount = pages.size();
    // 1 catalogue, 2 page tree, 3 font, 4 information, 5 encryption, then a page and its contents in turn.
    constexpr std::size_t FirstPage = 6;
    std::string kids;
    for (std::size_t i = 0; i < pageCount; ++i)
        kids += std::to_string(FirstPage + 2 * i) + " 0 R ";
    objects.push_back("<< /Type /Catalog /Pages 2 0 R >>");
    objects.push_back("<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pageCount) + " >>");
    objects.push_back("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    objects.push_back("<< /CreationDate (D:20200102030405Z) " + (title.empty() ? std::string() : "/Title (" + title + ") ") + ">>");
    // The hashes match no password at all, the empty one included.
    objects.push_back("<< /Filter /Standard /V 1 /R 2 /O <" + std::string(64, '1') + "> /U <" + std::string(64, '2') + "> /P -44 >>");
    for (std::size_t i = 0; i < pageCount; ++i) {
        std::string contents = "BT /F1 11 Tf 14 TL 60 780 Td\n";
        for (const std::string &line : pages[i])
            contents += "(" + line + ") Tj T*\n";
        contents += "ET";
        objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents "
                          + std::to_string(FirstPage + 2 * i + 1) + " 0 R >>");
        objects.push_back("<< /Length " + std::to_string(contents.size()) + " >>\nstream\n" + contents + "\nendstream");
    }
    std::string pdf = "%PDF-1.4\n";
    std::vector<std::size_t> offsets;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        offsets.push_back(pdf.size());
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::size_t table = pdf.size();
    pdf += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t offset : offsets) {
        char entry[24];
        std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", offset);
        pdf += entry;
    }
    pdf += "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R /Info 4 0 R ";
    if (locked)
        pdf += "/Encrypt 5 0 R /ID [<" + std::string(32, '3') + "> <" + std::string(32, '3') + ">] ";
    pdf += ">>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    return pdf;
}

} // namespace Dateline::Test
