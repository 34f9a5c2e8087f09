"""Write docs/api/events.md, what programs of others can be told of: `python -m scripts.events [--check]`."""

import json
import os
import sys
from pathlib import Path
from typing import Any, get_args

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "api" / "events.md"

HEAD = """\
# Events

What a webhook can be told of. How messages come, are signed and come again is in [webhooks](../rules/webhooks.md).

Each message is `{"type": "order.paid", "timestamp": "…", "data": {…}}`; `timestamp` is when it happened, `data` is
below. A field may be added, none goes or changes its meaning: ignore what you do not know. Amounts are in fen, days are
those of Shanghai, moments carry their offset. People are ids: ask the API for the rest, with a token that may read it.

This page is written by `python -m scripts.events`.
"""


def page() -> str:
    from django.utils.translation import override

    from luffy.webhooks.catalogue import CATALOGUE

    parts = [HEAD]
    for name, kind in CATALOGUE.items():
        with override(None):
            text = str(kind.text)
        rows = [
            f"| `{field}` | {_type(info.annotation)} |" for field, info in kind.facts.model_fields.items()
        ]
        example = json.dumps(kind.example, ensure_ascii=False, indent=2)
        table = "\n".join(["| Field | |", "|---|---|", *rows])
        parts.append(f"## `{name}`\n\n{text} · {english()[text]}\n\n{table}\n\n```json\n{example}\n```\n")
    return "\n".join(parts)


def english() -> dict[str, str]:
    """What the committed catalogue of messages says."""
    import polib

    from scripts.messages import CATALOGUE

    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(CATALOGUE))}


def _type(annotation: Any) -> str:
    from luffy.webhooks.catalogue import PaidLine

    if annotation == list[PaidLine]:
        names = ", ".join(f"`{name}`" for name in PaidLine.model_fields)
        return f"list of {{{names}}}"
    options = [option for option in get_args(annotation) if option is not type(None)]
    if options and all(isinstance(option, str) for option in options):
        return " or ".join(f"`{option}`" for option in options)
    plain = options[0] if options else annotation
    words = {"str": "text", "int": "number", "datetime": "moment", "date": "day", "bool": "`true` or `false`"}
    return words[plain.__name__] + (", or `null`" if options else "")


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luffy.settings")
    import django

    django.setup()
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.exists() and PAGE.read_text() == page() else 1
    PAGE.write_text(page())
    return 0


if __name__ == "__main__":
    sys.exit(main())
