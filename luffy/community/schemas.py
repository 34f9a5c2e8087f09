from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import AwareDatetime, Field, StringConstraints

from luffy.community.models import (
    HEAVIEST,
    LONGEST_COMMENT,
    ArticleStatus,
    ArticleType,
    BodyFormat,
    Position,
)
from luffy.community.services.articles import Draft
from luffy.core.envelope import Out
from luffy.core.paging import MAX_ID, PageQuery

LONGEST_BODY = 200_000
Id = Annotated[int, Field(ge=1, le=MAX_ID)]
TagText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=24)]
FavouriteKind = Literal["article", "course", "degree"]
# A picture of ours or of the web; nothing that runs.
PictureAddress = Annotated[
    str, StringConstraints(max_length=255, pattern=r"^$|^/[^/\\\s][^\\\s]*$|^https://[^\s\\]+$")
]
CommentText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_COMMENT)
]


class ArticleFilters(PageQuery):
    """Which page, counted from 1; of all articles, or of one position, type, source or tag."""

    position: Position | None = None
    article_type: ArticleType | None = None
    source: Id | None = None
    tag: Annotated[str, Field(max_length=24)] = ""


class ArticleSourceOut(Out):
    id: int
    name: str


class ArticleItem(Out):
    id: int
    title: str
    source: ArticleSourceOut
    article_type: ArticleType
    position: Position
    brief: str
    image: str
    tags: list[str]
    minutes: int
    publish_at: datetime
    view_num: int
    agree_num: int
    collect_num: int
    comment_num: int


class HeadingOut(Out):
    """`place` is the heading's anchor in `body`."""

    level: int
    place: str
    text: str


class ArticleOut(ArticleItem):
    """`body` is HTML that was cleaned: it can do no harm."""

    body: str
    headings: list[HeadingOut]
    vid: str | None
    updated_at: datetime
    related: list[ArticleItem]


class MyArticleOut(Out):
    liked: bool


class LikeOut(Out):
    liked: bool
    agree_num: int


class ViewOut(Out):
    """Whether it counted: not again within half an hour."""

    counted: bool


class CommentQuery(PageQuery):
    """Which page of threads, counted from 1; the best first, or the newest."""

    sort: Literal["best", "newest"] = "newest"


class CommentIn(Schema):
    """`parent`: the comment that it answers."""

    text: CommentText
    parent: Id | None = None


class CommentEditIn(Schema):
    text: CommentText


class CommentOut(Out):
    """`text` and `author` are null where only the place is left."""

    id: int
    parent_id: int | None
    depth: int
    author: str | None
    is_from_school: bool
    text: str | None
    state: Literal["shown", "held", "hidden", "deleted"]
    is_mine: bool
    editable_until: datetime | None
    agree_num: int
    disagree_num: int
    my_vote: Literal["agree", "disagree"] | None
    created_at: datetime
    edited_at: datetime | None


class ThreadOut(CommentOut):
    """`replies` are the first of `reply_num`."""

    reply_num: int
    replies: list[CommentOut]


class CommentVoteIn(Schema):
    value: Literal["agree", "disagree"]


class FavouriteQuery(PageQuery):
    """Which page, counted from 1; of everything, or of one kind."""

    kind: FavouriteKind | None = None


class FavouriteOut(Out):
    """`is_available`: whether the public can still open it."""

    target: str
    kind: FavouriteKind
    title: str
    brief: str
    image: str
    link: str
    is_available: bool
    at: datetime


class FavouriteTargetsOut(Out):
    items: list[str]


class FavouriteStateOut(Out):
    target: str
    kept: bool


class ArticleIn(Schema):
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]
    source_id: Id
    article_type: ArticleType = ArticleType.NEWS
    position: Position = Position.FEED
    brief: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=512)]
    head_img: PictureAddress = ""
    body: Annotated[str, Field(min_length=1, max_length=LONGEST_BODY)]
    body_format: BodyFormat = BodyFormat.MARKDOWN
    tags: Annotated[list[TagText], Field(max_length=8)] = []
    vid: Annotated[str, StringConstraints(strip_whitespace=True, max_length=128)] = ""
    publish_at: AwareDatetime
    offline_at: AwareDatetime | None = None
    status: ArticleStatus = ArticleStatus.ONLINE
    order: Annotated[int, Field(ge=0, le=HEAVIEST)] = 0

    def draft(self) -> Draft:
        return Draft(**{**self.dict(), "tags": tuple(self.tags)})


class EditorItem(Out):
    id: int
    title: str
    source: ArticleSourceOut
    article_type: ArticleType
    position: Position
    status: ArticleStatus
    order: int
    publish_at: datetime
    offline_at: datetime | None
    view_num: int
    agree_num: int
    collect_num: int
    comment_num: int


class EditorArticleOut(EditorItem):
    """As it was written."""

    brief: str
    head_img: str
    body: str
    body_format: BodyFormat
    tags: list[str]
    vid: str


class EditorQuery(PageQuery):
    """Which page, counted from 1; of one status, or with words in the title."""

    status: ArticleStatus | None = None
    q: Annotated[str, Field(max_length=64)] = ""


class ArticlePreviewIn(Schema):
    body: Annotated[str, Field(max_length=LONGEST_BODY)]
    body_format: BodyFormat


class ArticlePreviewOut(Out):
    body: str
    headings: list[HeadingOut]
    minutes: int


class SourceIn(Schema):
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
