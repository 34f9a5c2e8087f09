"""How each of our programs is started."""

import os
import sys
from pathlib import Path

from luffy.local.ports import HOST

ROOT = Path(__file__).resolve().parents[2]
WORKER_IS_READY = "waiting for jobs"


def luffy(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "luffy.cli", *arguments]


def web_server(
    *, port: int, workers: int = 0, access_log: bool = False, application: str = "luffy.wsgi:application"
) -> list[str]:
    """Granian with the settings that measured best; `workers` 0 means one for each core, at least two."""
    options = {
        "--interface": "wsgi",
        "--http": "1",
        "--no-ws": "",
        "--host": HOST,
        "--port": str(port),
        "--workers": str(workers or max(2, os.cpu_count() or 2)),
        "--blocking-threads": "2",
        # An idle thread that ends takes its database connection with it: keep both as long as it can.
        "--blocking-threads-idle-timeout": "600",
        "--workers-kill-timeout": "5",
        "--respawn-failed-workers": "",
    }
    if access_log:
        options |= {"--access-log": "", "--access-log-fmt": "%(method)s %(path)s %(status)d %(dt_ms).0f ms"}
        # Granian writes a path as it is once decoded, line breaks included.
        options |= {"--log-config": str(Path(__file__).with_name("granian_log.json"))}
    flags = [part for option in options.items() for part in option if part]
    return [sys.executable, "-m", "granian", *flags, application]


def paysim(*arguments: str, home: Path, port: int) -> list[str]:
    where = ["--data", str(home / "paysim"), "--public-base", f"http://{HOST}:{port}"]
    return [sys.executable, "-m", "paysim", *arguments, *where]
