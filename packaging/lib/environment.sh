# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Where the compiler, Qt and the tools come from. Sourced by packaging/run, test, bench and shell.
#
#   native       the system's apt offers Qt 6.8 with Qt Location: its packages are installed and used.
#   root         an older Debian or Ubuntu: a Debian 13 root in the user's cache folder, made with mmdebstrap and entered
#                with bwrap. Of the host's own packages only these two tools are added.
#   unsupported  anything else: a message says what to install.
#
# Variables that a user may set:
#   DATELINE_ENVIRONMENT    native or root, instead of the choice above. Where there is no apt, native takes the tools and
#                           libraries as they are.
#   DATELINE_DEBIAN_MIRROR  the mirror that the root is made from, instead of the one that apt uses here.
#
# Standard output belongs to the command that is run; everything said here goes to standard error.

minimum_qt=6.8
root_suite=trixie

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
package_list=$project/packaging/packages
archive_keyring=/usr/share/keyrings/debian-archive-keyring.gpg

say() { printf 'dateline: %s\n' "$*" >&2; }

fail()
{
    say "$@"
    exit 1
}

is_superuser() { [[ $(id -u) == 0 ]]; }

has_command() { command -v "$1" >/dev/null; }

# The lists are compared and kept in one order, whatever the user's locale.
sorted() { LC_ALL=C sort --unique "$@"; }

# without LIST: the sorted lines of standard input that the sorted LIST lacks.
without() { LC_ALL=C comm -23 - "$1"; }

## The list of packages

