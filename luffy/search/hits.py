"""Where words occur in what the public may see: one statement over courses, degrees, articles and teachers.

Whether a row is public is asked of the row itself, so that what went offline is gone at once.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.db import connection

from luffy.catalog.models import CourseType, SaleStatus
from luffy.community.models import ArticleStatus
from luffy.search.wording import Question, in_names

KINDS = ("course", "degree", "article", "teacher")
# Of a word that is nearly everywhere so many of each kind are ranked, the heaviest first.
MOST_RANKED = 2_000
# Body, what is related, brief, name.
_WEIGHTS = "{0.03, 0.2, 0.4, 1.0}"

_PUBLIC = {
    "course": """
        SELECT 'course' AS kind, course.id, course.name, course.search, coalesce(rating.count, 0)::float AS heed,
               -course."order"::float AS placed
        FROM catalog_course course LEFT JOIN catalog_courserating rating ON rating.course_id = course.id
        WHERE course.status <> %(offline)s AND course.course_type <> %(module)s
    """,
    "degree": """
        SELECT 'degree' AS kind, degree.id, degree.name, degree.search, 0::float AS heed,
               -degree."order"::float AS placed
        FROM catalog_degreecourse degree WHERE degree.status <> %(offline)s
    """,
    "article": """
        SELECT 'article' AS kind, article.id, article.title AS name, words.search,
               (article.view_num / 50.0)::float AS heed, article."order"::float AS placed
        FROM community_articlewords words JOIN community_article article ON article.id = words.article_id
        WHERE article.status = %(online)s AND article.publish_at <= %(now)s
          AND (article.offline_at IS NULL OR article.offline_at > %(now)s)
    """,
    "teacher": """
        SELECT 'teacher' AS kind, teacher.id, teacher.name, teacher.search, 0::float AS heed, 0::float AS placed
        FROM catalog_teacher teacher
        WHERE EXISTS (
            SELECT FROM catalog_coursedetail_teachers link
            JOIN catalog_coursedetail detail ON detail.id = link.coursedetail_id
            JOIN catalog_course course ON course.id = detail.course_id
            WHERE link.teacher_id = teacher.id AND course.status <> %(offline)s AND course.course_type <> %(module)s
        ) OR EXISTS (
            SELECT FROM catalog_degreecourse_teachers link
            JOIN catalog_degreecourse degree ON degree.id = link.degreecourse_id
            WHERE link.teacher_id = teacher.id AND degree.status <> %(offline)s
        )
    """,
}
_WHAT_IS_PUBLIC: dict[str, Any] = {
    "offline": SaleStatus.OFFLINE.value,
    "module": CourseType.MODULE.value,
    "online": ArticleStatus.ONLINE.value,
}


def _all(condition: str, limit: str) -> str:
    """What is public and meets the condition, so many of each kind."""
    parts = (
        f"(SELECT * FROM ({public}) shown WHERE {condition} ORDER BY heed DESC, id DESC LIMIT {limit})"  # noqa: S608 - only our own words are formatted in
        for public in _PUBLIC.values()
    )
    return " UNION ALL ".join(parts)


# A name that is, begins with or holds what was typed stands before one that only has its words.
_SCORE = """
    CASE WHEN lower(name) = %(typed)s THEN 3 WHEN starts_with(lower(name), %(typed)s) THEN 0.6
         WHEN position(%(typed)s IN lower(name)) > 0 THEN 0.4 ELSE 0 END
"""
_PAGE = """
SELECT coalesce((SELECT json_object_agg(kind, hits) FROM (
           SELECT kind, count(*) AS hits FROM scored GROUP BY kind) counted), '{{}}'::json)::text,
       coalesce((SELECT json_agg(json_build_array(kind, id)) FROM (
           SELECT kind, id FROM scored WHERE %(kind)s::text IS NULL OR kind = %(kind)s
           ORDER BY {order}, heed DESC, placed DESC, kind, id DESC LIMIT %(limit)s OFFSET %(offset)s
       ) page), '[]'::json)::text
"""
_HITS = (
    f"WITH scored AS (SELECT *, {_SCORE} + ts_rank('{_WEIGHTS}', search, %(words)s::tsquery) AS score "  # noqa: S608 - only our own words are formatted in
    f"FROM ({_all('search @@ %(words)s::tsquery', str(MOST_RANKED))}) found) "
    + _PAGE.format(order="round(score::numeric, 2) DESC")
)
# How many of the parts occur decides, then how well they do.
_NEAR = (
    "WITH near AS (SELECT *, (SELECT count(*) FROM unnest(%(parts)s::text[]) part WHERE search @@ part::tsquery) "  # noqa: S608 - only our own words are formatted in
    f"AS parts, ts_rank('{_WEIGHTS}', search, %(words)s::tsquery) AS score "
    f"FROM ({_all('search @@ %(words)s::tsquery', str(MOST_RANKED))}) found), "
    "scored AS (SELECT * FROM near WHERE parts >= %(enough)s) "
    + _PAGE.format(order="parts DESC, round(score::numeric, 2) DESC")
)
_NAMES = (
    "SELECT kind, id, name FROM (SELECT *, row_number() OVER (PARTITION BY kind ORDER BY "  # noqa: S608 - only our own words are formatted in
    "starts_with(lower(name), %(typed)s) DESC, heed DESC, placed DESC, id DESC) AS number "
    f"FROM ({_all('search @@ %(words)s::tsquery', '200')}) found) ranked "
    "WHERE number <= %(limit)s ORDER BY starts_with(lower(name), %(typed)s) DESC, number, kind LIMIT %(limit)s"
)


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of what was found, by kind and number, and how many there are of each kind."""

    page: tuple[tuple[str, int], ...]
    counts: dict[str, int]

    def total(self, kind: str | None) -> int:
        return sum(self.counts.values()) if kind is None else self.counts.get(kind, 0)


@dataclass(frozen=True, slots=True)
class Slice:
    """Which part of the hits is wanted."""

    kind: str | None
    start: int
    size: int


def hits(question: Question, typed: str, part: Slice, *, now: datetime) -> Hits:
    """What holds all of it, the best match first; of equal ones, what people heed more."""
    return _found(_HITS, question.words, typed, part, now=now)


def near(question: Question, typed: str, part: Slice, *, now: datetime) -> Hits:
    """What holds at least a third of it, most of it first."""
    either = " | ".join(question.loose)
    enough = max(1, (len(question.loose) + 2) // 3)
    return _found(_NEAR, either, typed, part, now=now, parts=list(question.loose), enough=enough)


def names(question: Question, typed: str, *, limit: int, now: datetime) -> list[tuple[str, int, str]]:
    """Kind, number and name of what is called so, what begins with it first."""
    if not question.words:
        return []
    given: dict[str, Any] = {
        "words": in_names(question.words),
        "typed": typed.lower(),
        "limit": limit,
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, {**given, **_WHAT_IS_PUBLIC, "now": now})
        return [(str(kind), int(number), str(name)) for kind, number, name in cursor.fetchall()]


def _found(statement: str, words: str, typed: str, part: Slice, *, now: datetime, **more: Any) -> Hits:
    if not words:
        return Hits((), {})
    given = {
        "words": words,
        "typed": typed.lower(),
        "kind": part.kind,
        "limit": part.size,
        "offset": part.start,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, {**given, **_WHAT_IS_PUBLIC, "now": now, **more})
        counts, page = cursor.fetchone() or ("{}", "[]")
    return Hits(tuple((kind, number) for kind, number in orjson.loads(page)), orjson.loads(counts))
