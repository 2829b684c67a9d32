// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/eventmerger.h"
#include "io/projectfile.h"
#include "project/decision.h"
#include "project/decisionsubjects.h"
#include "project/projecthistory.h"
#include "project/revieweddocument.h"
#include "project/searchquery.h"

#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

class QTemporaryDir;

namespace Dateline {

class EventFilterModel;
class ExtractionPipeline;

/// A project while it is open: its articles with the machine's results, what people decided, and the history of the session. It alone fills the
/// EventFilterModel that the views show, always with the machine's results as the decisions change them.
///
/// Every change goes through change() as a step of the history, reaches the views at once, and is handed to the project's file, which
/// writes it on a thread of its own. Without a file (a session that was not saved yet) all is kept in memory until saveAs().
class Project : public QObject
{
    Q_OBJECT

public:
    /// @p events must outlive the project, which is the only one that adds, removes and replaces its documents.
    explicit Project(EventFilterModel &events, QObject *parent = nullptr);
    ~Project() override;

    // --- the file (projectopening.cpp)

    /// Shows what readProject() or createProject() gave, in the place of everything open, and goes on writing to its file.
    /// The history begins anew.
    void open(ProjectContents contents);
    /// Writes everything into a new file at @p path, where there must be none, and goes on there. Returns why it cannot be made, or why writing
    /// fails within the first seconds: then there is no file at the path, and everything goes on as before. What is not yet on the disk
    /// afterwards is told by file()->isSaved(). Originals are taken from the file that was open before.
    [[nodiscard]] std::optional<Failure> saveAs(const QString &path);
    /// Gives a session that has no file yet one in a folder for temporary files, so that it can be searched; it is removed with the session.
    /// Returns why it cannot be made.
    [[nodiscard]] std::optional<Failure> startUnsaved();
    /// It has a file that a person named.
    bool hasName() const { return m_file && !m_folder; }
    /// Closes the file, writing what is left, and empties everything.
    void close();
    /// Null when the project was never saved.
    ProjectFile *file() const { return m_file.get(); }
    bool isReadOnly() const { return m_file && m_file->isReadOnly(); }
    /// Nothing that a person did or read would be lost now: all is on the disk, or there is nothing.
    bool isSaved() const;

    // --- articles (projectarticles.cpp)

    struct NewDocument
    {
        std::shared_ptr<const ExtractedDocument> machine;
        DocumentStorage storage = DocumentStorage::Reference;
        QByteArray original;              ///< the bytes of the file, for DocumentStorage::Copy
    };
    /// Adds articles as one step of the history. Size and time of their files are taken for those kept by reference.
    /// An article of a known path is a new reading of it (see setMachineResult()), and so is one with the text of an article whose file is gone:
    /// that file was renamed or moved.
    /// With @p continues they join the step that added the articles before them, if nothing was done or undone since: a folder that is read
    /// some articles at a time is one step.
    std::vector<DocumentKey> addDocuments(std::vector<NewDocument> documents, bool continues = false);
    /// Takes articles out as one step; their decisions stay and come back with them.
    void removeDocuments(const std::vector<DocumentKey> &keys);
    /// The machine read a document anew: with newer rules, or because its file changed. Decisions attach again by their words.
    /// No step of the history, as no one decided it.
    void setMachineResult(DocumentKey key, std::shared_ptr<const ExtractedDocument> machine);

    /// In the order in which they stand in the store.
    const std::vector<DocumentKey> &documents() const { return m_shown; }
    DocumentKey keyOf(std::uint32_t document) const { return m_shown[document]; }
    /// The index in the store; nothing when the document is not (or no longer) in the project.
    std::optional<std::uint32_t> indexOf(DocumentKey key) const;
    /// The document of an article's path, 0 when there is none.
    DocumentKey keyOfPath(std::string_view path) const;
    /// Null for a key that was never given.
    const StoredDocument *document(DocumentKey key) const;
    /// What the decisions about a document came to; empty where there are none.
    const ReviewOutcome &outcome(DocumentKey key) const;
    /// Documents that other rules than today's read, or whose result could not be taken from the file: to be read anew.
    std::vector<DocumentKey> outdatedDocuments() const;
    /// What an ExtractionPipeline is to read for such a document; its result goes to setMachineResult(). From the text that is kept, so that it
    /// needs no file; a date that was inferred is left to be inferred again.
    Document documentToRead(DocumentKey key) const;

