// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/toponymmodel.h"

#include <QResource>

#include <cmath>
#include <cstring>

// The file, little endian: "DLTOPMD\0", u32 version, u32 number of buckets, f32 scale, u32 unused, then four bytes a bucket:
// the weights of Outside, Begin and Inside, and one unused, so that a bucket never lies on two cache lines.

namespace Dateline {

namespace {

constexpr std::uint32_t Version = 1;
constexpr std::size_t HeaderSize = 24;

} // namespace

const ToponymModel &ToponymModel::instance()
{
    static const ToponymModel model = [] {
        const QResource resource(QStringLiteral(":/dateline/gazetteer/toponym-model.bin"));
        const auto *data = reinterpret_cast<const char *>(resource.data());
        auto opened = data ? fromBytes(std::string_view(data, std::size_t(resource.size()))) : std::nullopt;
        if (!opened)
            qFatal("The model of place names is missing from the program");
        return *opened;
    }();
    return model;
}

std::optional<ToponymModel> ToponymModel::fromBytes(std::string_view bytes)
{
    if (bytes.size() != HeaderSize + std::size_t(BucketCount) * 4 || bytes.substr(0, 8) != std::string_view("DLTOPMD\0", 8))
        return std::nullopt;
    std::uint32_t version = 0;
    std::uint32_t buckets = 0;
    ToponymModel model;
    std::memcpy(&version, bytes.data() + 8, sizeof version);
    std::memcpy(&buckets, bytes.data() + 12, sizeof buckets);
    std::memcpy(&model.m_scale, bytes.data() + 16, sizeof model.m_scale);
    if (version != Version || buckets != BucketCount || !(model.m_scale > 0))
        return std::nullopt;
    model.m_weights = bytes.data() + HeaderSize;
    return model;
}

std::string ToponymModel::toBytes(const std::vector<std::array<std::int8_t, NameLabelCount>> &weights, float scale)
{
    std::string result("DLTOPMD\0", 8);
    const auto append = [&](const auto &value) { result.append(reinterpret_cast<const char *>(&value), sizeof value); };
    append(Version);
    append(BucketCount);
    append(scale);
    append(std::uint32_t(0));
    for (const auto &row : weights) {
        for (const std::int8_t weight : row)
            append(weight);
        result.push_back('\0');
    }
    return result;
}

ToponymModel::Scores ToponymModel::score(const std::vector<std::uint32_t> &features) const
{
    Scores result{};
    for (const std::uint32_t feature : features) {
        std::int8_t row[4];
        std::memcpy(row, m_weights + std::size_t(feature) * 4, sizeof row);
        for (int label = 0; label < NameLabelCount; ++label)
            result[std::size_t(label)] += row[label];
    }
    return result;
}

float ToponymModel::certainty(std::int32_t lead) const
{
    return 1 / (1 + std::exp(-float(lead) / m_scale));
}

} // namespace Dateline
