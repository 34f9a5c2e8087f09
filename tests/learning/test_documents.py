"""Documents: Markdown in, nothing but harmless HTML out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luffy.learning.documents import Heading, render


def test_a_document_has_its_contents_and_its_code():
    document = render("# 开始\n\n看 `print`。\n\n```python\nprint(1 < 2)\n```\n\n## 细节\n\n#### 深处\n")

    assert document.contents == (Heading("part-1", "开始", 2), Heading("part-2", "细节", 3))
    assert '<h2 id="part-1">开始</h2>' in document.html
    assert '<pre tabindex="0"><code class="language-python">print(1 &lt; 2)' in document.html
    assert '<h5 id="part-3">深处</h5>' in document.html


def test_tables_and_links_stay():
    document = render("| a | b |\n|---|--:|\n| 1 | 2 |\n\n[文](https://example.org)")

    assert '<div class="wide" tabindex="0"><table>' in document.html
    assert '<a href="https://example.org" rel="noopener noreferrer nofollow">文</a>' in document.html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "![x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        '<a href="https://ok" onclick="alert(1)">x</a>',
        "<iframe src=https://example.org></iframe>",
        '<p style="position:fixed">x</p>',
    ],
)
def test_what_would_run_does_not_come_out(text):
    html = render(text).html.lower()

    assert not any(f"<{tag}" in html for tag in ("script", "iframe", "img src=x", "p style"))
    assert 'href="javascript' not in html
    assert 'src="javascript' not in html
    assert 'href="data' not in html


@given(st.text(max_size=200))
def test_any_text_can_be_shown(text):
    assert "<script" not in render(text).html
