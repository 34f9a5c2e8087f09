#!/bin/sh
# Make .venv and install what requirements/$1.txt pins (run, or dev for everything), each file checked by its hash.
set -eu
cd "$(dirname "$0")/.."
lock=requirements/${1:?run or dev}.txt

refuse() {
    echo "luffy: $*" >&2
    exit 1
}

is_new_enough() {
    command -v "$1" >/dev/null && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for name in ${PYTHON:-} python3.11 python3.12 python3.13 python3.14 python3; do
        if is_new_enough "$name"; then
            echo "$name"
            return
        fi
    done
}

# Packages are kept in the home folder, for the next .venv; an account without one keeps them in here.
choose_cache() {
    cache=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}
    if ! mkdir -p "$cache" 2>/dev/null || [ ! -w "$cache" ]; then
        export XDG_CACHE_HOME="$PWD/.venv/cache"
    fi
}

# Debian ships Python without ensurepip; then the pip of the system, if any, serves to install uv.
make_venv() {
    python=$(find_python)
    [ -n "$python" ] || refuse "Python 3.11 or newer is needed: install it, or name it by PYTHON=/path/to/python3"
    if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        "$python" -m venv .venv
    elif command -v uv >/dev/null; then
        uv venv --quiet --no-cache --python "$python" .venv
    elif "$python" -m pip --version >/dev/null 2>&1; then
        "$python" -m venv --without-pip .venv
        "$python" -m pip --python .venv/bin/python install --quiet --require-hashes -r requirements/uv.txt
    else
        refuse "$python can make no virtual environment: install python3-venv or uv (Debian: apt-get install python3-venv)"
    fi
}

find_uv() {
    if [ -x .venv/bin/uv ]; then
        echo .venv/bin/uv
    elif command -v uv >/dev/null; then
        command -v uv
    else
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt >&2
        echo .venv/bin/uv
    fi
}

choose_cache
.venv/bin/python -c '' 2>/dev/null || { rm -rf .venv && make_venv; }
uv=$(find_uv)
echo "installing $lock into .venv"
VIRTUAL_ENV=$PWD/.venv
export VIRTUAL_ENV
"$uv" pip install --quiet --require-hashes -r "$lock"
"$uv" pip install --quiet --no-deps --no-build-isolation --editable .
# What is in dev is in run too.
touch .venv/run.stamp
if [ "$1" = dev ]; then touch .venv/dev.stamp; fi
