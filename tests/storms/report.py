"""What a run found, one JSON line each, for the table that `make storms` writes (scripts/evidence.py)."""

import json
import os
from pathlib import Path
from typing import Any


def report(**facts: Any) -> None:
    if path := os.environ.get("LUFFY_EVIDENCE"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps(facts) + "\n")
