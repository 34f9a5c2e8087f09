"""Write web/openapi.json, which the web client is generated from: `python -m scripts.openapi [--check]`."""

import json
import os
import sys
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[1] / "web" / "openapi.json"


def document() -> str:
    """The API as it is now; the same API gives the same text."""
    from luffy.api import openapi

    return json.dumps(openapi(), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luffy.settings")
    django.setup()
    if "--check" in sys.argv:
        if DOCUMENT.read_text() != document():
            sys.exit("web/openapi.json is out of date: run `make api`")
        return
    DOCUMENT.write_text(document())


if __name__ == "__main__":
    main()