    // --- decisions (projectdecisions.cpp)

    /// In the order of deciding.
    const std::vector<Decision> &decisions() const { return m_decisions; }
    const Decision *decision(std::string_view id) const;
    /// What became of a decision, over all its documents: an orphan when it is one in any of them or a document is gone.
    DecisionState stateOf(const Decision &decision) const;
    /// Marks of an event or, for an empty id, of the document.
    ReviewMarks marks(DocumentKey key, const std::string &eventId) const;

    /// Decides, in one step, called @p text in the history (empty: a text is made). A decision of the same kind on the same subject is
    /// replaced where only one of them can hold (all but notes and tags). Returns its id; empty when read-only or without a subject.
    std::string decide(std::vector<DecisionSubject> subjects, DecisionContent content, const QString &text = {});
    /// Takes decisions back, in one step.
    void withdraw(const std::vector<std::string> &ids, const QString &text = {});

    /// The subject that stands for an event of the store now.
    DecisionSubject subjectOf(EventIndex event) const;
    /// The decisions about an event, in the order of deciding.
    std::vector<const Decision *> decisionsOn(EventIndex event) const;
    /// What would change if the document's date were @p day. Nothing is changed.
    std::vector<DateChange> previewDocumentDate(DocumentKey key, std::optional<Day> day) const;

    // --- saved views and settings (projectsettings.cpp)

    /// Contents are the window's own, mostly JSON. Names of views are unique.
    std::vector<std::string> views() const;
    std::optional<std::string> view(const std::string &name) const;
    void setView(const std::string &name, const std::string &content);
    void removeView(const std::string &name);
    void renameView(const std::string &name, const std::string &to);
    /// "bands", "corridors": steps of the history. For what is no one's work (the window's layout) @p undoable is false.
    std::optional<std::string> setting(const std::string &name) const;
    void setSetting(const std::string &name, const std::string &content, const QString &text = {}, bool undoable = true);

    // --- one event of several tellings (projectmerging.cpp)

    /// Which events are one; also EventFilterModel::merged(). Follows every change: at once up to some ten thousand events, else on a thread
    /// of its own, until when what is left of the groups before holds. What persons merge or split counts (MergeDecision,
    /// SplitDecision).
    const MergedEvents &merged() const;
    /// Waits until merged() follows every change.
    void finishMerging();
    /// Shows every telling as an event of its own, or as merged again. For the views; no step of the history.
    void setMerging(bool on);
    bool isMerging() const { return m_isMerging; }
    /// Merges events into one, in one step.
    std::string merge(const std::vector<EventIndex> &events);
    /// Keeps a telling apart from the others of its event, in one step.
    std::string split(EventIndex telling);

    // --- search (projectsearch.cpp)

    struct SearchHit
    {
        DocumentKey document = 0;
        std::optional<TextSpan> sentence;  ///< nothing: the title, or what is noted on the article
        std::vector<EventIndex> events;    ///< of that sentence, with the days and countries asked for
    };
    struct SearchResult
    {
        std::vector<SearchHit> hits;  ///< by document and place in it
        bool isCut = false;           ///< there are more than were asked for
        bool isComplete = true;       ///< false while articles are still on their way into the index
        QString problem;              ///< why nothing could be searched; else empty
    };
    /// The first @p limit hits. Needs a file (see startUnsaved()).
    SearchResult search(const SearchQuery &query, std::size_t limit = 200);
    /// Which events of the store a person's words find (see SearchQuery): those of a sentence, and all those of an article whose title or
    /// notes are found. Nothing when that cannot be told: there is no file, the store holds other articles, or plain words are asked for
    /// while articles are still on their way into the index.
    std::optional<std::vector<bool>> eventsWith(std::string_view text);
    /// Articles that are still on their way into the index of what is searched.
    std::size_t waitingForSearch() const;

    // --- history (project.cpp)

    const ProjectHistory &history() const { return m_history; }
    /// Does several changes as one step: all that @p changes does through this object.
    void inOneStep(const QString &text, const std::function<void()> &changes);
    void undo();
    void redo();
    /// Goes to where @p done steps are done.
    void goTo(std::size_t done);
    /// Everything that undo and redo change.
    const ProjectRecords &records() const { return m_records; }

