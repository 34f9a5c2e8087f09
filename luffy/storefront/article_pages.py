"""The public pages of articles: which answers of the API each one shows, and how it is headed."""

from datetime import datetime
from typing import Any

import orjson
from django.utils.translation import gettext as _

from luffy.community import pages as answers
from luffy.community.schemas import ArticleFilters
from luffy.storefront.addresses import API, api_path, canonical
from luffy.storefront.head import article_fact, breadcrumb_fact, head, list_fact
from luffy.storefront.pages import Page, first_crumbs, paging

# web/ asks for the same number; another one there would ask a second time.
ARTICLES_ON_PAGE = 12
ARTICLE_PART = "src/features/community/pages/ArticlePage.vue"


def article_list(asked: ArticleFilters, now: datetime) -> Page:
    found = _data(answers.article_list(asked, now))
    title = asked.tag or _("深科技")
    crumbs = [*first_crumbs(), (_("深科技"), "/articles")]
    lead = _("行业动态、技术解读和学习方法，每周更新。")
    path = canonical("/articles", asked)
    return Page(
        template="articles.html",
        part="src/features/community/pages/ArticleListPage.vue",
        head=head(
            title,
            lead,
            path,
            is_listed=bool(found["items"]),
            facts=[breadcrumb_fact(crumbs), list_fact(found["items"], "articles")],
        ),
        answers={api_path("/articles", asked): found},
        shown={
            "title": title,
            "lead": lead,
            "crumbs": crumbs,
            "articles": found,
            "paging": paging("/articles", asked, found["total"]),
        },
        is_empty=not found["items"],
    )


def article(article_id: int, now: datetime) -> Page:
    """Raises: ArticleNotFound, ArticleGone."""
    found = _data(answers.article_page(article_id, now))
    path = f"/articles/{article_id}"
    crumbs = [*first_crumbs(), (_("深科技"), "/articles"), (found["title"], path)]
    return Page(
        template="article.html",
        part=ARTICLE_PART,
        head=head(
            found["title"],
            found["brief"],
            path,
            image=found["image"],
            facts=[article_fact(found, path), breadcrumb_fact(crumbs)],
        ),
        answers={f"{API}{path}": found},
        shown={"article": found, "crumbs": crumbs},
    )


def _data(body: bytes) -> Any:
    return orjson.loads(body)["data"]
