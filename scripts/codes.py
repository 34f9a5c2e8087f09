"""Write docs/api/codes.md, the list of everything the API may refuse: `python -m scripts.codes [--check]`."""

import inspect
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "api" / "codes.md"
APPS = (
    "core",
    "accounts",
    "site",
    "catalog",
    "wallet",
    "coupons",
    "learning",
    "degrees",
    "orders",
    "payments",
    "invoices",
    "refunds",
    "support",
    "campaigns",
    "exchange",
    "notify",
    "moderation",
    "community",
    "search",
    "discussions",
    "exercises",
    "reviews",
    "webhooks",
    "figures",
    "privacy",
    "certificates",
)

HEAD = """\
# Response codes

Every answer is `{"code": 1000, "data": …}` or `{"code": N, "msg": "…", "detail": {…}, "request_id": "…"}`. A number has
one meaning everywhere; the HTTP status tells the class of it. `msg` is for people, in the language of
`Accept-Language` (zh-hans, en); programs read `code` and `detail`.

This page is written by `python -m scripts.codes`.

| Code | Status | Name | 中文 | English |
|---|---|---|---|---|
| 1000 | 200, 201 | – | 成功 | success |
"""


def refusals() -> Iterator[type]:
    """Every refusal of the apps."""
    from luffy.core.errors import LuffyError

    for app in APPS:
        if not (ROOT / "luffy" / app / "errors.py").exists():
            continue
        module = import_module(f"luffy.{app}.errors")
        for _name, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, LuffyError) and kind is not LuffyError and kind.__module__ == module.__name__:
                yield kind


def english() -> dict[str, str]:
    """What the committed catalogue says, whatever language is active."""
    import polib

    from scripts.messages import CATALOGUE

    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(CATALOGUE))}


def page() -> str:
    from django.utils.translation import override

    known = english()
    rows = []
    with override(None):
        for kind in sorted(refusals(), key=lambda kind: kind.code):
            text = str(kind.msg)
            rows.append(
                f"| {kind.code} | {kind.status} | `{kind.__name__}` | {text} | {known.get(text, '')} |"
            )
    return HEAD + "\n".join(rows) + "\n"


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luffy.settings")
    import django

    django.setup()
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.exists() and PAGE.read_text() == page() else 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page())
    return 0


if __name__ == "__main__":
    sys.exit(main())
