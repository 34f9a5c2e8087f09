"""Articles and comments for tests."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from luffy.accounts.audit import SYSTEM_JOB
from luffy.accounts.models import Account
from luffy.accounts.permissions import Role
from luffy.community.models import Article, ArticleSource, Comment
from luffy.community.services import articles, comments
from tests.factories.accounts import an_account

_numbers = count(1)


def a_source(name: str = "") -> ArticleSource:
    return ArticleSource.objects.get_or_create(name=name or "路飞观察")[0]


def a_draft(*, now: datetime | None = None, **fields: Any) -> articles.Draft:
    number, moment = next(_numbers), now or datetime.now(UTC)
    usual = {
        "title": f"第 {number} 篇文章",
        "source_id": a_source().pk,
        "article_type": 0,
        "position": 0,
        "brief": "一句话说明",
        "body": "# 开头\n\n正文。",
        "body_format": "markdown",
        "publish_at": moment - timedelta(days=1),
    }
    return articles.Draft(**{**usual, **fields})


def an_article(*, now: datetime | None = None, **fields: Any) -> Article:
    """An article on the shelf, unless its fields say otherwise."""
    moment = now or datetime.now(UTC)
    return articles.write(a_draft(now=moment, **fields), by=SYSTEM_JOB, now=moment)


def a_member() -> Account:
    """Somebody whose texts need not wait."""
    return an_account(role=Role.MENTOR)


def a_comment(
    article: Article,
    author: Account | None = None,
    text: str = "写得好",
    *,
    parent: Comment | None = None,
    now: datetime | None = None,
) -> Comment:
    return comments.comment(
        article_id=article.pk,
        author=author or a_member(),
        text=text,
        parent_id=parent.pk if parent else None,
        now=now or datetime.now(UTC),
    )
