// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/toponymmodel.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace Dateline {

class Gazetteer;
class NameWindow;
struct Document;

/// A fixed sequence (xorshift), the same on every machine.
class FixedSequence
{
public:
    std::uint64_t next()
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        m_state ^= m_state << 17;
        return m_state;
    }

private:
    std::uint64_t m_state = 88172645463325252u;
};

/// Trains the weights of ToponymModel: averaged perceptrons over the features of NameWindow, read from left to right with
/// their own decisions as history, each on another part of the documents. Their mean is one linear model that depends less on
/// single texts. The same documents in the same order give the same bytes.
class RecognitionTrainer
{
public:
    void train(const Gazetteer &gazetteer, const std::vector<const Document *> &documents);
    /// The bytes of a model, weights cut to a byte each.
    std::string model() const;

private:
    using Rows = std::vector<std::array<double, NameLabelCount>>;
    void learn(const NameWindow &window, const std::vector<int> &labels);

    Rows m_weights;
    Rows m_totals; ///< each change times the step of it, for the average over all steps
    Rows m_mean;   ///< of the perceptrons
    std::vector<std::uint32_t> m_sources; ///< how many sites have the feature
    FixedSequence m_sequence;
    double m_step = 1;
};

} // namespace Dateline
