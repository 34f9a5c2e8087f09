"""All of Luffy as `luffy up` starts it, in a folder and at ports of its own."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from luffy.local.child import Child
from luffy.local.ports import HOST, any_free

PATIENCE_S = 180
NOT_INHERITED = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE", "PUBLIC_BASE_URL")


@dataclass(frozen=True)
class Product:
    address: str
    started_in: float


@contextmanager
def product(home: Path) -> Iterator[Product]:
    """Started until all of it answers, and stopped when the `with` block ends."""
    port = any_free()
    env = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    env |= {
        "LUFFY_HOME": str(home),
        "LUFFY_PORT": str(port),
        "PAYSIM_PORT": str(any_free()),
        "PYTHONUNBUFFERED": "1",
    }
    log = home.parent / f"{home.name}-{port}.log"
    child = Child("luffy up", [sys.executable, "-m", "luffy.cli", "up"], env=env, log=log)
    began = time.monotonic()
    child.start()
    try:
        while "Luffy is ready after" not in log.read_text(errors="replace"):
            if not child.is_running or time.monotonic() - began > PATIENCE_S:
                raise RuntimeError(f"luffy up did not get ready: {child.last_words(20)}")
            time.sleep(0.02)
        yield Product(f"http://{HOST}:{port}", time.monotonic() - began)
    finally:
        child.stop(patience=60)
