// SPDX-License-Identifier: GPL-3.0-or-later
// Trains the recogniser of place names and measures it. The same corpora give the same bytes.
//
//   train-toponym-model CORPUS OUTPUT                     trains on all of CORPUS (from exportcorpora.py), writes the model
//   train-toponym-model CORPUS --folds N [--errors]       trains N times without a part and reports on that part
//   train-toponym-model CORPUS --without NAME [--errors]  trains without the documents whose names begin so, reports on them
//   train-toponym-model CORPUS --readings N               fits the weights of ReadingRanker, N-fold, and prints them
//
// --errors lists what was missed and what is false.
#include "corpus.h"
#include "geo/gazetteer.h"
#include "geo/readingranker.h"
#include "geo/toponymmodel.h"
#include "geo/toponymtagger.h"
#include "readingfit.h"
#include "recognitiontrainer.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <string_view>

using namespace Dateline;

namespace {

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

void measure(const Gazetteer &gazetteer, const ToponymModel &model, const Document &document, bool errors, Tally &tally)
{
    const ToponymTagger tagger(gazetteer, model);
    std::vector<TextSpan> hit;
    tally.gold += int(document.places.size());
    for (const ToponymCandidate &candidate : tagger.tag(document.text, document.sentences)) {
        const bool right = std::find(document.places.begin(), document.places.end(), candidate.span) != document.places.end();
        if (candidate.hint || (candidate.demonym && !right))
            continue;
        if (!right && !overlapsAny(candidate.span, document.places) && overlapsAny(candidate.span, document.ignored))
            continue;
        tally.right += right;
        ++tally.found;
        if (!right && errors)
            std::printf("FALSE\t%s\n", contextOf(document, candidate.span).c_str());
        if (right)
            hit.push_back(candidate.span);
    }
    if (errors) {
        for (const TextSpan span : document.places) {
            if (std::find(hit.begin(), hit.end(), span) == hit.end())
                std::printf("MISS\t%s\n", contextOf(document, span).c_str());
        }
    }
}

std::string modelWithout(const Gazetteer &gazetteer, const std::vector<Document> &corpus, const std::vector<bool> &left)
{
    std::vector<const Document *> documents;
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        if (!left[i])
            documents.push_back(&corpus[i]);
    }
    RecognitionTrainer trainer;
    trainer.train(gazetteer, documents);
    return trainer.model();
}

/// Trains without the documents that are left out and measures on them.
void measureWithout(const Gazetteer &gazetteer, const std::vector<Document> &corpus, const std::vector<bool> &left, bool errors,
                    Tally &lgl, Tally &geowebnews)
{
    const std::string bytes = modelWithout(gazetteer, corpus, left);
    const auto model = ToponymModel::fromBytes(bytes);
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        if (left[i])
            measure(gazetteer, *model, corpus[i], errors, corpus[i].name.starts_with("lgl") ? lgl : geowebnews);
    }
}

void reportReadings(const Gazetteer &gazetteer, const std::vector<Document> &corpus, int folds)
{
    const std::vector<float> given(ReadingRanker::defaultWeights().begin(), ReadingRanker::defaultWeights().end());
    const std::vector<int> foldOf = foldsBySource(corpus, folds);
    ReadingShare before;
    ReadingShare after;
    for (int fold = 0; fold < folds; ++fold) {
        std::vector<const Document *> rest;
        for (std::size_t i = 0; i < corpus.size(); ++i) {
            if (foldOf[i] != fold)
                rest.push_back(&corpus[i]);
        }
        const std::vector<float> weights = fitReadings(gazetteer, rest);
        for (std::size_t i = 0; i < corpus.size(); ++i) {
            if (foldOf[i] != fold)
                continue;
            const ReadingShare old = measureReadings(gazetteer, corpus[i], given);
            const ReadingShare fresh = measureReadings(gazetteer, corpus[i], weights);
            before = {before.right + old.right, before.all + old.all};
            after = {after.right + fresh.right, after.all + fresh.all};
        }
    }
    std::printf("choices %.0f, right with the program's weights %.4f, with fitted ones %.4f\n", before.all, before.right / before.all,
                after.right / after.all);
    std::vector<const Document *> documents;
    for (const Document &document : corpus)
        documents.push_back(&document);
    for (const float weight : fitReadings(gazetteer, documents))
        std::printf("%.2ff,\n", double(weight));
}

} // namespace

int main(int argc, char **argv)
{
    const std::string_view action = argc > 2 ? argv[2] : "";
    const bool option = action.starts_with("--");
    if (argc < 3 || (option && argc < 4)) {
        std::cerr << "usage: train-toponym-model CORPUS OUTPUT | CORPUS --folds N | CORPUS --without NAME | CORPUS --readings N\n";
        return 2;
    }
    const Gazetteer &gazetteer = Gazetteer::instance();
    const std::vector<Document> corpus = readCorpus(argv[1]);
    if (corpus.empty()) {
        std::cerr << argv[1] << ": no documents\n";
        return 1;
    }
    std::vector<bool> left(corpus.size(), false);
    if (!option) {
        std::ofstream(argv[2], std::ios::binary) << modelWithout(gazetteer, corpus, left);
        return 0;
    }
    const bool errors = argc > 4 && std::strcmp(argv[4], "--errors") == 0;
    const int folds = std::max(2, std::atoi(argv[3]));
    if (action == "--readings") {
        reportReadings(gazetteer, corpus, folds);
        return 0;
    }
    Tally lgl;
    Tally geowebnews;
    if (action == "--folds") {
        const std::vector<int> foldOf = foldsBySource(corpus, folds);
        for (int fold = 0; fold < folds; ++fold) {
            for (std::size_t i = 0; i < corpus.size(); ++i)
                left[i] = foldOf[i] == fold;
            measureWithout(gazetteer, corpus, left, errors, lgl, geowebnews);
        }
    } else {
        for (std::size_t i = 0; i < corpus.size(); ++i)
            left[i] = corpus[i].name.starts_with(argv[3]);
        measureWithout(gazetteer, corpus, left, errors, lgl, geowebnews);
    }
    lgl.print("lgl");
    geowebnews.print("geowebnews");
    return 0;
}
