// SPDX-License-Identifier: GPL-3.0-or-later
// Trains the model of place names: an averaged perceptron over the features of NameWindow, read from left to right with its
// own decisions as history. The same corpora give the same bytes: the order of the documents is shuffled by a fixed sequence.
//
//   train-toponym-model CORPUS OUTPUT           trains on all of CORPUS (from exportcorpora.py) and writes the model
//   train-toponym-model CORPUS --readings N     fits the weights of ReadingRanker, N-fold, and prints them
//   train-toponym-model CORPUS --folds N        trains N times without a part and reports the recognition on that part
//   train-toponym-model CORPUS --without NAME   trains without the documents whose names begin so and reports on them
#include "geo/gazetteer.h"
#include "geo/namewindow.h"
#include "geo/readingranker.h"
#include "geo/toponymmodel.h"
#include "geo/toponymtagger.h"
#include "text/sentencesplitter.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

using namespace Dateline;

namespace {

struct Document
{
    std::string name;
    std::string text;
    std::vector<TextSpan> sentences;
    std::vector<TextSpan> places;
    std::vector<std::optional<Coordinate>> points; ///< of the places
    std::vector<TextSpan> ignored;
};

std::vector<Document> readCorpus(const char *path)
{
    std::ifstream file(path, std::ios::binary);
    std::vector<Document> result;
    std::string line;
    while (std::getline(file, line)) {
        std::istringstream words(line);
        std::string kind;
        words >> kind;
        if (kind == "DOCUMENT") {
            Document document;
            std::size_t size = 0;
            words >> document.name >> size;
            document.text.resize(size);
            file.read(document.text.data(), std::streamsize(size));
            file.get();
            document.sentences = splitSentences(document.text);
            result.push_back(std::move(document));
        } else if (!result.empty()) {
            TextSpan span;
            words >> span.begin >> span.end;
            if (kind == "PLACE") {
                Coordinate point;
                const bool located = bool(words >> point.latitude >> point.longitude);
                result.back().places.push_back(span);
                result.back().points.push_back(located ? std::optional(point) : std::nullopt);
            } else if (kind == "IGNORE") {
                result.back().ignored.push_back(span);
            }
        }
    }
    return result;
}

bool overlapsAny(TextSpan span, const std::vector<TextSpan> &spans)
{
    return std::any_of(spans.begin(), spans.end(), [&](TextSpan other) { return span.overlaps(other); });
}

constexpr int Unlabelled = -1;

/// The right label of each word; Unlabelled where the corpus does not count.
std::vector<int> rightLabels(const Document &document, const std::vector<Word> &words)
{
    std::vector<int> result(words.size(), int(NameLabel::Outside));
    for (std::size_t i = 0; i < words.size(); ++i) {
        const TextSpan word{words[i].begin, words[i].end};
        for (const TextSpan &place : document.places) {
            if (!place.overlaps(word))
                continue;
            const bool begins = i == 0 || !place.overlaps({words[i - 1].begin, words[i - 1].end});
            result[i] = int(begins ? NameLabel::Begin : NameLabel::Inside);
        }
        if (result[i] == int(NameLabel::Outside) && overlapsAny(word, document.ignored))
            result[i] = Unlabelled;
    }
    return result;
}

class Trainer
{
public:
    void train(const Gazetteer &gazetteer, const std::vector<const Document *> &documents, int rounds)
    {
        m_weights.assign(ToponymModel::BucketCount, {});
        m_totals.assign(ToponymModel::BucketCount, {});
        m_counts.assign(ToponymModel::BucketCount, 0);
        struct Sample
        {
            NameWindow window;
            std::vector<int> labels;
        };
        std::vector<Sample> samples;
        std::vector<std::uint32_t> features;
        for (const Document *document : documents) {
            if (document->sentences.empty())
                continue;
            Sample sample{NameWindow(gazetteer), {}};
            std::size_t sentence = 0;
            sample.window.read(document->text, {document->sentences.front().begin, document->sentences.back().end},
                               document->sentences, sentence);
            sample.labels = rightLabels(*document, sample.window.words());
            NameLabel previous = NameLabel::Outside;
            std::set<std::uint32_t> seen;
            for (std::size_t i = 0; i < sample.labels.size(); ++i) {
                if (sample.window.canBeName(i, previous)) {
                    sample.window.features(i, previous, features);
                    seen.insert(features.begin(), features.end());
                }
                previous = NameLabel(std::max(0, sample.labels[i]));
            }
            for (const std::uint32_t feature : seen)
                ++m_counts[feature];
            samples.push_back(std::move(sample));
        }
        std::vector<std::size_t> order(samples.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::uint64_t state = 88172645463325252u;
        for (int round = 0; round < rounds; ++round) {
            for (std::size_t i = order.size(); i > 1; --i) {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                std::swap(order[i - 1], order[state % i]);
            }
            for (const std::size_t index : order)
                learn(samples[index].window, samples[index].labels);
        }
    }

    /// The averaged weights, cut to a byte each.
    std::string model() const
    {
        std::vector<double> sizes;
        std::vector<std::array<double, NameLabelCount>> averages(m_weights.size());
        for (std::size_t b = 0; b < m_weights.size(); ++b) {
            for (std::size_t label = 0; label < NameLabelCount; ++label) {
                averages[b][label] = m_weights[b][label] - m_totals[b][label] / m_step;
                if (averages[b][label] != 0)
                    sizes.push_back(std::abs(averages[b][label]));
            }
        }
        // The largest weights in a thousand are cut off.
        std::sort(sizes.begin(), sizes.end());
        const double largest = sizes.empty() ? 1 : sizes[sizes.size() * 999 / 1000];
        const double unit = 127 / largest;
        std::vector<std::array<std::int8_t, NameLabelCount>> rows(averages.size());
        for (std::size_t b = 0; b < rows.size(); ++b) {
            for (std::size_t label = 0; label < NameLabelCount; ++label)
                rows[b][label] = std::int8_t(std::clamp(std::round(averages[b][label] * unit), -127.0, 127.0));
        }
        return ToponymModel::toBytes(rows, float(unit * ScoreOfOne));
    }

private:
    /// Features of fewer documents tell about their texts, not about the language.
    static constexpr std::uint32_t FewestDocuments = 3;
    /// The lead that counts as three to one for certainty.
    static constexpr double ScoreOfOne = 4;
    /// A label must win by this much, or it is learned further.
    static constexpr double Margin = 2;

    void learn(const NameWindow &window, const std::vector<int> &labels)
    {
        std::vector<std::uint32_t> features;
        const auto &words = window.words();
        NameLabel previous = NameLabel::Outside;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!window.canBeName(i, previous)) {
                previous = NameLabel::Outside;
                continue;
            }
            window.features(i, previous, features);
            std::erase_if(features, [&](std::uint32_t feature) { return m_counts[feature] < FewestDocuments; });
            std::array<double, NameLabelCount> scores{};
            for (const std::uint32_t feature : features) {
                for (std::size_t label = 0; label < NameLabelCount; ++label)
                    scores[label] += m_weights[feature][label];
            }
            if (previous == NameLabel::Outside || (words[i].gap & ~(SpaceGap | NewlineGap | HyphenGap | StopGap)) || words[i].sentenceStart)
                scores[2] = -1e9;
            const auto best = std::size_t(std::max_element(scores.begin(), scores.end()) - scores.begin());
            if (labels[i] != Unlabelled) {
                const auto right = std::size_t(labels[i]);
                std::size_t rival = right == 0 ? 1 : 0;
                for (std::size_t label = 0; label < NameLabelCount; ++label) {
                    if (label != right && scores[label] > scores[rival])
                        rival = label;
                }
                ++m_step;
                if (scores[right] < scores[rival] + Margin && scores[right] > -1e8) {
                    for (const std::uint32_t feature : features) {
                        m_weights[feature][right] += 1;
                        m_totals[feature][right] += m_step;
                        m_weights[feature][rival] -= 1;
                        m_totals[feature][rival] -= m_step;
                    }
                }
            }
            previous = NameLabel(best);
        }
    }

