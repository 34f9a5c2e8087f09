"""Documents of lessons: Markdown in, harmless HTML and a table of contents out."""

import pytest

from tests.factories.accounts import Api
from tests.factories.catalog import a_course
from tests.factories.lessons import a_document

pytestmark = pytest.mark.django_db


def test_a_document_has_its_contents_its_code_and_nothing_that_runs():
    text = "# 开始\n\n看 `print`。<script>alert(1)</script>\n\n```python\nprint(1 < 2)\n```\n\n## 细节\n"
    lesson = a_document(a_course(), text, free=True)

    document = Api().get(f"/learning/lessons/{lesson.pk}").json()["data"]["document"]

    assert document["contents"] == [
        {"anchor": "s-1", "text": "开始", "level": 2},
        {"anchor": "s-2", "text": "细节", "level": 3},
    ]
    assert '<h2 id="s-1">开始</h2>' in document["html"]
    assert '<code class="language-python">print(1 &lt; 2)' in document["html"]
    assert "<script" not in document["html"]
