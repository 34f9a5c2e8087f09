"""Texts with form: Markdown or HTML into HTML that can do no harm. The one place that decides what may stand in it.

Cleaning is always the last step, whatever was done to the text before: what is not on the list does not come out.
"""

import re
from html import unescape
from typing import NamedTuple

import nh3
from markdown_it import MarkdownIt

# HTML inside of Markdown is shown as the text that it is.
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])

_TAGS = {
    *(
        "p",
        "br",
        "hr",
        "div",
        "span",
        "h2",
        "h3",
        "h4",
        "blockquote",
        "q",
        "figure",
        "figcaption",
        "a",
        "img",
    ),
    *("em", "strong", "b", "i", "u", "s", "del", "ins", "mark", "small", "sub", "sup", "abbr"),
    *("ul", "ol", "li", "dl", "dt", "dd", "pre", "code", "kbd", "samp"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href"},
    "code": {"class"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    **{heading: {"id"} for heading in ("h2", "h3", "h4")},
}
_SCHEMES = {"http", "https", "mailto"}
_OURS = re.compile(r"/(?![/\\])[^\\\s]*")
_LANGUAGE, _PLACE, _NUMBER = (
    re.compile(r"language-[\w+#-]{1,20}"),
    re.compile(r"s-\d{1,4}"),
    re.compile(r"\d{1,4}"),
)
_FITTING = {
    # No picture of another site: it would learn who reads us.
    ("img", "src"): _OURS,
    ("code", "class"): _LANGUAGE,
    **{(heading, "id"): _PLACE for heading in ("h2", "h3", "h4")},
    **{(tag, name): _NUMBER for tag in ("td", "th") for name in ("colspan", "rowspan")},
    **{("img", name): _NUMBER for name in ("width", "height")},
    ("ol", "start"): _NUMBER,
}
_HEADING = re.compile(r"<h([2-4])(?: id=\"[^\"]*\")?>(.*?)</h\1>", re.DOTALL)


class Heading(NamedTuple):
    """`place` is its anchor on the page."""

    level: int
    place: str
    text: str


def from_markdown(source: str) -> str:
    """Markdown as harmless HTML; its largest headings become the second level, below a page's own."""
    tokens = _MARKDOWN.parse(source)
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    largest = min((int(token.tag[1]) for token in headings), default=2)
    for token in headings:
        token.tag = f"h{min(4, int(token.tag[1]) - largest + 2)}"
    return cleaned(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))


def cleaned(html: str) -> str:
    """The same HTML without what is not allowed in texts of ours."""
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_fitting,
        url_schemes=set(_SCHEMES),
        link_rel="noopener noreferrer nofollow",
        # What scrolls by itself must be reached by the keyboard.
        set_tag_attribute_values={"pre": {"tabindex": "0"}},
    )


def with_places(html: str) -> tuple[str, list[Heading]]:
    """Harmless HTML whose headings can be linked to, and these headings."""
    numbers = iter(range(1, 10_000))
    placed = cleaned(
        _HEADING.sub(
            lambda found: f'<h{found[1]} id="s-{next(numbers)}">{found[2]}</h{found[1]}>', cleaned(html)
        )
    )
    headings = [
        Heading(int(level), place, text_of(inner))
        for level, place, inner in re.findall(r'<h([2-4]) id="(s-\d+)">(.*?)</h\1>', placed, re.DOTALL)
    ]
    return placed, [heading for heading in headings if heading.text]


def text_of(html: str) -> str:
    """What people read of it, as plain text: no HTML any more, to be escaped like any other text."""
    return " ".join(unescape(nh3.clean(html.replace("<", " <"), tags=set())).split())


def _fitting(tag: str, name: str, value: str) -> str | None:
    if tag == "a" and name == "href" and value.startswith(("//", "/\\", "\\")):
        return None
    wanted = _FITTING.get((tag, name))
    return value if wanted is None or wanted.fullmatch(value) else None