    std::vector<std::array<double, NameLabelCount>> m_weights;
    std::vector<std::array<double, NameLabelCount>> m_totals;
    std::vector<std::uint32_t> m_counts;
    double m_step = 1;
};

struct Tally
{
    int right = 0;
    int found = 0;
    int gold = 0;

    void print(const char *what) const
    {
        const double precision = found ? double(right) / found : 0;
        const double recall = gold ? double(right) / gold : 0;
        std::printf("%-12s P %5.2f R %5.2f F1 %5.2f (%d gold)\n", what, 100 * precision, 100 * recall,
                    right ? 200 * precision * recall / (precision + recall) : 0, gold);
    }
};

void measure(const Gazetteer &gazetteer, const ToponymModel &model, const Document &document, Tally &tally)
{
    const ToponymTagger tagger(gazetteer, model);
    tally.gold += int(document.places.size());
    for (const ToponymCandidate &candidate : tagger.tag(document.text, document.sentences)) {
        const bool right = std::find(document.places.begin(), document.places.end(), candidate.span) != document.places.end();
        if (candidate.hint || (candidate.demonym && !right))
            continue;
        if (!right && !overlapsAny(candidate.span, document.places) && overlapsAny(candidate.span, document.ignored))
            continue;
        tally.right += right;
        ++tally.found;
    }
}

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

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3) {
        std::cerr << "usage: train-toponym-model CORPUS OUTPUT | CORPUS --folds N | CORPUS --without NAME | CORPUS --readings N\n";
        return 2;
    }
    constexpr int Rounds = 10;
    const Gazetteer &gazetteer = Gazetteer::instance();
    const std::vector<Document> corpus = readCorpus(argv[1]);
    if (corpus.empty()) {
        std::cerr << argv[1] << ": no documents\n";
        return 1;
    }
    if (std::strcmp(argv[2], "--folds") == 0) {
        const int folds = argc > 3 ? std::max(2, std::atoi(argv[3])) : 5;
        Tally lgl;
        Tally geowebnews;
        for (int fold = 0; fold < folds; ++fold) {
            std::vector<const Document *> documents;
            for (std::size_t i = 0; i < corpus.size(); ++i) {
                if (int(i % std::size_t(folds)) != fold)
                    documents.push_back(&corpus[i]);
            }
            Trainer trainer;
            trainer.train(gazetteer, documents, Rounds);
            const std::string bytes = trainer.model();
            const auto model = ToponymModel::fromBytes(bytes);
            for (std::size_t i = std::size_t(fold); i < corpus.size(); i += std::size_t(folds))
                measure(gazetteer, *model, corpus[i], corpus[i].name.starts_with("lgl") ? lgl : geowebnews);
        }
        lgl.print("lgl");
        geowebnews.print("geowebnews");
        return 0;
    }
    if (std::strcmp(argv[2], "--readings") == 0) {
        const int folds = argc > 3 ? std::max(2, std::atoi(argv[3])) : 2;
        double before = 0;
        double after = 0;
        double count = 0;
        for (int fold = 0; fold < folds; ++fold) {
            std::vector<const Document *> rest;
            for (std::size_t i = 0; i < corpus.size(); ++i) {
                if (int(i % std::size_t(folds)) != fold)
                    rest.push_back(&corpus[i]);
            }
            std::vector<float> weights = fitReadings(gazetteer, rest);
            std::vector<float> given(ReadingRanker::defaultWeights().begin(), ReadingRanker::defaultWeights().end());
            for (std::size_t i = std::size_t(fold); i < corpus.size(); i += std::size_t(folds)) {
                const auto old = choicesOf(gazetteer, corpus[i], given);
                const auto fresh = choicesOf(gazetteer, corpus[i], weights);
                before += fitOnce(old, given, given, false) * double(old.size());
                after += fitOnce(fresh, weights, weights, false) * double(fresh.size());
                count += double(old.size());
            }
        }
        std::printf("choices %.0f, right with the program's weights %.4f, with fitted ones %.4f\n", count, before / count, after / count);
        std::vector<const Document *> documents;
        for (const Document &document : corpus)
            documents.push_back(&document);
        for (const float weight : fitReadings(gazetteer, documents))
            std::printf("%.2ff,\n", double(weight));
        return 0;
    }
    if (std::strcmp(argv[2], "--without") == 0 && argc > 3) {
        std::vector<const Document *> rest;
        for (const Document &document : corpus) {
            if (!document.name.starts_with(argv[3]))
                rest.push_back(&document);
        }
        Trainer trainer;
        trainer.train(gazetteer, rest, Rounds);
        const std::string bytes = trainer.model();
        const auto model = ToponymModel::fromBytes(bytes);
        Tally tally;
        for (const Document &document : corpus) {
            if (document.name.starts_with(argv[3]))
                measure(gazetteer, *model, document, tally);
        }
        tally.print(argv[3]);
        return 0;
    }
    std::vector<const Document *> documents;
    for (const Document &document : corpus)
        documents.push_back(&document);
    Trainer trainer;
    trainer.train(gazetteer, documents, Rounds);
    std::ofstream(argv[2], std::ios::binary) << trainer.model();
    return 0;
}
