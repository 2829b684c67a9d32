// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QProgressBar;

namespace Dateline {

class ArticleLoader;
class ProjectSession;

/// How far the reading of articles or the opening of a project has come, and a button that ends it; seen only while one of them runs.
class LoadingBar : public QWidget
{
    Q_OBJECT

public:
    LoadingBar(ArticleLoader &loader, ProjectSession &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void loadingChanged(bool loading);
    /// By its button.
    void cancelled();

private:
    /// @p part: how much is read of the files that are being read, in files.
    void refresh(int done, int total, double part = 0);

    ArticleLoader &m_loader;
    ProjectSession &m_session;
    QProgressBar *m_progress;
};

} // namespace Dateline