    /// What decidedAt of decisions is read from; the system's clock unless told otherwise.
    void setClock(std::function<std::string()> clock) { m_clock = std::move(clock); }

Q_SIGNALS:
    /// Articles were added or removed.
    void documentsChanged();
    /// Decisions were made, changed or taken back, or attach in another way since a document was read anew.
    void decisionsChanged();
    void viewsChanged();
    void settingChanged(const QString &name);
    void historyChanged();
    /// file() is another one, or none.
    void fileChanged();
    /// Everything is in the index of what is searched now.
    void searchCompleted();
    /// merged() is new.
    void mergedChanged();

private:
    struct Entry
    {
        StoredDocument stored;
        QByteArray original; ///< until it is in a file
        ReviewOutcome outcome;
        EventStore::SharedDocument shown; ///< the machine's result itself where there are no decisions
    };
    /// What the views have not been told yet.
    struct Untold
    {
        std::set<DocumentKey> documents; ///< read anew or decided about
        std::set<std::string> settings;
        bool presence = false;
        bool decisions = false;
        bool views = false;
        bool history = false;
    };

    void change(ProjectStep step, bool undoable = true);
    void apply(const std::vector<RecordEdit> &edits);
    void applyToDecision(const RecordEdit &edit);
    void submit(const std::vector<RecordEdit> &edits, const std::vector<DocumentKey> &newDocuments = {});
    ProjectChange::Original originalOf(const Entry &entry) const;
    void tell();
    void review(Entry &entry);
    void show();
    void forgetEverything();
    void tellEverything();
    static RecordName recordOf(DocumentKey key);
    void merge();
    void takeMerged();
    void setMerged(std::shared_ptr<const MergedEvents> merged);
    MergeConstraints mergeConstraints() const;
    SearchableDocument searchable(const Entry &entry) const;
    QString findRows(const SearchQuery &query, const std::function<bool(const SearchRow &)> &take);
    void eventsAt(const ExtractedDocument &document, EventIndex first, TextSpan sentence, const SearchQuery &query,
                  const std::function<void(EventIndex)> &take) const;
    std::optional<SearchHit> hitAt(const SearchRow &row, const SearchQuery &query) const;
    std::optional<Failure> writeInto(const QString &path, std::unique_ptr<QTemporaryDir> folder);
    void setFile(std::unique_ptr<ProjectFile> file, std::unique_ptr<QTemporaryDir> folder);
    bool isSameSubject(const DecisionSubject &a, const DecisionSubject &b) const;
    QString stepText(const std::vector<DecisionSubject> &subjects, const DecisionContent &content) const;
    QString wordsOf(const DecisionSubject &subject) const;
    const ExtractionPipeline &pipeline() const;

    EventFilterModel &m_events;
    std::unique_ptr<ProjectFile> m_file;
    std::map<DocumentKey, Entry> m_documents; ///< also those taken out, until the project is closed: they may come back
    std::vector<DocumentKey> m_shown;
    std::unordered_map<DocumentKey, std::uint32_t> m_indexes;
    std::int64_t m_nextKey = 1;
    ProjectRecords m_records;
    std::vector<Decision> m_decisions;
    std::unique_ptr<QTemporaryDir> m_folder; ///< of a session without a name
    std::unique_ptr<SearchReader> m_search;
    bool m_isMerging = true;
    std::shared_ptr<const MergedEvents> m_merged;
    struct Merging;
    std::shared_ptr<Merging> m_merging; ///< what the thread finds; null when it does not run
    bool m_mergeAgain = false;          ///< something changed since it began
    std::jthread m_merger;
    std::uint64_t m_lastNumber = 0; ///< of the decisions of this session, also of those undone
    ProjectHistory m_history;
    std::optional<ProjectStep> m_step; ///< inside inOneStep()
    std::size_t m_stepOfReading = 0;   ///< how many steps were done when articles were last added; 0: none were
    Untold m_untold;
    std::function<std::string()> m_clock;
    mutable std::unique_ptr<ExtractionPipeline> m_pipeline;
};

/// Results that no file is to be kept for: read for a picture, or made elsewhere.
std::vector<Project::NewDocument> newDocuments(std::vector<ExtractedDocument> documents);

} // namespace Dateline
