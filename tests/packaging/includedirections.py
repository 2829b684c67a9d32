#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that each room of the house includes only the rooms below it:

    text <- {temporal, geo, quantities} <- events <- {pipeline, models, io} <- project <- ui <- app

temporal, geo and quantities never meet. In ui, no view includes a view of another room: they learn of each other by signals.

Usage: includedirections.py PROJECT-FOLDER
"""

import pathlib
import re
import sys

FOUNDATION = {"text"}
EXTRACTION = FOUNDATION | {"temporal", "geo", "quantities", "events"}
TOP = EXTRACTION | {"pipeline", "models", "io"}

ALLOWED = {
    "text": FOUNDATION,
    "temporal": FOUNDATION | {"temporal"},
    "geo": FOUNDATION | {"geo"},
    "quantities": FOUNDATION | {"quantities"},
    "events": EXTRACTION,
    "pipeline": TOP,
    "models": TOP,
    "io": TOP,
    "project": TOP | {"project"},
    "ui": TOP | {"project", "ui"},
    "app": TOP | {"project", "ui", "app"},
}

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"')
VIEW = re.compile(r"(view|sourcereader)\.h$")


def room_of(path):
    """The room of a file, given relative to the project; None where it lies in no room."""
    parts = path.parts
    if parts[0] == "core" and len(parts) > 2:
        return parts[1]
    return parts[0] if parts[0] in ("ui", "app") else None


def resolve(project, source, name):
    """The file that `#include "name"` in source means, relative to the project; None for a generated one."""
    for folder in (source.parent, project / "core", project / "ui", project / "app"):
        candidate = (folder / name).resolve()
        if candidate.is_file() and candidate.is_relative_to(project):
            return candidate.relative_to(project)
    return None


def complaints(project):
    project = pathlib.Path(project).resolve()
    found = []
    sources = sorted(path for folder in ("core", "ui", "app") for ending in ("h", "cpp")
                     for path in (project / folder).rglob(f"*.{ending}"))
    for source in sources:
        relative = source.relative_to(project)
        room = room_of(relative)
        if room not in ALLOWED:
            found.append(f"{relative}: no room of this name; tell includedirections.py where it stands")
            continue
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            target = resolve(project, source, match.group(1)) if match else None
            if target is None:
                continue
            if room_of(target) not in ALLOWED[room]:
                found.append(f"{relative}:{number}: {room} includes {target}")
            elif (relative.parts[0] == target.parts[0] == "ui" and len(relative.parts) > 2
                  and relative.parent != target.parent and len(target.parts) > 2 and VIEW.search(target.name)):
                found.append(f"{relative}:{number}: {relative.parts[1]} includes {target}, a view of another room")
    if not sources:
        found.append(f"{project}: no sources found")
    return found


if __name__ == "__main__":
    problems = complaints(sys.argv[1])
    print("\n".join(problems))
    sys.exit(1 if problems else 0)
