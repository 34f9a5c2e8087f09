"""What readers and editors see of articles, and what somebody keeps."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from django.db.models import QuerySet

from luffy.catalog.images import shown_image
from luffy.catalog.models import ProductKind, SaleStatus
from luffy.community.errors import ArticleGone, ArticleNotFound
from luffy.community.models import Article, ArticleLike, ArticleSource, ArticleStatus, Collection
from luffy.core.paging import PageQuery, page_of

RELATED = 4
# Among so many of the newest with a tag in common the best are looked for.
_LOOKED_AT = 40
_ITEM_FIELDS = (
    "id",
    "title",
    "source_id",
    "source__name",
    "article_type",
    "position",
    "brief",
    "head_img",
    "tags",
    "minutes",
    "publish_at",
    "view_num",
    "agree_num",
    "collect_num",
    "comment_num",
)


class Wanted(Protocol):
    """What can be asked of the list of articles."""

    @property
    def position(self) -> int | None: ...
    @property
    def article_type(self) -> int | None: ...
    @property
    def source(self) -> int | None: ...
    @property
    def tag(self) -> str: ...


def articles(asked: PageQuery, wanted: Wanted, now: datetime) -> dict[str, Any]:
    """A page of what is on the shelf, the heavier first, then the newer."""
    rows = Article.objects.on_shelf(now)
    rows = rows if wanted.position is None else rows.filter(position=wanted.position)
    rows = rows if wanted.article_type is None else rows.filter(article_type=wanted.article_type)
    rows = rows if wanted.source is None else rows.filter(source_id=wanted.source)
    rows = rows.filter(tags__contains=[wanted.tag]) if wanted.tag else rows
    page = page_of(rows.in_order().values(*_ITEM_FIELDS), asked)
    return {**page, "items": [item_shape(row) for row in page["items"]]}


def article(article_id: int, now: datetime) -> dict[str, Any]:
    """An article with its body. Raises: ArticleNotFound, ArticleGone (with what is related)."""
    row = Article.objects.filter(pk=article_id, publish_at__lte=now).select_related("source").first()
    if row is None:
        raise ArticleNotFound
    others = related(row, now)
    if row.status != ArticleStatus.ONLINE or (row.offline_at is not None and row.offline_at <= now):
        raise ArticleGone(related=others)
    values = {name: getattr(row, name) for name in _ITEM_FIELDS if name != "source__name"}
    return {
        **item_shape({**values, "source__name": row.source.name}),
        "body": row.body_html,
        "headings": row.headings,
        "vid": row.vid or None,
        "updated_at": row.updated_at.isoformat(),
        "related": others,
    }


def related(to: Article, now: datetime) -> list[dict[str, Any]]:
    """Others with the most tags in common, then the newest; of the same source where tags give too few."""
    shelf = Article.objects.on_shelf(now).exclude(pk=to.pk).order_by("-publish_at", "-id")
    tagged = list(shelf.filter(tags__overlap=to.tags).values(*_ITEM_FIELDS)[:_LOOKED_AT]) if to.tags else []
    tagged.sort(key=lambda row: -len(set(row["tags"]) & set(to.tags)))
    found = tagged[:RELATED]
    if len(found) < RELATED:
        known = [row["id"] for row in found]
        found += (
            shelf.filter(source_id=to.source_id)
            .exclude(pk__in=known)
            .values(*_ITEM_FIELDS)[: RELATED - len(found)]
        )
    return [item_shape(row) for row in found]


def item_shape(row: dict[str, Any]) -> dict[str, Any]:
    """An article in a list."""
    return {
        "id": row["id"],
        "title": row["title"],
        "source": {"id": row["source_id"], "name": row["source__name"]},
        "article_type": row["article_type"],
        "position": row["position"],
        "brief": row["brief"],
        "image": shown_image("article", row["id"], row["title"], row["head_img"]),
        "tags": row["tags"],
        "minutes": row["minutes"],
        "publish_at": row["publish_at"].isoformat(),
        "view_num": row["view_num"],
        "agree_num": row["agree_num"],
        "collect_num": row["collect_num"],
        "comment_num": row["comment_num"],
    }


def public_articles(now: datetime) -> Iterable[tuple[str, str]]:
    """The pages of articles with the day they last changed, for the map of all pages."""
    rows = Article.objects.on_shelf(now).order_by("-id").values_list("pk", "updated_at")
    return ((f"/articles/{number}", changed.date().isoformat()) for number, changed in rows)


def cover_facts(article_id: int, now: datetime) -> dict[str, Any]:
    """What a cover is drawn from. Raises: ArticleNotFound."""
    row = Article.objects.select_related("source").filter(pk=article_id).first()
    if row is None:
        raise ArticleNotFound
    return {
        "title": row.title,
        "category": row.source.name,
        "category_id": row.source_id,
        "is_public": Article.objects.on_shelf(now).filter(pk=article_id).exists(),
    }


def is_there(article_id: int, now: datetime) -> bool:
    return Article.objects.on_shelf(now).filter(pk=article_id).exists()


def liked(article_id: int, account_id: int) -> bool:
    return ArticleLike.objects.filter(article_id=article_id, account_id=account_id).exists()


def all_articles(asked: PageQuery, *, status: int | None, words: str) -> dict[str, Any]:
    """A page of everything that was written, newest first. For editors."""
    rows = Article.objects.order_by("-publish_at", "-id").select_related("source")
    rows = rows if status is None else rows.filter(status=status)
    rows = rows.filter(title__icontains=words) if words else rows
    page = page_of(rows.defer("body", "body_html", "headings"), asked)
    return {**page, "items": [_editor_item(row) for row in page["items"]]}


def for_editor(article_id: int) -> dict[str, Any]:
    """An article as it was written. Raises: ArticleNotFound."""
    row = Article.objects.select_related("source").filter(pk=article_id).first()
    if row is None:
        raise ArticleNotFound
    return {
        **_editor_item(row),
        "brief": row.brief,
        "head_img": row.head_img,
        "body": row.body,
        "body_format": row.body_format,
        "tags": row.tags,
        "vid": row.vid,
    }


def sources() -> QuerySet[ArticleSource]:
    return ArticleSource.objects.order_by("name")


def _editor_item(row: Article) -> dict[str, Any]:
    return {
        "id": row.pk,
        "title": row.title,
        "source": {"id": row.source_id, "name": row.source.name},
        "article_type": row.article_type,
        "position": row.position,
        "status": row.status,
        "order": row.order,
        "publish_at": row.publish_at,
        "offline_at": row.offline_at,
        "view_num": row.view_num,
        "agree_num": row.agree_num,
        "collect_num": row.collect_num,
        "comment_num": row.comment_num,
    }


def favourites(account_id: int, asked: PageQuery, *, kind: str | None, now: datetime) -> dict[str, Any]:
    """A page of what she keeps, the last kept first; what went offline is marked."""
    rows = Collection.objects.for_account(account_id).order_by("-at", "-id")
    rows = rows.select_related("article", "product__course", "product__degree")
    if kind == "article":
        rows = rows.filter(article__isnull=False)
    elif kind is not None:
        rows = rows.filter(product__kind=kind)
    page = page_of(rows.defer("article__body", "article__body_html"), asked)
    return {**page, "items": [_favourite_shape(row, now) for row in page["items"]]}


def favourite_targets(account_id: int) -> list[str]:
    """All she keeps, by name: what hearts on pages need."""
    rows = Collection.objects.for_account(account_id).values_list(
        "article_id", "product__kind", "product__course_id", "product__degree_id"
    )
    return sorted(
        f"article:{article_id}" if article_id else f"{kind}:{course_id or degree_id}"
        for article_id, kind, course_id, degree_id in rows
    )


def _favourite_shape(row: Collection, now: datetime) -> dict[str, Any]:
    if row.article is not None:
        piece = row.article
        on_shelf = piece.publish_at <= now and (piece.offline_at is None or piece.offline_at > now)
        return {
            "target": f"article:{piece.pk}",
            "kind": "article",
            "title": piece.title,
            "brief": piece.brief,
            "image": shown_image("article", piece.pk, piece.title, piece.head_img),
            "link": f"/articles/{piece.pk}",
            "is_available": on_shelf and piece.status == ArticleStatus.ONLINE,
            "at": row.at,
        }
    item = None if row.product is None else row.product.course or row.product.degree
    if row.product is None or item is None:
        raise LookupError(f"favourite {row.pk} is of nothing that can be kept")
    kind = ProductKind(row.product.kind)
    return {
        "target": row.product.key,
        "kind": kind.value,
        "title": item.name,
        "brief": item.brief,
        "image": shown_image(kind, item.pk, item.name, item.course_img),
        "link": f"/{kind}s/{item.pk}",
        "is_available": item.status != SaleStatus.OFFLINE,
        "at": row.at,
    }
