#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checkers of this folder, tried on small projects with one thing wrong."""

import pathlib
import tempfile
import unittest

import guilibraries
import includedirections
import sourcerules

LICENCE = "// SPDX-License-Identifier: GPL-3.0-or-later\n"


class ProjectTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.project = pathlib.Path(folder.name, "dateline").resolve()

    def write(self, name, content=""):
        path = self.project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


class IncludeDirections(ProjectTest):
    def setUp(self):
        super().setUp()
        for name in ("core/text/day.h", "core/temporal/tagger.h", "core/geo/place.h", "core/quantities/quantity.h", "core/events/event.h",
                     "core/pipeline/job.h", "core/models/store.h", "core/io/writer.h", "ui/theme.h",
                     "ui/map/mapview.h", "ui/map/projection.h", "ui/timeline/timelineview.h", "app/commandline.h"):
            self.write(name)

    def complaints_about(self, name, *included):
        self.write(name, "".join(f'#include "{other}"\n' for other in included))
        return includedirections.complaints(self.project)

    def test_rooms_below_may_be_included(self):
        self.assertEqual(self.complaints_about("core/temporal/a.cpp", "text/day.h", "temporal/tagger.h", "tagger.h"), [])
        self.assertEqual(self.complaints_about("core/events/a.cpp", "geo/place.h", "temporal/tagger.h"), [])
        self.assertEqual(self.complaints_about("core/models/a.cpp", "events/event.h", "pipeline/job.h"), [])
        self.assertEqual(self.complaints_about("ui/map/a.cpp", "theme.h", "map/mapview.h", "models/store.h"), [])
        self.assertEqual(self.complaints_about("ui/mainwindow.cpp", "map/mapview.h", "timeline/timelineview.h"), [])
        self.assertEqual(self.complaints_about("app/a.cpp", "theme.h", "pipeline/job.h", "commandline.h"), [])

    def test_no_room_includes_one_above_it(self):
        for name, included in (("core/text/a.h", "temporal/tagger.h"), ("core/geo/a.h", "events/event.h"),
                               ("core/events/a.cpp", "pipeline/job.h"), ("core/io/a.cpp", "theme.h"),
                               ("core/text/b.cpp", "../../ui/theme.h"), ("ui/a.cpp", "commandline.h")):
            with self.subTest(name):
                self.assertTrue(any(name in line for line in self.complaints_about(name, included)))

    def test_temporal_geo_and_quantities_never_meet(self):
        self.assertEqual(self.complaints_about("core/events/b.cpp", "quantities/quantity.h"), [])
        self.assertEqual(len(self.complaints_about("core/temporal/a.cpp", "geo/place.h")), 1)
        self.assertEqual(len(self.complaints_about("core/geo/a.cpp", "temporal/tagger.h")), 2)
        self.assertEqual(len(self.complaints_about("core/quantities/a.cpp", "geo/place.h", "temporal/tagger.h")), 4)

    def test_no_view_includes_a_view_of_another_room(self):
        self.assertEqual(self.complaints_about("ui/timeline/a.cpp", "map/projection.h"), [])
        self.assertEqual(self.complaints_about("ui/timeline/a.cpp", "map/mapview.h"),
                         ["ui/timeline/a.cpp:1: timeline includes ui/map/mapview.h, a view of another room"])

    def test_a_new_room_must_be_given_its_place(self):
        self.assertEqual(len(self.complaints_about("core/attic/a.cpp")), 1)

    def test_a_folder_without_sources_is_no_success(self):
        self.assertEqual(len(includedirections.complaints(self.project / "nowhere")), 1)


class SourceRules(ProjectTest):
    def test_a_source_without_its_licence_is_found(self):
        self.write("core/a.cpp", LICENCE)
        self.write("tool", "#!/bin/bash\n# " + LICENCE)
        self.write("notes.md", "free of form")
        self.assertEqual(sourcerules.complaints(self.project), [])
        self.write("core/b.h", "#pragma once\n")
        self.write("script", "#!/bin/bash\n")
        self.write("core/CMakeLists.txt", "\n\n\n\n# " + LICENCE)
        self.assertEqual([line.split(":")[0] for line in sourcerules.complaints(self.project)],
                         ["script", "core/CMakeLists.txt", "core/b.h"])

    def test_a_path_of_one_machine_is_found(self):
        self.write("core/a.cpp", LICENCE + "// see " + "/home" + "/someone/notes")
        self.write("README.md", f"built in {self.project}/build")
        self.assertEqual([line.split(":")[0] for line in sourcerules.complaints(self.project)], ["README.md", "core/a.cpp"])

    def test_what_is_built_is_not_read(self):
        self.write("build/dev/cache.txt", str(self.project))
        self.assertEqual(sourcerules.complaints(self.project), [])


class GuiLibraries(unittest.TestCase):
    def test_gui_libraries_are_told_from_others(self):
        output = ("\tlinux-vdso.so.1 (0x0)\n\tlibQt6Core.so.6 => /lib/libQt6Core.so.6 (0x0)\n"
                  "\tlibglib-2.0.so.0 => /lib/libglib-2.0.so.0 (0x0)\n\tlibQt6Sql.so.6 => /lib/libQt6Sql.so.6 (0x0)\n")
        self.assertEqual(guilibraries.gui_libraries(output), [])
        for name in ("libQt6Gui.so.6", "libQt6QuickWidgets.so.6", "libX11.so.6", "libxcb-shm.so.0", "libGL.so.1",
                     "libwayland-client.so.0"):
            self.assertEqual(guilibraries.gui_libraries(output + f"\t{name} => /lib/{name} (0x0)\n"), [name])

    def test_gui_targets_are_told_from_others(self):
        self.assertEqual(guilibraries.gui_targets(["dateline-options", "Qt6::Core", "Qt6::Sql", "PkgConfig::Poppler"]), [])
        self.assertEqual(guilibraries.gui_targets(["Qt6::Core", "Qt6::Gui"]), ["Qt6::Gui"])


if __name__ == "__main__":
    unittest.main()
