"""The public page of what is found."""

from datetime import datetime
from typing import Any

import orjson
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from luffy.search import pages as answers
from luffy.search.hits import KINDS
from luffy.search.schemas import SearchQuery
from luffy.storefront.addresses import api_path, page_path
from luffy.storefront.head import head
from luffy.storefront.pages import Page, paging

# As many as the API gives by itself.
HITS_ON_PAGE: int = SearchQuery.model_fields["page_size"].default


def search(asked: SearchQuery, now: datetime) -> Page:
    """What is found by words; without any, where to type them."""
    title = _("搜索“{words}”").format(words=asked.q) if asked.q else _("搜索")
    about = head(title, _("搜索课程、学位、文章和老师。"), page_path("/search", asked), is_listed=False)
    part = "src/features/search/pages/SearchPage.vue"
    shown: dict[str, Any] = {"title": title, "asked": asked}
    if not asked.q:
        return Page(template="search.html", part=part, head=about, answers={}, shown=shown)
    found = orjson.loads(answers.search_answer(asked, now))["data"]
    shown |= {
        "found": found,
        "tabs": _tabs(asked, found["counts"]),
        "paging": paging("/search", asked, found["total"]),
    }
    return Page(
        template="search.html",
        part=part,
        head=about,
        answers={api_path("/search", asked): found},
        shown=shown,
        is_empty=not found["items"],
    )


def _tabs(asked: SearchQuery, counts: dict[str, int]) -> list[dict[str, Any]]:
    labels = {
        "course": pgettext("page", "课程"),
        "degree": pgettext("page", "学位"),
        "article": _("文章"),
        "teacher": pgettext("page", "老师"),
    }
    rows = [(None, _("全部"), sum(counts.values())), *((kind, labels[kind], counts[kind]) for kind in KINDS)]
    return [
        {
            "label": label,
            "count": count,
            "address": page_path("/search", asked, kind=kind, page=1),
            "is_current": asked.kind == kind,
        }
        for kind, label, count in rows
    ]
