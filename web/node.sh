#!/bin/sh
# Run a command of Node's (`web/node.sh npm run build`) in web/: with the system's Node if it is new enough, else with
# the one that .venv brings.
set -eu
web=$(cd "$(dirname "$0")" && pwd)
is_new_enough() {
    command -v npm >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0] >= 22' 2>/dev/null)" = true ]
}
is_new_enough || PATH=$web/../.venv/bin:$PATH
cd "$web"
exec "$@"
