// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/loadingbar.h"

#include "articleloader.h"
#include "models/counttext.h"
#include "review/projectsession.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

namespace Dateline {

LoadingBar::LoadingBar(ArticleLoader &loader, ProjectSession &session, QWidget *parent)
    : QWidget(parent)
    , m_loader(loader)
    , m_session(session)
    , m_progress(new QProgressBar)
{
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_progress->setAccessibleName(tr("Reading articles"));
    auto *cancel = new QToolButton;
    cancel->setText(tr("Cancel"));
    cancel->setToolTip(tr("Stop reading; what is read already stays"));
    connect(cancel, &QToolButton::clicked, this, [this] {
        m_loader.cancel();
        m_session.cancelOpening();
        Q_EMIT cancelled();
        refresh(0, 0);
    });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_progress);
    row->addWidget(cancel);
    connect(&loader, &ArticleLoader::progressed, this, &LoadingBar::refresh);
    connect(&loader, &ArticleLoader::finished, this, [this] { refresh(0, 0); });
    connect(&session, &ProjectSession::progressed, this, [this](int done, int total) { refresh(done, total); });
    connect(&session, &ProjectSession::opened, this, [this] { refresh(0, 0); });
    connect(&session, &ProjectSession::failed, this, [this] { refresh(0, 0); });
    hide();
}

void LoadingBar::refresh(int done, int total, double part)
{
    constexpr int Steps = 100;
    const bool loading = m_loader.isLoading() || m_session.isOpening();
    setVisible(loading);
    m_progress->setRange(0, total * Steps);
    m_progress->setValue(int((done + part) * Steps));
    m_progress->setToolTip(total > 0 ? tr("%1 of %2 files read").arg(countText(done), countText(total)) : tr("Looking into folders"));
    Q_EMIT loadingChanged(loading);
}

} // namespace Dateline
