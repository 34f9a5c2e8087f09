"""Documents of lessons: Markdown in, harmless HTML with a table of contents out. Pure.

Source: docs/rules/documents.md
"""

import re
from dataclasses import dataclass

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])
_TAGS = {
    *("h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "ul", "ol", "li", "blockquote", "pre", "code", "em"),
    *("strong", "s", "a", "img", "table", "thead", "tbody", "tr", "th", "td", "div"),
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "code": {"class"},
    "ol": {"start"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
    "pre": {"tabindex"},
    "div": {"class", "tabindex"},
    "th": {"scope", "style"},
    "td": {"style"},
}
_CONTENTS_UP_TO = 3


@dataclass(frozen=True, slots=True)
class Heading:
    anchor: str
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Document:
    """`html` holds nothing but what is listed above; `contents` are its upper headings."""

    html: str
    contents: tuple[Heading, ...]


def render(text: str) -> Document:
    """The document. `#` becomes the second level: the first one is the lesson's own title."""
    tokens = _MARKDOWN.parse(text)
    contents = tuple(_headings(tokens))
    html = str(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))
    # What is wide scrolls by itself, and so must be reached by the keyboard.
    html = html.replace("<table>", '<div class="wide" tabindex="0"><table>').replace(
        "</table>", "</table></div>"
    )
    html = html.replace("<pre>", '<pre tabindex="0">')
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"https", "http", "mailto"},
        link_rel="noopener noreferrer nofollow",
        filter_style_properties={"text-align"},
    )
    return Document(clean, contents)


def _headings(tokens: list[Token]) -> list[Heading]:
    found: list[Heading] = []
    for number, token in enumerate(tokens):
        if token.type not in ("heading_open", "heading_close"):
            continue
        level = min(6, int(token.tag[1]) + 1)
        token.tag = f"h{level}"
        if token.type == "heading_open":
            anchor, words = f"part-{len(found) + 1}", _words(tokens[number + 1])
            token.attrSet("id", anchor)
            found.append(Heading(anchor, words, level))
    return [heading for heading in found if heading.level <= _CONTENTS_UP_TO]


def _words(inline: Token) -> str:
    text = "".join(child.content for child in inline.children or [] if child.type in ("text", "code_inline"))
    return re.sub(r"\s+", " ", text).strip()
