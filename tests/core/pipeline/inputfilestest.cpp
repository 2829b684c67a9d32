// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/inputfiles.h"

#include <catch2/catch_test_macros.hpp>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <vector>

using namespace Dateline;

namespace {

class Tree
{
public:
    void file(const char *name) const
    {
        const QString path = m_folder.filePath(QString::fromUtf8(name));
        REQUIRE(QDir().mkpath(QFileInfo(path).path()));
        QFile made(path);
        REQUIRE(made.open(QIODevice::WriteOnly));
    }
    void link(const std::string &target, const char *name) const { REQUIRE(symlink(target.c_str(), path(name).c_str()) == 0); }
    std::string path(const char *name = nullptr) const { return name ? m_folder.filePath(QString::fromUtf8(name)).toStdString() : m_folder.path().toStdString(); }

    std::vector<std::string> found(const InputFiles &files) const
    {
        std::vector<std::string> names;
        for (const std::string &name : files.paths)
            names.push_back(name.starts_with(path() + "/") ? name.substr(path().size() + 1) : name);
        return names;
    }

private:
    QTemporaryDir m_folder;
};

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("A folder gives its articles and those of its folders, in order of name", "[pipeline][input]")
{
    const Tree tree;
    for (const char *name : {"b.txt", "a/2.html", "a/1.PDF", "c.md", "a.markdown", "picture.png", "Makefile", ".hidden.txt", ".git/x.txt", "d/.e/f.txt"})
        tree.file(name);
    const InputFiles files = findInputFiles({tree.path()});
    CHECK(tree.found(files) == Names{"a/1.PDF", "a/2.html", "a.markdown", "b.txt", "c.md"});
    CHECK(files.problems.empty());
}

TEST_CASE("A file that is named is taken whatever its ending and whether or not it is there", "[pipeline][input]")
{
    const Tree tree;
    tree.file("notes.log");
    const InputFiles files = findInputFiles({"-", tree.path("notes.log"), tree.path("absent.txt")});
    CHECK(tree.found(files) == Names{"-", "notes.log", "absent.txt"});
    CHECK(files.problems.empty());
}

TEST_CASE("A loop of links ends, and what it passes is found once", "[pipeline][input][bad-input]")
{
    const Tree tree;
    tree.file("a/b/one.txt");
    tree.link("..", "a/b/up");
    tree.link(tree.path(), "a/root");
    tree.link("self", "self");
    const InputFiles files = findInputFiles({tree.path()});
    CHECK(tree.found(files) == Names{"a/b/one.txt"});
}

TEST_CASE("Links to files and folders elsewhere are followed", "[pipeline][input]")
{
    const Tree elsewhere;
    elsewhere.file("x/two.txt");
    elsewhere.file("three.txt");
    const Tree tree;
    tree.link(elsewhere.path("x"), "folder");
    tree.link(elsewhere.path("three.txt"), "three.txt");
    CHECK(tree.found(findInputFiles({tree.path()})) == Names{"folder/two.txt", "three.txt"});
}

TEST_CASE("A link to an article that is gone is a problem with its reason", "[pipeline][input][bad-input]")
{
    const Tree tree;
    tree.file("kept.txt");
    tree.link("nowhere", "gone.txt");
    const InputFiles files = findInputFiles({tree.path()});
    CHECK(tree.found(files) == Names{"kept.txt"});
    REQUIRE(files.problems.size() == 1);
    CHECK(files.problems[0].path == tree.path("gone.txt"));
    CHECK(files.problems[0].message == "It is a link that leads nowhere.");
}

TEST_CASE("A folder that may not be looked into is a problem, the others are read", "[pipeline][input][bad-input]")
{
    const Tree tree;
    tree.file("closed/one.txt");
    tree.file("open/two.txt");
    REQUIRE(chmod(tree.path().c_str(), 0755) == 0);
    REQUIRE(chmod(tree.path("closed").c_str(), 0000) == 0);
    // No permission stops root, so root steps down for the look.
    const bool root = geteuid() == 0;
    if (root && seteuid(65534) != 0)
        SKIP("Privileges cannot be dropped here.");
    const InputFiles files = findInputFiles({tree.path()});
    if (root && seteuid(0) != 0)
        std::abort();
    REQUIRE(chmod(tree.path("closed").c_str(), 0700) == 0);
    CHECK(tree.found(files) == Names{"open/two.txt"});
    REQUIRE(files.problems.size() == 1);
    CHECK(files.problems[0].path == tree.path("closed"));
    CHECK(files.problems[0].message == "You have no permission to look into the folder.");
}
