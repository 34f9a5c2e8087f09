"""Writing articles. What readers get of the body is made and cleaned here, once.

Source: docs/rules/articles.md
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from luffy.accounts.audit import Actor, record
from luffy.catalog.cache import bump_version
from luffy.community.errors import (
    ArticleNotFound,
    ArticleTitleTaken,
    ShelfTimesRefused,
    SourceNotFound,
    SourceTaken,
    VideoMissing,
)
from luffy.community.models import Article, ArticleSource, ArticleType, BodyFormat
from luffy.community.reading import minutes_of
from luffy.community.services.indexing import refresh_articles
from luffy.core import markdown


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its editor wants it."""

    title: str
    source_id: int
    article_type: int
    position: int
    brief: str
    body: str
    body_format: str
    publish_at: datetime
    offline_at: datetime | None = None
    status: int = 0
    order: int = 0
    head_img: str = ""
    vid: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body as readers get it."""

    html: str
    headings: list[dict[str, Any]]
    minutes: int


def rendered(body: str, body_format: str) -> Rendered:
    """The body as harmless HTML, with what can be read off it."""
    made = markdown.from_markdown(body) if body_format == BodyFormat.MARKDOWN else body
    html, headings = markdown.with_places(made)
    return Rendered(html, [heading._asdict() for heading in headings], minutes_of(markdown.text_of(html)))


@transaction.atomic
def write(draft: Draft, *, article_id: int | None = None, by: Actor, now: datetime) -> Article:
    """Write a new article, or an old one anew.

    Raises:
        ArticleNotFound, SourceNotFound, ArticleTitleTaken, VideoMissing, ShelfTimesRefused
    """
    _check(draft)
    article = Article(created_at=now)
    if article_id is not None:
        article = _locked(article_id)
    before = _known(article) if article_id is not None else None
    body = rendered(draft.body, draft.body_format)
    made = {"body_html": body.html, "headings": body.headings, "minutes": body.minutes, "updated_at": now}
    fields = {**asdict(draft), "tags": list(dict.fromkeys(draft.tags)), **made}
    for name, value in fields.items():
        setattr(article, name, value)
    try:
        with transaction.atomic():
            article.save(update_fields=None if article_id is None else list(fields))
    except IntegrityError as error:
        if "title" in str(error):
            raise ArticleTitleTaken from error
        raise
    refresh_articles([article.pk])
    action = "article.written" if article_id is None else "article.changed"
    record(action, f"article:{article.pk}", by=by, now=now, change=(before, _known(article)))
    bump_version()
    return article


def add_source(name: str) -> ArticleSource:
    """Raises: SourceTaken."""
    row, is_new = ArticleSource.objects.get_or_create(name=name)
    if not is_new:
        raise SourceTaken
    return row


def _check(draft: Draft) -> None:
    if draft.article_type == ArticleType.VIDEO and not draft.vid:
        raise VideoMissing
    if draft.offline_at is not None and draft.offline_at <= draft.publish_at:
        raise ShelfTimesRefused
    if not ArticleSource.objects.filter(pk=draft.source_id).exists():
        raise SourceNotFound


def _locked(article_id: int) -> Article:
    article = Article.objects.select_for_update().filter(pk=article_id).first()
    if article is None:
        raise ArticleNotFound
    return article


def _known(article: Article) -> dict[str, Any]:
    """What the audit trail tells of it."""
    moments = {name: getattr(article, name) for name in ("publish_at", "offline_at")}
    plain = {
        name: getattr(article, name) for name in ("title", "status", "position", "order", "article_type")
    }
    return {**plain, **{name: moment.isoformat() if moment else None for name, moment in moments.items()}}