# packages_of FILE SECTION…: the packages of these sections, one a line.
packages_of()
{
    local file=$1
    shift
    awk -v wanted=" $* " '
        { sub(/#.*/, "") }
        /^[[:space:]]*\[/ { section = $1; gsub(/[][]/, "", section); next }
        NF && index(wanted, " " section " ") { print $1 }
    ' "$file"
}

## Choosing the way

# candidate_of PACKAGE: the version that apt would install, from what `apt-cache policy` printed on standard input.
candidate_of()
{
    awk -v heading="$1:" '
        /^[^[:space:]]/ { found = ($0 == heading) }
        found && $1 == "Candidate:" && $2 != "(none)" { print $2; exit }
    '
}

# family_of OS_RELEASE: "debian" for Debian, Ubuntu and the systems made from them, else "other".
family_of()
{
    local ID='' ID_LIKE=''
    # shellcheck disable=SC1090
    [[ -r $1 ]] && . "$1"
    case " $ID $ID_LIKE " in
        *' debian '* | *' ubuntu '*) echo debian ;;
        *) echo other ;;
    esac
}

# choose_way OS_RELEASE POLICY: native, root or unsupported. POLICY is what `apt-cache policy qt6-base-dev qt6-location-dev`
# printed; empty where there is no apt.
choose_way()
{
    local family base location
    family=$(family_of "$1")
    base=$(candidate_of qt6-base-dev <<<"$2")
    location=$(candidate_of qt6-location-dev <<<"$2")
    if [[ -n $base && -n $location ]] && dpkg --compare-versions "$base" ge "$minimum_qt"; then
        echo native
    elif [[ $family == debian ]]; then
        echo root
    else
        echo unsupported
    fi
}

has_package_index() { compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null; }

qt_policy()
{
    has_command apt-cache || return 0
    LC_ALL=C apt-cache policy qt6-base-dev qt6-location-dev 2>/dev/null
}

unsupported_message()
{
    cat >&2 <<MESSAGE
dateline: this system has no apt that knows Qt $minimum_qt, so nothing was installed. Please install these yourself:
  - CMake 3.25 or later, Ninja, pkg-config, a C++20 compiler (GCC 13, Clang 17 or later)
  - Qt $minimum_qt or later: Base with the SQLite driver, Charts, Declarative, Location, Positioning, SVG, Tools, Wayland
  - the development files of poppler-cpp, gumbo, md4c and uchardet
  - Mesa, Xvfb, xauth and the fonts Inter and DejaVu
  - for the tests: Catch2 3, jq, rsvg-convert, pdftotext, qpdf, chromium-headless-shell, Python 3
packaging/packages lists them by their names in Debian 13. Then say DATELINE_ENVIRONMENT=native packaging/run
MESSAGE
}

## Installing on the system itself

# not_installed PACKAGE…: those that dpkg does not have, one a line.
not_installed()
{
    (($#)) || return 0
    printf '%s\n' "$@" | sorted | without \
        <(dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | awk '$1 == "installed" { print $2 }' | sorted)
}

as_superuser()
{
    if is_superuser; then
        "$@"
    else
        sudo "$@"
    fi
}

refresh_package_index() { as_superuser apt-get update --quiet </dev/null >&2; }

# install_packages PURPOSE PACKAGE…: installs what is missing of these, and says so.
install_packages()
{
    local purpose=$1 missing
    shift
    mapfile -t missing < <(not_installed "$@")
    ((${#missing[@]})) || return 0
    say "installing for $purpose: ${missing[*]}"
    if ! is_superuser; then
        has_command sudo || fail "that needs the superuser, and sudo is not here; please run as root:" \
            "apt-get install --no-install-recommends ${missing[*]}"
        say "sudo may ask for your password"
    fi
    refresh_package_index || say "apt-get update failed; going on with the package index of before"
    as_superuser env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends "${missing[@]}" </dev/null >&2 \
        || fail "apt-get could not install: ${missing[*]}"
}

## The Debian 13 root
#
# A root is whole when it holds its stamp: the sorted list of the packages that were asked for, written last. It is built
# beside its place and renamed, so that an interrupted run leaves no root at all. Where packages are added to a whole root
# the stamp is taken away meanwhile; the next run then completes the root or builds it anew.

stamp_name=.dateline-packages

root_folder() { echo "${XDG_CACHE_HOME:-$HOME/.cache}/dateline/debian-$root_suite-$(dpkg --print-architecture)"; }

# missing_in_root ROOT PACKAGE…: the packages that its stamp lacks, one a line; all of them without a stamp.
missing_in_root()
{
    local stamp=$1/$stamp_name
    shift
    [[ -f $stamp ]] || stamp=/dev/null
    printf '%s\n' "$@" | sorted | without "$stamp"
}

# write_stamp ROOT PACKAGE…
write_stamp()
{
    local root=$1
    shift
    printf '%s\n' "$@" | sorted >"$root/$stamp_name.new" && mv "$root/$stamp_name.new" "$root/$stamp_name"
}

# debian_mirror: the mirror of the Debian archive that apt uses here; nothing where it uses none.
debian_mirror()
{
    if [[ -n ${DATELINE_DEBIAN_MIRROR:-} ]]; then
        echo "$DATELINE_DEBIAN_MIRROR"
        return
    fi
    # shellcheck disable=SC2016
    apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null \
        | awk -F'|' '$1 == "Debian" && $2 == "Debian" && $3 ~ /^https?:/ { print $3; exit }'
}

# Apt's proxy on the host, as an option for the apt inside the root.
proxy_options()
{
    local proxy
    proxy=$(apt-config dump --format '%v%n' Acquire::http::Proxy 2>/dev/null | head -n 1)
    [[ -z $proxy ]] || printf -- '-oAcquire::http::Proxy=%s\n' "$proxy"
}

# bootstrap FOLDER PACKAGE…: makes a Debian root with these packages in FOLDER, which must not exist.
bootstrap()
{
    local folder=$1 packages mirror source=()
    shift
    packages=$(printf '%s,' "$@")
    mirror=$(debian_mirror)
    # Without a mirror mmdebstrap knows one of its own.
    [[ -z $mirror ]] || source=("deb [signed-by=$archive_keyring] $mirror $root_suite main")
    local command=(mmdebstrap --quiet --variant=apt --include="${packages%,}"
        --aptopt='APT::Install-Recommends "false"' --dpkgopt=force-unsafe-io
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright'
        --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*')
    # An ordinary user's mmdebstrap works under other user ids, which may not even enter the user's home: it hands over an
    # archive, and the files become the user's own.
    if is_superuser; then
        "${command[@]}" --mode=root "$root_suite" "$folder" "${source[@]}" </dev/null >&2
    else
        mkdir -p "$folder" && (
            set -o pipefail
            "${command[@]}" --mode=unshare --format=tar "$root_suite" - "${source[@]}" </dev/null \
                | tar --extract --directory="$folder" --no-same-owner --preserve-permissions --exclude='./dev/*'
        )
    fi
}

# add_to_root ROOT PACKAGE…: installs further packages in a root.
add_to_root()
{
    local root=$1 proxy inside
    shift
    mapfile -t proxy < <(proxy_options)
    inside=(bwrap --bind "$root" / --dev /dev --ro-bind /proc /proc --tmpfs /tmp --tmpfs /run
        --ro-bind-try "$(readlink -f /etc/resolv.conf)" /etc/resolv.conf --chdir /)
    # One user id is all that an ordinary user has here: packages that want files of another owner fail, and the root is
    # built anew.
    is_superuser || inside+=(--unshare-user --uid 0 --gid 0)
    inside+=(env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive)
    {
        "${inside[@]}" dpkg --configure -a \
            && "${inside[@]}" apt-get --quiet -oAPT::Sandbox::User=root "${proxy[@]}" update \
            && "${inside[@]}" apt-get --quiet -oAPT::Sandbox::User=root "${proxy[@]}" --yes --no-install-recommends install "$@" \
            && "${inside[@]}" apt-get clean
    } </dev/null >&2
}

# prepare_mount_points ROOT: what enter_root lays the host's files over must be there, and must be no link.
prepare_mount_points()
{
    local name
    for name in group hosts localtime machine-id passwd resolv.conf; do
        if [[ -L $1/etc/$name || ! -e $1/etc/$name ]]; then
            rm -f "$1/etc/$name" && : >"$1/etc/$name" || return
        fi
    done
    mkdir -p "$1/usr/local/share/fonts/host" "$1/usr/local/share/fonts/host-local"
}

# build_root ROOT PACKAGE…
build_root()
{
    local root=$1
    shift
    rm -rf "$root.partial" "$root.old" || return
    bootstrap "$root.partial" "$@" && prepare_mount_points "$root.partial" && write_stamp "$root.partial" "$@" || return
    if [[ -e $root ]]; then
        mv -T "$root" "$root.old" || return
    fi
    mv -T "$root.partial" "$root" && rm -rf "$root.old"
}

# grow_root ROOT PACKAGE…: adds packages to a root that was whole once.
grow_root()
{
    local root=$1 packages
    shift
    [[ -f $root/$stamp_name ]] && { mv "$root/$stamp_name" "$root/$stamp_name.growing" || return; }
    mapfile -t packages < <(printf '%s\n' "$@" | sorted - "$root/$stamp_name.growing")
    add_to_root "$root" "${packages[@]}" && prepare_mount_points "$root" && write_stamp "$root" "${packages[@]}" \
        && rm -f "$root/$stamp_name.growing"
}

# ensure_root ROOT PACKAGE…: a whole root with these packages, made or completed only where it is not there yet.
ensure_root()
{
    local root=$1 missing lock
    shift
    mapfile -t missing < <(missing_in_root "$root" "$@")
    ((${#missing[@]})) || return 0

    mkdir -p "$(dirname "$root")"
    exec {lock}>"$root.lock"
    if ! flock --nonblock "$lock"; then
        say "waiting for another run that is making the Debian 13 root"
        flock "$lock"
    fi
    mapfile -t missing < <(missing_in_root "$root" "$@")
    if ((${#missing[@]})); then
        if [[ -f $root/$stamp_name || -f $root/$stamp_name.growing ]]; then
            say "adding to the Debian 13 root in $root: ${missing[*]}"
            grow_root "$root" "$@" || say "that did not work; making the root anew"
        fi
        mapfile -t missing < <(missing_in_root "$root" "$@")
        if ((${#missing[@]})); then
            say "making a Debian 13 root in $root (once, 1.3 GB, some minutes)"
            build_root "$root" "$@" || fail "the Debian 13 root could not be made; the messages above say why. It is safe to try again."
            say "the Debian 13 root is ready"
        fi
    fi
    exec {lock}>&-
}

# ensure_root_tools: what the host needs to make a root and to enter it.
ensure_root_tools()
{
    local packages=(mmdebstrap bubblewrap)
    is_superuser || packages+=(uidmap)
    [[ -r $archive_keyring ]] || packages+=(debian-archive-keyring)
    install_packages "making and entering a Debian 13 root" "${packages[@]}"
    bwrap --ro-bind / / true 2>/dev/null || fail "bwrap may not make namespaces here, so the Debian 13 root cannot be entered." \
        "In a container, allow it CAP_SYS_ADMIN; on Ubuntu 24.04, set the sysctl kernel.apparmor_restrict_unprivileged_userns to 0."
}

# Subordinate user ids are only needed to make a root, not to enter it.
ensure_subordinate_ids()
{
    local name file
    is_superuser && return
    name=$(id -un)
    for file in /etc/subuid /etc/subgid; do
        grep -q -e "^$name:" -e "^$(id -u):" "$file" 2>/dev/null || fail "$file gives $name no ids, which mmdebstrap needs; please run as root:" \
            "usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $name"
    done
}

# host_folders: every folder of the host's root other than the system's own, one a line.
host_folders()
{
    local folder
    for folder in /* /.[!.]*; do
        case ${folder#/} in
            bin | boot | dev | etc | lib | lib32 | lib64 | libx32 | lost+found | proc | sbin | sys | usr | var) ;;
            *) [[ -d $folder ]] && printf '%s\n' "$folder" ;;
        esac
    done
}

# enter_root ROOT COMMAND…: runs the command in the root, in the current folder, and returns its exit status.
enter_root()
{
    local root=$1 folder name arguments=()
    shift
    for name in usr etc var; do
        arguments+=(--bind "$root/$name" "/$name")
    done
    for name in bin sbin lib lib32 lib64 libx32; do
        if [[ -L $root/$name ]]; then
            arguments+=(--symlink "$(readlink "$root/$name")" "/$name")
        elif [[ -d $root/$name ]]; then
            arguments+=(--ro-bind "$root/$name" "/$name")
        fi
    done
    # The host's /proc rather than a new one: an ordinary user, or a container, may not mount that.
    arguments+=(--dev-bind /dev /dev --dev-bind /proc /proc --dev-bind /sys /sys)
    while read -r folder; do
        if [[ -L $folder ]]; then
            arguments+=(--symlink "$(readlink "$folder")" "$folder")
        else
            arguments+=(--dev-bind "$folder" "$folder")
        fi
    done < <(host_folders)
    for name in group hosts localtime machine-id passwd resolv.conf; do
        [[ ! -s /etc/$name ]] || arguments+=(--ro-bind "$(readlink -f "/etc/$name")" "/etc/$name")
    done
    arguments+=(--ro-bind-try /usr/share/fonts /usr/local/share/fonts/host
        --ro-bind-try /usr/local/share/fonts /usr/local/share/fonts/host-local
        --bind /var/tmp /var/tmp)
    # The user's own folders may lie in the system's: a service's home in /var/lib, a clone in /usr/src.
    for folder in "${XDG_CACHE_HOME:-}" "${TMPDIR:-}" "${HOME:-}" "$project" "$PWD"; do
        folder=$(readlink -f "$folder")
        case $folder in
            /usr/?* | /etc/?* | /var/?* | /boot/?*) arguments+=(--bind "$folder" "$folder") ;;
        esac
    done
    arguments+=(--remount-ro /usr --remount-ro /etc --remount-ro /var)

    # What the host's folders of libraries and plug-ins are called means nothing in the root, and its locale may not exist.
    for name in LD_LIBRARY_PATH LD_PRELOAD LANGUAGE LOCPATH PYTHONHOME PYTHONPATH PERL5LIB QT_PLUGIN_PATH \
        QT_QPA_PLATFORMTHEME QT_STYLE_OVERRIDE QML_IMPORT_PATH QML2_IMPORT_PATH CMAKE_PREFIX_PATH PKG_CONFIG_PATH CC CXX; do
        arguments+=(--unsetenv "$name")
    done
    arguments+=(--setenv PATH /usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin --setenv LC_ALL C.UTF-8
        --setenv DATELINE_ENVIRONMENT native
        --die-with-parent --chdir "$PWD")

    # In the background and deaf to signals, so that they can be passed on to the command: bwrap would die of them and take
    # the command with it unheard. env gives the command its defaults back.
    local job status signal
    (
        trap '' HUP INT QUIT TERM
        exec bwrap "${arguments[@]}" -- env --default-signal=HUP,INT,QUIT,TERM "$@"
    ) <&0 &
    job=$!
    for signal in HUP INT QUIT TERM; do
        # shellcheck disable=SC2064
        trap "pass_signal $signal $job" "$signal"
    done
    wait "$job"
    status=$?
    while kill -0 "$job" 2>/dev/null; do
        wait "$job"
        status=$?
    done
    trap - HUP INT QUIT TERM
    return "$status"
}

# pass_signal SIGNAL JOB: to the command that JOB, a bwrap, has started.
pass_signal()
{
    local children
    read -r children <"/proc/$2/task/$2/children" || true
    # A terminal sends its own to the whole foreground group, the command included.
    [[ $1 == INT || $1 == QUIT ]] && [[ -t 0 ]] && return
    # shellcheck disable=SC2086
    kill -s "$1" ${children:-$2} 2>/dev/null
}

## For the commands

# set_up SECTION…: makes sure that the packages of these sections are there; chooses the way.
set_up()
{
    local packages policy
    environment_way=${DATELINE_ENVIRONMENT:-}
    if [[ -z $environment_way ]]; then
        policy=$(qt_policy)
        # A fresh system has no package index at all, and nothing can be said before there is one. An ordinary user who has
        # the tools for a root needs no sudo.
        if has_command apt-get && ! has_package_index && { is_superuser || { has_command sudo && ! has_command mmdebstrap; }; }; then
            say "reading the package index"
            refresh_package_index || say "apt-get update failed; going on with the package index of before"
            policy=$(qt_policy)
        fi
        environment_way=$(choose_way /etc/os-release "$policy")
    fi
    mapfile -t packages < <(packages_of "$package_list" "$@")
    case $environment_way in
        native)
            if has_command apt-get; then
                install_packages Dateline "${packages[@]}"
            fi
            # Qt's tools complain of any other; a fresh container has none.
            [[ $(locale charmap 2>/dev/null) == UTF-8 ]] || export LC_ALL=C.UTF-8
            ;;
        root)
            ensure_root_tools
            environment_root=$(root_folder)
            # The root is made once for all purposes.
            mapfile -t packages < <(packages_of "$package_list" run test)
            if [[ ! -f $environment_root/$stamp_name ]]; then
                ensure_subordinate_ids
            fi
            ensure_root "$environment_root" "${packages[@]}"
            ;;
        unsupported)
            unsupported_message
            exit 1
            ;;
        *) fail "DATELINE_ENVIRONMENT is native or root, not '$environment_way'" ;;
    esac
}

has_display() { [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; }

# in_environment COMMAND…: runs the command where the compiler, Qt and the tools are.
in_environment()
{
    if [[ -z ${QT_QPA_PLATFORM:-} ]]; then
        if has_display; then
            export QT_QPA_PLATFORM='wayland;xcb'
        else
            export QT_QPA_PLATFORM=offscreen
        fi
    fi
    if [[ $environment_way == root ]]; then
        enter_root "$environment_root" "$@"
    else
        "$@"
    fi
}

# exec_in_environment COMMAND…: the same, as the last thing that this shell does.
exec_in_environment()
{
    if [[ $environment_way == root ]]; then
        in_environment "$@"
        exit
    fi
    in_environment exec "$@"
}

# build PRESET TARGET…: configures where that is still to do, and builds.
build()
{
    local preset=$1 folder=$project/build/$1
    shift
    if [[ ! -f $folder/build.ninja || $project/CMakePresets.json -nt $folder/build.ninja ]]; then
        say "configuring $folder"
        (cd "$project" && in_environment cmake --preset "$preset" >&2) || fail "$folder could not be configured"
    fi
    say "building $folder"
    in_environment cmake --build "$folder" --target "$@" >&2 || fail "$folder could not be built"
}

# What to put before a command, so that it has a display of its own, drawn in software.
# shellcheck disable=SC2034
virtual_display=(env -u WAYLAND_DISPLAY QT_QPA_PLATFORM=xcb LIBGL_ALWAYS_SOFTWARE=1
    xvfb-run --auto-servernum '--server-args=-screen 0 1600x1200x24')
