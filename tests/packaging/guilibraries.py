#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that a program needs no GUI library, itself or through another library.

Usage: guilibraries.py PROGRAM [--interface=TARGET,TARGET…]

The interface is what the core's CMake target links: a static library brings in only what is used of it, so that a wrong
target could go unseen in the program.
"""

import re
import subprocess
import sys

LIBRARY = re.compile(r"^lib(Qt6(Gui|Widgets|Quick|Qml|OpenGL|Svg|Charts|Location|PrintSupport)|X11|xcb|GL|EGL|GLX|wayland)\w*[-.]")
TARGET = re.compile(r"^Qt6?::(Gui|Widgets|Quick|Qml|OpenGL|Svg|Charts|Location|PrintSupport)|^(X11|OpenGL)::")


def gui_libraries(ldd_output):
    names = (line.split()[0].rsplit("/", 1)[-1] for line in ldd_output.splitlines() if line.strip())
    return sorted({name for name in names if LIBRARY.match(name)})


def gui_targets(targets):
    return sorted({name for name in targets if TARGET.match(name)})


def main(program, *options):
    output = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout
    if "libQt6Core" not in output:
        print(f"{program} does not even link Qt's core; is it the right one?")
        return 1
    problems = [f"{program} needs {name}" for name in gui_libraries(output)]
    for option in options:
        targets = option.removeprefix("--interface=").split(",")
        problems += [f"the core links {name}" for name in gui_targets(targets)]
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
