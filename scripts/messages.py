"""Collect the messages people read and compile their English: `python -m scripts.messages [--check]`.

The Chinese text in the code is the source. Translations that exist are kept, new ones wait to be filled in at
luffy/locale/en/LC_MESSAGES/django.po, those no longer used go.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "luffy"
CATALOGUE = SOURCES / "locale" / "en" / "LC_MESSAGES" / "django.po"
CALLS = frozenset({"_", "gettext", "gettext_lazy", "gettext_noop"})
CALLS_WITH_CONTEXT = frozenset({"pgettext", "pgettext_lazy"})
IN_TEMPLATE = re.compile(
    r"""\{%\s*(?:trans|translate)\s+(["'])(?P<text>.+?)\1(?:\s+context\s+(["'])(?P<context>\w+)\3)?"""
)
# No dates or tools: the same messages give the same file.
HEADER = {"Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit", "Language": "en"}


class Message(NamedTuple):
    """A text, and where it is read if it is called otherwise there: a page's heading is no label of a form."""

    text: str
    context: str | None = None


def messages() -> dict[Message, set[str]]:
    """Each message with the files it is in."""
    found: dict[Message, set[str]] = {}
    for path in sorted(SOURCES.rglob("*")):
        if "migrations" in path.parts or path.suffix not in (".py", ".html"):
            continue
        collect = _in_python if path.suffix == ".py" else _in_template
        for message in collect(path.read_text()):
            found.setdefault(message, set()).add(str(path.relative_to(ROOT)))
    return found


def _in_python(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(text)), *_]) if name in CALLS:
                yield Message(text)
            case ast.Call(
                func=ast.Name(id=name),
                args=[ast.Constant(value=str(context)), ast.Constant(value=str(text))],
            ) if name in CALLS_WITH_CONTEXT:
                yield Message(text, context)


def _in_template(source: str) -> Iterator[Message]:
    yield from (Message(found["text"], found["context"]) for found in IN_TEMPLATE.finditer(source))


def collected() -> polib.POFile:
    """The catalogue as it should be: all messages of the code, with the translations we have."""
    known = (
        {Message(entry.msgid, entry.msgctxt): entry.msgstr for entry in polib.pofile(str(CATALOGUE))}
        if CATALOGUE.exists()
        else {}
    )
    fresh = polib.POFile(wrapwidth=110)
    fresh.metadata = HEADER
    for message, files in sorted(messages().items(), key=lambda item: (min(item[1]), item[0].text)):
        where = [(file, "") for file in sorted(files)]
        entry = polib.POEntry(
            msgid=message.text, msgctxt=message.context, msgstr=known.get(message, ""), occurrences=where
        )
        fresh.append(entry)
    return fresh


def problems() -> list[str]:
    """What is untranslated or stale; empty when all is well."""
    fresh = collected()
    found = [f"no English for: {entry.msgid}" for entry in fresh if not entry.msgstr]
    found += [
        f"placeholders differ: {entry.msgid}"
        for entry in fresh
        if _fields(entry.msgid) != _fields(entry.msgstr)
    ]
    compiled = CATALOGUE.with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != fresh.to_binary():
        found.append("django.mo is stale: run `python -m scripts.messages`")
    return found


def _fields(text: str) -> set[str]:
    return set(re.findall(r"\{\w*\}|%\(\w+\)s", text))


def main() -> int:
    if "--check" in sys.argv[1:]:
        found = problems()
        print(*found, sep="\n")  # noqa: T201 - a command speaks
        return 1 if found else 0
    fresh = collected()
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    fresh.save(str(CATALOGUE))
    CATALOGUE.with_suffix(".mo").write_bytes(fresh.to_binary())
    print(f"{len(fresh)} messages, {sum(not entry.msgstr for entry in fresh)} without English")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
