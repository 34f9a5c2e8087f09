"""What a page of hits shows, the words that are known, and what people ask for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Min, Q, QuerySet, Sum

from luffy.catalog.images import shown_image
from luffy.catalog.models import Course, DegreeCourse, Teacher
from luffy.community.models import Article
from luffy.core.markdown import text_of
from luffy.search.marking import Piece, has_hit, pieces, snippet
from luffy.search.models import AskedQuery, SearchWord, Synonym, SynonymGroup
from luffy.search.spelling import Known, grams

# So long people's questions count, and are kept.
ASKED_DAYS = 30
# Fewer different people than this could be told by what they asked for.
SHOWN_FROM_VISITORS = 3
_CANDIDATES = 60

Marked = frozenset[tuple[str, str]]


def shown(page: Sequence[tuple[str, int]], marked: Marked) -> list[dict[str, Any]]:
    """The hits with their names, texts, pictures and links: one query for each kind that is on the page."""
    numbers: dict[str, list[int]] = {}
    for kind, number in page:
        numbers.setdefault(kind, []).append(number)
    found = {(kind, row["id"]): row for kind, ids in numbers.items() for row in _ROWS[kind](ids)}
    return [_item(kind, found[kind, number], marked) for kind, number in page if (kind, number) in found]


def _item(kind: str, row: Mapping[str, Any], marked: Marked) -> dict[str, Any]:
    stretch = snippet(row["text"], marked)
    if not has_hit(stretch) and "body" in row:
        of_body = snippet(text_of(row["body"]), marked)
        stretch = of_body if has_hit(of_body) else stretch
    return {
        "kind": kind,
        "id": row["id"],
        "name": _told(pieces(row["name"], marked)),
        "text": _told(stretch),
        "image": row["image"],
        "link": f"/{kind}s/{row['id']}",
        "about": row["about"],
        "price_fen": row.get("price_fen"),
    }


def _told(cut: Iterable[Piece]) -> list[dict[str, Any]]:
    return [{"text": piece.text, "hit": piece.hit} for piece in cut]


def _courses(ids: Sequence[int]) -> Iterable[dict[str, Any]]:
    on_sale = Min("product__price_policies__price_fen", filter=Q(product__price_policies__on_sale=True))
    rows = Course.objects.filter(pk__in=ids).annotate(lowest=on_sale)
    for row in rows.values("id", "name", "brief", "course_img", "sub_category__name", "lowest"):
        yield {
            **_named(row["id"], row["name"], row["brief"], about=row["sub_category__name"]),
            "image": shown_image("course", row["id"], row["name"], row["course_img"]),
            "price_fen": row["lowest"],
        }


def _degrees(ids: Sequence[int]) -> Iterable[dict[str, Any]]:
    on_sale = Min("product__price_policies__price_fen", filter=Q(product__price_policies__on_sale=True))
    rows = DegreeCourse.objects.filter(pk__in=ids).annotate(lowest=on_sale)
    for row in rows.values("id", "name", "brief", "course_img", "lowest"):
        yield {
            **_named(row["id"], row["name"], row["brief"], about=""),
            "image": shown_image("degree", row["id"], row["name"], row["course_img"]),
            "price_fen": row["lowest"],
        }


def _articles(ids: Sequence[int]) -> Iterable[dict[str, Any]]:
    rows = Article.objects.filter(pk__in=ids)
    for row in rows.values("id", "title", "brief", "head_img", "source__name", "body_html"):
        yield {
            **_named(row["id"], row["title"], row["brief"], about=row["source__name"]),
            "image": shown_image("article", row["id"], row["title"], row["head_img"]),
            "body": row["body_html"],
        }


def _teachers(ids: Sequence[int]) -> Iterable[dict[str, Any]]:
    for row in Teacher.objects.filter(pk__in=ids).values("id", "name", "title", "brief", "image"):
        yield {**_named(row["id"], row["name"], row["brief"], about=row["title"]), "image": row["image"]}


def _named(number: int, name: str, text: str, *, about: str) -> dict[str, Any]:
    return {"id": number, "name": name, "text": text, "about": about}


_ROWS = {"course": _courses, "degree": _degrees, "article": _articles, "teacher": _teachers}


def synonyms() -> dict[str, list[str]]:
    """Each word that has synonyms, with all of its group, itself included: one query."""
    groups: dict[int, list[str]] = {}
    for group_id, word in Synonym.objects.order_by("place").values_list("group_id", "folded"):
        groups.setdefault(group_id, []).append(word)
    return {word: words for words in groups.values() for word in words}


def synonym_groups(words: str) -> QuerySet[SynonymGroup]:
    """The groups, the newest first; those with a word that has this in it."""
    rows = SynonymGroup.objects.order_by("-pk").prefetch_related("synonyms")
    return rows.filter(synonyms__word__icontains=words).distinct() if words else rows


def is_known(word: str) -> bool:
    """Whether a word of what can be found begins so."""
    return SearchWord.objects.filter(word__startswith=word).exists()


def known_among(words: Iterable[str]) -> set[str]:
    return set(SearchWord.objects.filter(word__in=list(words)).values_list("word", flat=True))


_ALIKE = """
SELECT word, weight FROM search_searchword
WHERE grams && %(grams)s::varchar[] AND length(word) BETWEEN %(shortest)s AND %(longest)s
ORDER BY (SELECT count(*) FROM unnest(grams) gram WHERE gram = ANY(%(grams)s::varchar[])) DESC, weight DESC, word
LIMIT %(most)s
"""


def alike(word: str, *, mistakes: int) -> list[Known]:
    """Words that share most pairs of signs with it."""
    given: dict[str, Any] = {"grams": grams(word), "most": _CANDIDATES}
    given |= {"shortest": len(word) - mistakes, "longest": len(word) + mistakes}
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE, given)
        return [Known(found, weight) for found, weight in cursor.fetchall()]


def popular(today: date, *, beginning: str = "", limit: int) -> list[str]:
    """What most people asked for lately and found; nothing that only one or two asked for."""
    rows = _asked_since(today).filter(text__startswith=beginning).values("text")
    rows = rows.annotate(people=Sum("visitors"), most=Sum("results"))
    rows = rows.filter(people__gte=SHOWN_FROM_VISITORS, most__gt=0)
    return [row["text"] for row in rows.order_by("-people", "text")[:limit]]


def asked(today: date, *, only_in_vain: bool) -> QuerySet[Any, Any]:
    """What people asked for lately, by how many; or only that of which nothing was found."""
    rows = _asked_since(today).values("text").annotate(people=Sum("visitors"), most=Sum("results"))
    rows = rows.filter(most=0) if only_in_vain else rows
    return rows.order_by("-people", "text")


def _asked_since(today: date) -> QuerySet[AskedQuery]:
    return AskedQuery.objects.filter(day__gt=today - timedelta(days=ASKED_DAYS))
