"""What the web client was built into: which files a page has to load."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings

from luffy import __version__

ENTRY = "src/app/main.ts"
URL = "/static/web/"
TEMPLATES = Path(__file__).resolve().parents[1] / "templates" / "storefront"


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses, in the order in which a page names them."""

    script: str
    styles: tuple[str, ...]
    preloads: tuple[str, ...]
    # Changes with every build and every change of the templates.
    edition: str


def assets(*parts: str) -> Assets | None:
    """What to load for the entry and lazy `parts` of it (files of web/src); None before `make web`."""
    manifest = _manifest(settings.WEB_DIST / ".vite" / "manifest.json")
    if manifest is None:
        return None
    chunks, edition = manifest
    needed = _needed(chunks, [ENTRY, *(part for part in parts if part in chunks)])
    entry = chunks[ENTRY]["file"]
    styles = dict.fromkeys(style for name in needed for style in chunks[name].get("css", ()))
    scripts = dict.fromkeys(chunks[name]["file"] for name in needed)
    return Assets(
        script=URL + entry,
        styles=tuple(URL + style for style in styles),
        preloads=tuple(URL + script for script in scripts if script != entry),
        edition=edition,
    )


def _needed(chunks: dict[str, Any], names: list[str]) -> list[str]:
    """These chunks and all that they import, imported ones first."""
    found: dict[str, None] = {}

    def visit(name: str) -> None:
        if name not in seen:
            seen.add(name)
            for imported in chunks[name].get("imports", ()):
                visit(imported)
            found[name] = None

    seen: set[str] = set()
    for name in names:
        visit(name)
    return list(found)


def _manifest(path: Path) -> tuple[dict[str, Any], str] | None:
    try:
        return _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return None


@lru_cache(maxsize=4)
def _read(path: Path, _mtime: int) -> tuple[dict[str, Any], str]:
    written = path.read_bytes()
    digest = sha256(__version__.encode() + written)
    for template in sorted(TEMPLATES.rglob("*.*")):
        digest.update(template.read_bytes())
    return orjson.loads(written), digest.hexdigest()[:16]
