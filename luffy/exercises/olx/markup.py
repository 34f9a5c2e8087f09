"""XML and HTML of strangers. XML has no document type and no entities of its own; HTML loses what cannot come along."""

from html import escape
from html.parser import HTMLParser
from typing import Protocol
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from luffy.exercises.olx.report import Worded

DEEPEST = 60
_HEADINGS = {"h1": "h2", "h5": "h4", "h6": "h4"}
_FRAMES = {"iframe", "embed", "object"}
_MUTE = {"script", "style"}
# A typeface draws what is written inside as a picture; without it the word stands there.
_ICONS = ("material-symbols", "material-icons")


class Tell(Protocol):
    """Hears of something that is lost: its kind, and a text with its details."""

    def __call__(self, kind: str, text: str, /, **details: object) -> None: ...


class BadXml(Worded):
    """Why it is not read."""


def parse(content: bytes) -> Element:
    """The root of a document. Raises: BadXml."""
    builder, depth = TreeBuilder(), [0]

    def start(tag: str, attributes: dict[str, str]) -> None:
        depth[0] += 1
        if depth[0] > DEEPEST:
            raise BadXml("it is nested more than {deepest} deep", deepest=DEEPEST)
        builder.start(tag, attributes)

    def end(tag: str) -> None:
        depth[0] -= 1
        builder.end(tag)

    def refuse(*_given: object) -> int:
        raise BadXml("it has a document type or entities of its own")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as problem:
        raise BadXml("it is no XML: {problem}", problem=problem) from problem
    return builder.close()


def tidy(html: str, tell: Tell) -> str:
    """HTML whose pictures and frames became words and links; `tell(kind, what)` hears what was lost.

    It is not made harmless here: that is always the last step before it is shown (core/markdown.py).
    """
    reader = _Tidy(tell)
    reader.feed(html)
    reader.close()
    return "".join(reader.out).strip()


class _Tidy(HTMLParser):
    def __init__(self, tell: Tell) -> None:
        super().__init__(convert_charrefs=False)
        self.tell = tell
        self.out: list[str] = []
        self.muted = 0
        self.has_formula = False
        self.icon = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag in _MUTE:
            self.muted += 1
            self.tell("script" if tag == "script" else "style", "<{tag}> is left out", tag=tag)
        elif self.muted:
            return
        elif tag in {"i", "span"} and said.get("class", "").startswith(_ICONS):
            self.icon = tag
        elif tag == "img":
            self._picture(said)
        elif tag in _FRAMES:
            self._frame(said)
        elif tag == "a":
            self._link(said)
        else:
            self.out.append(f"<{_HEADINGS[tag]}>" if tag in _HEADINGS else self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in _MUTE:
            self.muted -= 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _MUTE:
            self.muted = max(0, self.muted - 1)
        elif tag == self.icon:
            self.icon = ""
        elif not self.muted and tag not in _FRAMES and tag != "img":
            self.out.append(f"</{_HEADINGS.get(tag, tag)}>")

    def handle_data(self, data: str) -> None:
        if self.muted:
            return
        if self.icon:
            self.tell("picture", "{file} is not taken over", file=data.strip())
            return
        if not self.has_formula and any(mark in data for mark in (r"\(", r"\[", "[mathjax")):
            self.has_formula = True
            self.tell("formula", "formulas are shown as they are written")
        self.out.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _picture(self, said: dict[str, str]) -> None:
        source, words = said.get("src", ""), said.get("alt", "").strip()
        self.tell("picture", "{file} is not taken over", file=source or "?")
        if words:
            self.out.append(f"<em>{escape(words)}</em>")

    def _frame(self, said: dict[str, str]) -> None:
        source = said.get("src") or said.get("data") or ""
        is_link = source.startswith("https://")
        self.tell("frame", "{link} becomes a link" if is_link else "{link} is left out", link=source or "?")
        if is_link:
            words = said.get("title") or source
            self.out.append(f'<p><a href="{escape(source)}">{escape(words)}</a></p>')

    def _link(self, said: dict[str, str]) -> None:
        address = said.get("href", "")
        if address.startswith(("https://", "http://", "mailto:")):
            self.out.append(f'<a href="{escape(address)}">')
            return
        if address and not address.startswith("#"):
            self.tell("link", "{link} leads nowhere here", link=address)
        self.out.append("<a>")
