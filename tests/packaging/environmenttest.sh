#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tests the functions of packaging/lib/environment.sh without installing, downloading or entering anything.
set -uo pipefail
# shellcheck source-path=SCRIPTDIR source=../../packaging/lib/environment.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../packaging/lib/environment.sh"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0

expect() # WHAT EXPECTED ACTUAL
{
    if [[ $2 == "$3" ]]; then
        echo "ok      $1"
    else
        printf 'FAILED  %s\n  expected: %q\n  actual:   %q\n' "$1" "$2" "$3"
        failures=$((failures + 1))
    fi
}

words() { tr '\n' ' ' | sed 's/ $//'; }

## The list of packages

cat >"$scratch/packages" <<'LIST'
# a remark [run]
[run]      # building and running
cmake
  g++      # indented
qt6-base-dev# close by

[test]
catch2
LIST
expect "a section holds its packages without the remarks" "cmake g++ qt6-base-dev" "$(packages_of "$scratch/packages" run | words)"
expect "sections add up" "cmake g++ qt6-base-dev catch2" "$(packages_of "$scratch/packages" run test | words)"
expect "an unknown section is empty" "" "$(packages_of "$scratch/packages" flatpak | words)"
expect "the project's list has no package twice" "" "$(packages_of "$package_list" run test | sort | uniq -d)"
expect "the project's list has names only" "" "$(packages_of "$package_list" run test | grep -vxE '[a-z0-9][a-z0-9.+-]+')"
expect "the project's list has a compiler to build and run with" "g++" "$(packages_of "$package_list" run | grep -x 'g++')"

## Choosing the way

