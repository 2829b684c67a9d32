// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace Dateline {

class EventFilterModel;

/// Lists all open articles by title, also those without events. Closed it says which one of how many is shown, because the
/// title itself stands beneath it.
class ArticlePicker : public QComboBox
{
    Q_OBJECT

public:
    explicit ArticlePicker(const EventFilterModel &events, QWidget *parent = nullptr);

    /// Takes over what the store holds now.
    void updateArticles();

protected:
    void initStyleOption(QStyleOptionComboBox *option) const override;
    void wheelEvent(QWheelEvent *event) override;

private:
    class Articles;
    Articles *m_articles;
};

} // namespace Dateline
