// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/project.h"

#include "models/eventfiltermodel.h"

#include <algorithm>
#include <utility>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace Dateline {

namespace {

/// Up to so many events merging takes no longer than a person notices.
constexpr std::uint32_t MergedAtOnce = 5000;

/// Lets what is to be seen go before this thread and those that it begins.
void giveWay()
{
#ifdef Q_OS_LINUX
    // Of Linux a thread's own, whatever POSIX says of processes.
    setpriority(PRIO_PROCESS, 0, 10);
#endif
}

} // namespace

const MergedEvents &Project::merged() const
{
    static const MergedEvents none;
    return m_merged ? *m_merged : none;
}

void Project::setMerging(bool on)
{
    if (on == m_isMerging)
        return;
    m_isMerging = on;
    m_events.setMerged(on ? m_merged : nullptr);
    Q_EMIT mergedChanged();
}

MergeConstraints Project::mergeConstraints() const
{
    MergeConstraints constraints;
    for (const Decision &decision : m_decisions) {
        const bool isMerge = std::holds_alternative<MergeDecision>(decision.content);
        if (!isMerge && !std::holds_alternative<SplitDecision>(decision.content))
            continue;
        const DecisionState state = stateOf(decision);
        if (!state.isEffective)
            continue;
        std::vector<EventIndex> events;
        for (const SubjectState &subject : state.subjects) {
            const std::uint32_t document = *indexOf(decision.subjects[subject.subject].document);
            const std::vector<Event> &all = m_events.store().document(document).events;
            const auto event = std::find_if(all.begin(), all.end(), [&](const Event &each) { return each.id == subject.event; });
            if (event != all.end())
                events.push_back(m_events.store().firstEventOf(document) + EventIndex(event - all.begin()));
        }
        // Of merging and splitting the same events, what was decided last holds.
        if (isMerge) {
            std::erase_if(constraints.apart, [&](const std::pair<EventIndex, EventIndex> &pair) {
                return std::find(events.begin(), events.end(), pair.first) != events.end() && std::find(events.begin(), events.end(), pair.second) != events.end();
            });
            constraints.same.push_back(std::move(events));
        } else if (!events.empty()) {
            for (std::vector<EventIndex> &same : constraints.same)
                std::erase(same, events.front());
            std::erase_if(constraints.same, [](const std::vector<EventIndex> &same) { return same.size() < 2; });
            for (std::size_t i = 1; i < events.size(); ++i)
                constraints.apart.emplace_back(events.front(), events[i]);
        }
    }
    return constraints;
}

/// What a thread found to be one.
struct Project::Merging
{
    std::shared_ptr<const MergedEvents> merged;
};

void Project::merge()
{
    m_mergeAgain = true;
    if (m_merging)
        return;
    m_mergeAgain = false;
    std::vector<EventStore::SharedDocument> documents;
    for (std::uint32_t document = 0; document < m_events.store().documentCount(); ++document)
        documents.push_back(m_events.store().sharedDocument(document));
    if (m_events.store().size() <= MergedAtOnce) {
        setMerged(std::make_shared<const MergedEvents>(mergeEvents(documents, mergeConstraints())));
        return;
    }
    m_merging = std::make_shared<Merging>();
    m_merger = std::jthread([this, merging = m_merging, documents = std::move(documents), constraints = mergeConstraints()](std::stop_token stop) {
        giveWay();
        merging->merged = std::make_shared<const MergedEvents>(mergeEvents(documents, constraints, stop));
        QMetaObject::invokeMethod(this, [this, merging] {
            if (merging == m_merging)
                takeMerged();
        }, Qt::QueuedConnection);
    });
}

void Project::takeMerged()
{
    m_merger.join();
    const std::shared_ptr<Merging> found = std::exchange(m_merging, nullptr);
    // What was found of other events than those of now is of no use.
    if (m_mergeAgain)
        merge();
    else
        setMerged(found->merged);
}

void Project::finishMerging()
{
    while (m_merging)
        takeMerged();
}

void Project::setMerged(std::shared_ptr<const MergedEvents> merged)
{
    m_merged = std::move(merged);
    const bool differs = m_merged->groups.empty() ? m_events.merged() != nullptr : true;
    if (m_isMerging && differs)
        m_events.setMerged(m_merged->groups.empty() ? nullptr : m_merged);
    Q_EMIT mergedChanged();
}

std::string Project::merge(const std::vector<EventIndex> &events)
{
    std::vector<DecisionSubject> subjects;
    for (const EventIndex event : events)
        subjects.push_back(subjectOf(event));
    return subjects.size() < 2 ? std::string() : decide(std::move(subjects), MergeDecision{});
}

std::string Project::split(EventIndex telling)
{
    std::vector<DecisionSubject> subjects{subjectOf(telling)};
    for (const EventIndex other : merged().tellings(telling)) {
        if (other != telling)
            subjects.push_back(subjectOf(other));
    }
    return subjects.size() < 2 ? std::string() : decide(std::move(subjects), SplitDecision{});
}

} // namespace Dateline