policy() # PACKAGE CANDIDATE…
{
    while (($#)); do
        printf '%s:\n  Installed: (none)\n  Candidate: %s\n  Version table:\n     %s 500\n' "$1" "$2" "$2"
        shift 2
    done
}
os_release() { printf '%s\n' "$@" >"$scratch/os-release"; }

expect "the candidate is that of the package asked for" "6.4.2-1" \
    "$(policy qt6-base-dev-tools 9 qt6-base-dev 6.4.2-1 qt6-location-dev 6.8 | candidate_of qt6-base-dev)"
expect "no candidate is none" "" "$(policy qt6-location-dev '(none)' | candidate_of qt6-location-dev)"

os_release 'NAME="Debian GNU/Linux"' ID=debian
expect "Debian 13 is native" native \
    "$(choose_way "$scratch/os-release" "$(policy qt6-base-dev 6.8.2+dfsg-9+b1 qt6-location-dev 6.8.2-2)")"
expect "Debian 12 needs a root: Qt is too old and has no Location" root \
    "$(choose_way "$scratch/os-release" "$(policy qt6-base-dev 6.4.2+dfsg-10)")"
expect "a Qt without Location needs a root" root \
    "$(choose_way "$scratch/os-release" "$(policy qt6-base-dev 6.8.2 qt6-location-dev '(none)')")"
expect "6.10 is later than 6.8" native \
    "$(choose_way "$scratch/os-release" "$(policy qt6-base-dev 6.10.0-1 qt6-location-dev 6.10.0-1)")"
expect "Debian 11 needs a root: no Qt 6 at all" root "$(choose_way "$scratch/os-release" "")"
os_release ID=ubuntu ID_LIKE=debian
expect "Ubuntu 24.04 needs a root" root \
    "$(choose_way "$scratch/os-release" "$(policy qt6-base-dev 6.4.2+dfsg-21 qt6-location-dev 6.4.2-1)")"
expect "Ubuntu 25.04 is native" native \
    "$(choose_way "$scratch/os-release" "$(policy qt6-base-dev 6.8.3+dfsg-0ubuntu1 qt6-location-dev 6.8.3-0ubuntu1)")"
os_release ID=linuxmint 'ID_LIKE="ubuntu debian"'
expect "a system made from Ubuntu counts as one" root "$(choose_way "$scratch/os-release" "")"
os_release ID=fedora
expect "Fedora is told what to install" unsupported "$(choose_way "$scratch/os-release" "")"
expect "a system without a name is told what to install" unsupported "$(choose_way "$scratch/nothing" "")"
expect "the message names Qt's version" 1 "$(unsupported_message 2>&1 | grep -c "Qt $minimum_qt or later")"

## The root

root=$scratch/root

# A root that leaves its packages as files; fails after the first where told to.
bootstrap()
{
    echo "bootstrap $*" >>"$scratch/calls"
    mkdir -p "$1/etc" "$1/usr" && : >"$1/usr/$2"
    [[ ! -e $scratch/interrupt ]]
}
add_to_root()
{
    echo "add $*" >>"$scratch/calls"
    [[ ! -e $scratch/interrupt ]] && : >"$1/usr/added"
}
calls() { sed "s,$scratch/,," "$scratch/calls" 2>/dev/null | words; rm -f "$scratch/calls"; }
ensure() { (ensure_root "$root" "$@") 2>/dev/null; }

expect "without a root everything is missing" "cmake g++" "$(missing_in_root "$root" g++ cmake | words)"

: >"$scratch/interrupt"
ensure cmake g++
expect "an interrupted run fails" 1 "$?"
expect "an interrupted run leaves no root" no "$([[ -e $root ]] && echo yes || echo no)"
calls >/dev/null
rm "$scratch/interrupt"
: >"$root.partial/leftover"

ensure cmake g++
expect "the next run makes the root" "bootstrap root.partial cmake g++" "$(calls)"
expect "nothing of the half-made root is in it" no "$([[ -e $root/leftover ]] && echo yes || echo no)"
expect "a whole root has no half-made one beside it" no "$([[ -e $root.partial ]] && echo yes || echo no)"
expect "a whole root lacks nothing" "" "$(missing_in_root "$root" g++ cmake | words)"
expect "places to lay the host's files over are there" yes "$([[ -f $root/etc/resolv.conf && -d $root/usr/local/share/fonts/host ]] && echo yes)"

ensure g++ cmake
expect "a whole root is left alone" "" "$(calls)"
ensure g++
expect "a root that has more than is asked for is left alone" "" "$(calls)"

ensure cmake g++ catch2
expect "a longer list is added to the root" "add root catch2 cmake g++" "$(calls)"
expect "afterwards the root lacks nothing" "" "$(missing_in_root "$root" catch2 cmake g++ | words)"

# A kill while packages are being added: the stamp is away, the one of before stands by.
mv "$root/$stamp_name" "$root/$stamp_name.growing"
expect "a root whose growth was cut short is not whole" "cmake" "$(missing_in_root "$root" cmake | words)"
ensure cmake
expect "it is completed with all it had" "add root catch2 cmake g++" "$(calls)"
expect "and is whole again" "" "$(missing_in_root "$root" catch2 cmake g++ | words)"

: >"$scratch/interrupt"
ensure cmake jq
expect "where adding and making both fail, so does the run" 1 "$?"
expect "both were tried" "add root catch2 cmake g++ jq bootstrap root.partial cmake jq" "$(calls)"
rm "$scratch/interrupt"
add_to_root() { return 1; }
ensure cmake jq
expect "where adding fails the root is made anew" "bootstrap root.partial cmake jq" "$(calls)"
expect "the root of before is gone" "no no" \
    "$([[ -e $root/usr/added ]] && echo -n yes || echo -n no) $([[ -e $root.old ]] && echo yes || echo no)"
rm -rf "$root"
mkdir -p "$root/usr/bin"
ensure cmake
expect "a folder without a stamp is made anew" "bootstrap root.partial cmake" "$(calls)"

## The mirror

apt-get() { printf '%s\n' "Ubuntu|Ubuntu|http://ubuntu.example/ubuntu/" "Debian|Debian-Security|http://one.example/security/" \
    "Debian|Debian|cdrom://disc/" "Debian|Debian|http://two.example/debian/" "Debian|Debian|http://three.example/debian/"; }
expect "the mirror is the first that apt has of the Debian archive" "http://two.example/debian/" "$(debian_mirror)"
expect "the user's mirror comes first" "http://mine.example/" "$(DATELINE_DEBIAN_MIRROR=http://mine.example/ debian_mirror)"
apt-get() { :; }
expect "no mirror where apt has none" "" "$(debian_mirror)"

((failures == 0)) || echo "$failures failed"
exit $((failures > 0))
