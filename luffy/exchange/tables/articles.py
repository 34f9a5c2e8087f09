"""Articles, known by title. A body too long for a cell is left out, and an empty one keeps what is there."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic import BaseModel, Field

from luffy.accounts.audit import Actor
from luffy.accounts.permissions import Action
from luffy.community.models import HEAVIEST, Article, ArticleSource
from luffy.community.services import articles
from luffy.core.sheets import Cell
from luffy.exchange.tables.cells import Moment, line, named, text
from luffy.exchange.tables.table import Column, Outcome, RowRefused, Table

TYPES = {"资讯": 0, "视频": 1}
POSITIONS = {"信息流": 0, "大图": 1, "小图": 2}
STATUSES = {"在线": 0, "下线": 1}
FORMATS = ("markdown", "html")
LONGEST_BODY = 30_000


class ArticleRow(BaseModel):
    title: line(255, 1)  # type: ignore[valid-type]  # Made by a function.
    source: line(64, 1)  # type: ignore[valid-type]  # Made by a function.
    article_type: Annotated[int, named(TYPES)] = 0
    position: Annotated[int, named(POSITIONS)] = 0
    brief: text(512, 1)  # type: ignore[valid-type]  # Made by a function.
    body: text(LONGEST_BODY) = ""  # type: ignore[valid-type]  # Made by a function.
    body_format: Annotated[str, Field(pattern="^(markdown|html)$")] = "markdown"
    publish_at: Moment
    offline_at: Moment | None = None
    status: Annotated[int, named(STATUSES)] = 0
    order: Annotated[int, Field(ge=0, le=HEAVIEST)] = 0
    head_img: line(255) = ""  # type: ignore[valid-type]  # Made by a function.
    vid: line(128) = ""  # type: ignore[valid-type]  # Made by a function.
    tags: line(255) = ""  # type: ignore[valid-type]  # Made by a function.


class Articles(Table[ArticleRow]):
    action = Action.EDIT_ARTICLES
    row = ArticleRow
    columns = (
        Column("title", "标题", "看云识天气", True),
        Column("source", "来源", "路飞日报", True),
        Column("article_type", "类型", "资讯"),
        Column("position", "位置", "信息流"),
        Column("brief", "摘要", "一句话说清", True),
        Column("body", "正文", "## 起因"),
        Column("body_format", "格式", "markdown"),
        Column("publish_at", "上架时间", "2026-12-01 08:00", True),
        Column("offline_at", "下架时间", ""),
        Column("status", "状态", "在线"),
        Column("order", "权重", "0"),
        Column("head_img", "题图", ""),
        Column("vid", "视频编号", ""),
        Column("tags", "标签", "天气 航海"),
    )

    def key(self, row: ArticleRow) -> str:
        return str(row.title)

    def write(self, row: ArticleRow, *, by: Actor, now: datetime) -> Outcome:
        known = Article.objects.filter(title=row.title).first()
        if not row.body and known is None:
            raise RowRefused(_("必填"), "正文")
        source, _is_new = ArticleSource.objects.get_or_create(name=row.source)
        draft = self._draft(row, source.pk, known)
        if known is not None and all(_stored(known, name) == value for name, value in asdict(draft).items()):
            return Outcome.UNCHANGED
        articles.write(draft, article_id=known.pk if known else None, by=by, now=now)
        return Outcome.CHANGED if known else Outcome.CREATED

    def _draft(self, row: ArticleRow, source_id: int, known: Article | None) -> articles.Draft:
        given = row.model_dump(exclude={"source", "tags", "body", "body_format", "publish_at", "offline_at"})
        keeps = known is not None and not row.body
        return articles.Draft(
            **given,
            source_id=source_id,
            tags=tuple(dict.fromkeys(row.tags.split())),
            publish_at=_exact(row.publish_at, known.publish_at if known else None) or row.publish_at,
            offline_at=_exact(row.offline_at, known.offline_at if known else None),
            body=known.body if known and keeps else row.body,
            body_format=known.body_format if known and keeps else row.body_format,
        )

    def rows(self) -> Iterator[Sequence[Cell]]:
        types, positions, statuses = (
            {number: name for name, number in names.items()} for names in (TYPES, POSITIONS, STATUSES)
        )
        for row in Article.objects.select_related("source").order_by("id").iterator(200):
            yield [
                row.title,
                row.source.name,
                types[row.article_type],
                positions[row.position],
                row.brief,
                row.body if len(row.body) <= LONGEST_BODY else "",
                row.body_format,
                row.publish_at,
                row.offline_at,
                statuses[row.status],
                row.order,
                row.head_img,
                row.vid,
                " ".join(row.tags),
            ]


def _exact(said: datetime | None, known: datetime | None) -> datetime | None:
    """A cell has whole seconds; the same second is the same moment."""
    same = said is not None and known is not None and known.replace(microsecond=0) == said
    return known if same else said


def _stored(article: Article, name: str) -> Any:
    value = getattr(article, name)
    return tuple(value) if name == "tags" else value
