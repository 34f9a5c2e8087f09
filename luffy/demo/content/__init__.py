"""The demo school's texts, as JSON."""

import json
from pathlib import Path
from typing import Any


def content(name: str) -> Any:
    """What `name.json` holds."""
    return json.loads((Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8"))
