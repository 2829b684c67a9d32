// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

#include <functional>

namespace Dateline {

/// Passes what is written on to another device and remembers when that one did not take it: Qt's painters for files do not tell.
/// Once something was refused, or the task is no longer wanted, nothing more is passed on.
class WatchedDevice : public QIODevice
{
public:
    /// @p target is open for writing and outlives this one.
    explicit WatchedDevice(QIODevice &target, std::function<bool()> isWanted = {})
        : m_target(target)
        , m_isWanted(std::move(isWanted))
    {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }

    bool hasFailed() const { return m_failed; }
    /// Why the target refused; empty where it did not.
    QString reason() const { return m_reason; }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        if (m_failed || (m_isWanted && !m_isWanted())) {
            m_failed = true;
            return -1;
        }
        if (m_target.write(data, size) != size) {
            m_failed = true;
            m_reason = m_target.errorString();
            return -1;
        }
        return size;
    }

private:
    QIODevice &m_target;
    std::function<bool()> m_isWanted;
    bool m_failed = false;
    QString m_reason;
};

} // namespace Dateline
