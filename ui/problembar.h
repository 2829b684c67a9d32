// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Dateline {

class ArticleLoader;
class ElidedLabel;

/// Says under the toolbar which files could not be read or are gone, and why; hidden while there is nothing to say.
class ProblemBar : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemBar(ArticleLoader &loader, QWidget *parent = nullptr);

private:
    void refresh();
    void showDetails();

    ArticleLoader &m_loader;
    ElidedLabel *m_label;
};

} // namespace Dateline
