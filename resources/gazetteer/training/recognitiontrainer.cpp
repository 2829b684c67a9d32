// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognitiontrainer.h"

#include "corpus.h"
#include "geo/gazetteer.h"
#include "geo/namewindow.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace Dateline {

namespace {

constexpr int Perceptrons = 15;
constexpr std::size_t PartOfTen = 7; ///< of the documents, for each perceptron
constexpr int Rounds = 20;
/// Of a word's features as many in a hundred are not seen each time, so that no decision hangs on few of them: the texts that the
/// model will read lack some of those it has learned from.
constexpr std::uint64_t HiddenOfHundred = 50;
/// Features of fewer sites tell about their texts, not about the language.
constexpr std::uint32_t FewestSources = 2;
/// A label must win by this much, or it is learned further.
constexpr double Margin = 5;
/// The lead that counts as three to one for certainty.
constexpr double ScoreOfOne = 4;

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

} // namespace

void RecognitionTrainer::train(const Gazetteer &gazetteer, const std::vector<const Document *> &documents)
{
    struct Sample
    {
        NameWindow window;
        std::vector<int> labels;
    };
    std::vector<Sample> samples;
    std::vector<std::uint32_t> features;
    std::vector<std::set<std::string_view>> sources(ToponymModel::BucketCount);
    for (const Document *document : documents) {
        if (document->sentences.empty())
            continue;
        Sample sample{NameWindow(gazetteer), {}};
        std::size_t sentence = 0;
        sample.window.read(document->text, {document->sentences.front().begin, document->sentences.back().end},
                           document->sentences, sentence);
        sample.labels = rightLabels(*document, sample.window.words());
        NameLabel previous = NameLabel::Outside;
        for (std::size_t i = 0; i < sample.labels.size(); ++i) {
            if (sample.window.canBeName(i, previous)) {
                sample.window.features(i, previous, features);
                for (const auto feature : features)
                    sources[feature].insert(document->source);
            }
            previous = NameLabel(std::max(0, sample.labels[i]));
        }
        samples.push_back(std::move(sample));
    }
    m_sources.clear();
    for (const auto &sites : sources)
        m_sources.push_back(std::uint32_t(sites.size()));
    std::vector<std::size_t> order(samples.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    const auto shuffle = [this](std::vector<std::size_t> &numbers) {
        for (std::size_t i = numbers.size(); i > 1; --i)
            std::swap(numbers[i - 1], numbers[m_sequence.next() % i]);
    };
    m_mean.assign(ToponymModel::BucketCount, {});
    for (int perceptron = 0; perceptron < Perceptrons; ++perceptron) {
        m_weights.assign(ToponymModel::BucketCount, {});
        m_totals.assign(ToponymModel::BucketCount, {});
        m_step = 1;
        shuffle(order);
        std::vector<std::size_t> part(order.begin(), order.begin() + std::ptrdiff_t(order.size() * PartOfTen / 10));
        for (int round = 0; round < Rounds; ++round) {
            shuffle(part);
            for (const std::size_t index : part)
                learn(samples[index].window, samples[index].labels);
        }
        for (std::size_t b = 0; b < m_mean.size(); ++b) {
            for (std::size_t label = 0; label < NameLabelCount; ++label)
                m_mean[b][label] += (m_weights[b][label] - m_totals[b][label] / m_step) / Perceptrons;
        }
    }
}

std::string RecognitionTrainer::model() const
{
    std::vector<double> sizes;
    for (const auto &row : m_mean) {
        for (const double weight : row) {
            if (weight != 0)
                sizes.push_back(std::abs(weight));
        }
    }
    // The largest weights in a thousand are cut off.
    std::sort(sizes.begin(), sizes.end());
    const double largest = sizes.empty() ? 1 : sizes[sizes.size() * 999 / 1000];
    const double unit = 127 / largest;
    std::vector<std::array<std::int8_t, NameLabelCount>> rows(m_mean.size());
    for (std::size_t b = 0; b < rows.size(); ++b) {
        for (std::size_t label = 0; label < NameLabelCount; ++label)
            rows[b][label] = std::int8_t(std::clamp(std::round(m_mean[b][label] * unit), -127.0, 127.0));
    }
    return ToponymModel::toBytes(rows, float(unit * ScoreOfOne));
}

void RecognitionTrainer::learn(const NameWindow &window, const std::vector<int> &labels)
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
        std::erase_if(features, [&](std::uint32_t feature) { return m_sources[feature] < FewestSources; });
        // The upper half of the sequence: its lowest bits are less mixed.
        std::erase_if(features, [this](std::uint32_t) { return (m_sequence.next() >> 32) % 100 < HiddenOfHundred; });
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

} // namespace Dateline
