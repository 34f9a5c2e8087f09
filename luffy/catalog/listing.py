"""The course list: one statement, and PostgreSQL writes the JSON, so that no row becomes an object here."""

from dataclasses import dataclass
from typing import Any

import orjson
from django.db import connection
from django.db.models import IntegerChoices

from luffy.catalog.images import SHOWN_IMAGE_SQL
from luffy.catalog.models import AccessDays, CourseType, Level, SaleStatus
from luffy.catalog.rating import AVERAGE_SQL
from luffy.core.paging import PageQuery

# What may be asked for → how it is ordered. Nothing a caller writes becomes part of the statement.
_LOWEST_FEN = """(
    SELECT min(policy.price_fen) FROM catalog_pricepolicy policy
    JOIN catalog_product product ON product.id = policy.product_id
    WHERE product.course_id = course.id AND policy.on_sale
)"""
_ORDERS = {
    "default": 'course."order", course.id',
    "relevance": 'ts_rank(course.search, %(words)s::tsquery) DESC, course."order", course.id',
    "newest": "course.pub_date DESC NULLS LAST, course.id DESC",
    "price_up": f"{_LOWEST_FEN} NULLS LAST, course.id",
    "price_down": f"{_LOWEST_FEN} DESC NULLS LAST, course.id",
}

# What is joined is joined to the page only: counting and sorting touch the courses' own rows.
_STATEMENT = f"""
WITH listed AS NOT MATERIALIZED (
    SELECT course.* FROM catalog_course course
    WHERE course.status <> {SaleStatus.OFFLINE:d} AND course.course_type <> {CourseType.MODULE:d}
      AND (%(category)s::bigint IS NULL OR course.sub_category_id IN (
          SELECT id FROM catalog_coursesubcategory WHERE category_id = %(category)s))
      AND (%(sub_category)s::bigint IS NULL OR course.sub_category_id = %(sub_category)s)
      AND (%(level)s::int IS NULL OR course.level = %(level)s)
      AND (%(type)s::int IS NULL OR course.course_type = %(type)s)
      AND (%(words)s::tsquery IS NULL OR course.search @@ %(words)s::tsquery)
      AND (%(any_price)s OR EXISTS (
          SELECT FROM catalog_pricepolicy policy
          JOIN catalog_product product ON product.id = policy.product_id
          WHERE product.course_id = course.id AND policy.on_sale
            AND policy.price_fen BETWEEN %(price_min)s AND %(price_max)s))
      AND (NOT %(free_preview)s OR EXISTS (
          SELECT FROM catalog_coursechapter chapter
          JOIN catalog_coursesection section ON section.chapter_id = chapter.id
          WHERE chapter.course_id = course.id AND section.free_trial))
), page AS (
    SELECT course.* FROM listed course ORDER BY {{order}} LIMIT %(limit)s OFFSET %(offset)s
)
SELECT (SELECT count(*) FROM listed), coalesce(json_agg(json_build_object(
    'id', page.id,
    'product', 'course:' || page.id,
    'name', page.name,
    'image', {SHOWN_IMAGE_SQL},
    'brief', page.brief,
    'level', page.level,
    'level_label', %(levels)s::json ->> page.level::text,
    'course_type', page.course_type,
    'course_type_label', %(types)s::json ->> page.course_type::text,
    'status', page.status,
    'status_label', %(statuses)s::json ->> page.status::text,
    'sub_category', (
        SELECT json_build_object('id', sub_category.id, 'name', sub_category.name)
        FROM catalog_coursesubcategory sub_category WHERE sub_category.id = page.sub_category_id
    ),
    'rating_count', coalesce((
        SELECT rating.count FROM catalog_courserating rating WHERE rating.course_id = page.id
    ), 0),
    'rating_average', (
        SELECT {AVERAGE_SQL} FROM catalog_courserating rating WHERE rating.course_id = page.id
    ),
    'price_policies', coalesce((
        SELECT json_agg(json_build_object(
            'id', policy.id,
            'access_days', policy.access_days,
            'label', %(periods)s::json ->> policy.access_days::text,
            'price_fen', policy.price_fen
        ) ORDER BY policy.access_days)
        FROM catalog_pricepolicy policy
        JOIN catalog_product product ON product.id = policy.product_id
        WHERE product.course_id = page.id AND policy.on_sale
    ), '[]'::json)
)), '[]'::json)::text
FROM page
"""  # noqa: S608 - only our own constants are formatted in
_STATEMENTS = {name: _STATEMENT.format(order=order) for name, order in _ORDERS.items()}
HIGHEST_FEN = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question to the list, normalised: equal questions are equal values."""

    # A search in the form of `search.query`; None: everything, "": nothing.
    words: str | None
    category: int | None
    sub_category: int | None
    level: int | None
    course_type: int | None
    # None: any price, also none.
    price_range_fen: tuple[int, int] | None
    free_preview: bool
    order: str
    page: int
    page_size: int

    @property
    def is_free_form(self) -> bool:
        """Whether there is no end to the questions of this kind."""
        return (
            self.words is not None
            or self.price_range_fen is not None
            or self.page_size != PageQuery.model_fields["page_size"].default
        )


def listed_courses(wanted: Wanted) -> tuple[bytes, int]:
    """The body of the list's page, envelope included, and how many courses are on all pages."""
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENTS[wanted.order], _parameters(wanted))
        total, items = cursor.fetchone() or (0, "[]")
    tail = f'"total":{total},"page":{wanted.page},"page_size":{wanted.page_size}'
    return f'{{"code":1000,"data":{{"items":{items},{tail}}}}}'.encode(), total


def _parameters(wanted: Wanted) -> dict[str, Any]:
    price_min, price_max = wanted.price_range_fen or (0, HIGHEST_FEN)
    return {
        "words": wanted.words,
        "category": wanted.category,
        "sub_category": wanted.sub_category,
        "level": wanted.level,
        "type": wanted.course_type,
        "any_price": wanted.price_range_fen is None,
        "price_min": price_min,
        "price_max": price_max,
        "free_preview": wanted.free_preview,
        "limit": wanted.page_size,
        "offset": (wanted.page - 1) * wanted.page_size,
        "levels": _labels(Level),
        "types": _labels(CourseType),
        "statuses": _labels(SaleStatus),
        "periods": _labels(AccessDays),
    }


def _labels(choices: type[IntegerChoices]) -> str:
    """The choices' labels in the active language, as a JSON object."""
    return orjson.dumps({str(value): str(label) for value, label in choices.choices}).decode()
