// SPDX-License-Identifier: GPL-3.0-or-later
#include "readingfit.h"

#include "corpus.h"
#include "geo/readingranker.h"
#include "geo/toponymtagger.h"

#include <algorithm>
#include <cmath>

namespace Dateline {

namespace {

/// A name of the corpus with its readings and which of them are right.
struct Choice
{
    std::vector<ReadingValues> readings;
    std::vector<bool> right;
    float weight = 1;
};

constexpr double RightKilometres = 161;

std::vector<Choice> choicesOf(const Gazetteer &gazetteer, const Document &document, std::span<const float> weights)
{
    static const ToponymTagger tagger(gazetteer);
    const auto candidates = tagger.tag(document.text, document.sentences);
    ReadingRanker ranker(gazetteer, weights);
    ranker.rank(candidates);
    std::vector<Choice> result;
    std::vector<std::uint32_t> names;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const auto place = std::find(document.places.begin(), document.places.end(), candidates[i].span);
        if (place == document.places.end() || candidates[i].readings == 0 || candidates[i].demonym || candidates[i].hint)
            continue;
        const auto point = document.points[std::size_t(place - document.places.begin())];
        if (!point)
            continue;
        Choice choice;
        bool possible = false;
        bool wrong = false;
        for (const RankedReading &reading : ranker.readingsOf(i)) {
            const bool right = distanceInKilometres(reading.place.coordinate, *point) <= RightKilometres;
            choice.readings.push_back(reading.values);
            choice.right.push_back(right);
            possible |= right;
            wrong |= !right;
        }
        names.push_back(candidates[i].readings);
        if (!possible || !wrong)
            continue;
        choice.weight = 1 / std::sqrt(float(std::count(names.begin(), names.end(), candidates[i].readings)));
        result.push_back(std::move(choice));
    }
    return result;
}

double fitOnce(const std::vector<Choice> &choices, std::vector<float> &weights, const std::vector<float> &prior, bool learn)
{
    constexpr float Step = 0.02f;
    constexpr float Pull = 0.0005f; // towards the weights it began with
    double right = 0;
    double all = 0;
    for (const Choice &choice : choices) {
        std::vector<double> odds(choice.readings.size());
        double sum = 0;
        double rightSum = 0;
        std::size_t best = 0;
        for (std::size_t r = 0; r < odds.size(); ++r) {
            double score = 0;
            for (std::size_t f = 0; f < ReadingFeatureCount; ++f)
                score += double(choice.readings[r][f]) * double(weights[f]);
            odds[r] = std::exp(std::clamp(score, -40.0, 40.0));
            sum += odds[r];
            rightSum += choice.right[r] ? odds[r] : 0;
            if (odds[r] > odds[best])
                best = r;
        }
        right += choice.right[best];
        ++all;
        if (!learn)
            continue;
        for (std::size_t r = 0; r < odds.size(); ++r) {
            const double slope = (choice.right[r] ? odds[r] / rightSum : 0) - odds[r] / sum;
            for (std::size_t f = 0; f < ReadingFeatureCount; ++f)
                weights[f] += Step * choice.weight * float(slope) * choice.readings[r][f];
        }
        for (std::size_t f = 0; f < ReadingFeatureCount; ++f)
            weights[f] += Pull * Step * (prior[f] - weights[f]);
    }
    return all > 0 ? right / all : 0;
}

} // namespace

ReadingShare measureReadings(const Gazetteer &gazetteer, const Document &document, const std::vector<float> &weights)
{
    const auto choices = choicesOf(gazetteer, document, weights);
    std::vector<float> unchanged = weights;
    return {fitOnce(choices, unchanged, weights, false) * double(choices.size()), double(choices.size())};
}

std::vector<float> fitReadings(const Gazetteer &gazetteer, const std::vector<const Document *> &documents)
{
    const auto first = ReadingRanker::defaultWeights();
    const std::vector<float> prior(first.begin(), first.end());
    std::vector<float> weights = prior;
    for (int outer = 0; outer < 4; ++outer) {
        std::vector<Choice> choices;
        for (const Document *document : documents) {
            auto more = choicesOf(gazetteer, *document, weights);
            std::move(more.begin(), more.end(), std::back_inserter(choices));
        }
        for (int round = 0; round < 15; ++round)
            fitOnce(choices, weights, prior, true);
    }
    return weights;
}

} // namespace Dateline
