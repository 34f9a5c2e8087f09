"""Whatever somebody writes, nothing that runs comes out, and what was meant stays."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.core.markdown import Heading, cleaned, from_markdown, text_of, with_places

EVIL = [
    "<script>alert(1)</script>",
    '<img src="x" onerror="alert(1)">',
    '<img src="https://elsewhere.example/pixel.png">',
    '<a href="javascript:alert(1)">a</a>',
    '<a href="JaVaScRiPt&#58;alert(1)">a</a>',
    '<a href="data:text/html,<script>alert(1)</script>">a</a>',
    '<a href="//elsewhere.example">a</a>',
    "<svg><script>alert(1)</script></svg>",
    '<svg onload="alert(1)"></svg>',
    '<iframe src="https://elsewhere.example"></iframe>',
    '<form action="/api/v1/auth/logout"><button>ok</button></form>',
    '<div style="position:fixed;inset:0">a</div>',
    '<h2 id="app" onclick="alert(1)">a</h2>',
    '<h2><a href="/x" title="</h2><img src=x onerror=alert(1)>">a</a></h2>',
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></math>",
    "[a](javascript:alert(1))",
    "![a](https://elsewhere.example/p.png)",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "<b onmouseover=alert(1)>b</b>",
]


class Harm(HTMLParser):
    """What a browser would run or load of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {
            "script",
            "svg",
            "math",
            "iframe",
            "style",
            "form",
            "button",
            "object",
            "input",
            "link",
            "meta",
        }:
            self.found.append(tag)
        for name, value in attrs:
            leads = (value or "").strip().lower()
            if name.startswith("on") or name == "style":
                self.found.append(name)
            if name == "src" and (not leads.startswith("/") or leads.startswith("//")):
                self.found.append(leads)
            if name == "href" and not leads.startswith(("http://", "https://", "mailto:", "/", "#")):
                self.found.append(leads)
            if name == "href" and leads.startswith("//"):
                self.found.append(leads)


@pytest.mark.parametrize("evil", EVIL)
def test_nothing_that_runs_or_loads_comes_out(evil: str) -> None:
    for html in (
        cleaned(evil),
        from_markdown(evil),
        with_places(evil)[0],
        with_places(from_markdown(evil))[0],
    ):
        assert Harm(html).found == [], html


@given(
    st.text(alphabet="<>\"'=/ h2aimgsrconei(1):;&#jvx[]!\n-", max_size=80)
    | st.lists(st.sampled_from(EVIL)).map("".join)
)
def test_no_mixture_of_it_comes_out(text: str) -> None:
    for html in (with_places(text)[0], with_places(from_markdown(text))[0]):
        assert Harm(html).found == []


def test_markdown_keeps_its_form() -> None:
    html = from_markdown(
        "# 一\n\n**粗** `x<y` ~~旧~~\n\n|a|\n|-|\n|1|\n\n```py\nprint(1)\n```\n[课](/courses/3)"
    )

    assert "<h2>一</h2>" in html
    assert "<strong>粗</strong> <code>x&lt;y</code> <s>旧</s>" in html
    assert "<td>1</td>" in html
    assert '<pre tabindex="0"><code class="language-py">print(1)' in html
    assert '<a href="/courses/3" rel="noopener noreferrer nofollow">课</a>' in html


def test_headings_can_be_linked_to() -> None:
    html, headings = with_places("<h2>一 <em>二</em></h2><p>x</p><h3>三 &amp; 四</h3><h2> </h2>")

    assert headings == [Heading(2, "s-1", "一 二"), Heading(3, "s-2", "三 & 四")]
    assert '<h2 id="s-1">一 <em>二</em></h2>' in html


def test_plain_text_is_what_people_read() -> None:
    assert text_of("<p>一</p><p>a &lt;b&gt;</p>") == "一 a <b>"
