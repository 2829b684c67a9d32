# SPDX-License-Identifier: GPL-3.0-or-later
# One interface target carries the warnings, sanitizers and definitions that every Dateline target builds with.
add_library(dateline-options INTERFACE)
target_compile_options(dateline-options INTERFACE -Wall -Wextra -Wpedantic -Wshadow=local -Wnon-virtual-dtor -Wimplicit-fallthrough)
target_compile_definitions(dateline-options INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_KEYWORDS QT_NO_URL_CAST_FROM_STRING)
if(DATELINE_WARNINGS_AS_ERRORS)
    target_compile_options(dateline-options INTERFACE -Werror)
endif()
if(DATELINE_SANITIZE)
    target_compile_options(dateline-options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined)
    target_link_options(dateline-options INTERFACE -fsanitize=address,undefined)
endif()
