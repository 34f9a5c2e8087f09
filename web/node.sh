#!/bin/sh
# Run a command of Node's (`web/node.sh npm run build`) in web/: with the system's Node if it is new enough to run
# TypeScript as it is (22.18), else with the one that .venv brings.
set -eu
web=$(cd "$(dirname "$0")" && pwd)
is_new_enough() {
    command -v npm >/dev/null && [ "$(node -p 'Boolean(process.features.typescript)' 2>/dev/null)" = true ]
}
is_new_enough || PATH=$web/../.venv/bin:$PATH
cd "$web"
# npm keeps what it fetches in the home folder; an account without one keeps it in .venv.
if ! mkdir -p "${HOME:-/nonexistent}/.npm" 2>/dev/null || [ ! -w "${HOME:-/nonexistent}/.npm" ]; then
    export npm_config_cache="${npm_config_cache:-$web/../.venv/cache/npm}"
fi
exec "$@"
