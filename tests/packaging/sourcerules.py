#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that every source names its licence in its first lines, and that no file holds a path of one machine: a user's
home folder, or the folder that the project stands in.

Usage: sourcerules.py PROJECT-FOLDER
"""

import os
import pathlib
import re
import sys

LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
SOURCE_ENDINGS = {".h", ".cpp", ".qml", ".js", ".py", ".sh", ".cmake", ".frag", ".vert"}
HOME = re.compile(rb"(?:/home|/Users|C:\\Users)[/\\][A-Za-z0-9._-]+[/\\]")
NOT_OURS = {".git", "build", "__pycache__", ".cache"}


def files(project):
    for folder, folders, names in os.walk(project):
        folders[:] = sorted(name for name in folders if name not in NOT_OURS)
        for name in sorted(names):
            path = pathlib.Path(folder, name)
            # In a worktree .git is a file that names the repository's folder.
            if not path.is_symlink() and name not in NOT_OURS and path.relative_to(project) != pathlib.Path("dateline-window.png"):
                yield path


def is_source(path, content):
    return path.suffix in SOURCE_ENDINGS or path.name == "CMakeLists.txt" or content.startswith(b"#!")


def complaints(project):
    project = pathlib.Path(project).resolve()
    # The folder "/src" would be found in every other word.
    own_folder = str(project).encode() if len(project.parts) > 2 else None
    found = []
    for path in files(project):
        content = path.read_bytes()
        relative = path.relative_to(project)
        if is_source(path, content) and LICENCE.encode() not in b"\n".join(content.split(b"\n", 3)[:3]):
            found.append(f"{relative}: no line '{LICENCE}' at its beginning")
        match = HOME.search(content)
        if match:
            found.append(f"{relative}: holds the path {match.group().decode()}")
        if own_folder and own_folder in content:
            found.append(f"{relative}: holds the path {project}")
    return found


if __name__ == "__main__":
    problems = complaints(sys.argv[1])
    print("\n".join(problems))
    sys.exit(1 if problems else 0)
