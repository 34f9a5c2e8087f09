"""Proof that the counters say what the rows say, and repair where they do not."""

from typing import NamedTuple

from django.db import connection, transaction


class Difference(NamedTuple):
    """`subject`: `article:3` or `comment:5`."""

    subject: str
    counter: str
    stored: int
    counted: int


class _Counter(NamedTuple):
    table: str
    kind: str
    name: str
    # Rows with the id of what they count for.
    rows: str


_COUNTERS = (
    _Counter(
        "community_article", "article", "agree_num", "SELECT article_id AS id FROM community_articlelike"
    ),
    _Counter(
        "community_article",
        "article",
        "collect_num",
        "SELECT article_id AS id FROM community_collection WHERE article_id IS NOT NULL",
    ),
    _Counter(
        "community_article",
        "article",
        "comment_num",
        "SELECT article_id AS id FROM community_comment WHERE visibility = 0 AND deleted_at IS NULL",
    ),
    _Counter(
        "community_comment",
        "comment",
        "agree_number",
        "SELECT target_id AS id FROM community_commentvote WHERE value = 1",
    ),
    _Counter(
        "community_comment",
        "comment",
        "disagree_number",
        "SELECT target_id AS id FROM community_commentvote WHERE value = -1",
    ),
)


def differences(*, repair: bool = False) -> list[Difference]:
    """Where a counter is wrong; with `repair` it is right afterwards. Views are counted nowhere else."""
    return [difference for counter in _COUNTERS for difference in _differences(counter, repair=repair)]


@transaction.atomic
def _differences(counter: _Counter, *, repair: bool) -> list[Difference]:
    counted = f"SELECT id, count(*) AS number FROM ({counter.rows}) one GROUP BY id"  # noqa: S608 - our own words
    wrong = (
        f"SELECT thing.id, thing.{counter.name}, COALESCE(counted.number, 0) FROM {counter.table} thing "  # noqa: S608
        f"LEFT JOIN ({counted}) counted ON counted.id = thing.id "
        f"WHERE thing.{counter.name} <> COALESCE(counted.number, 0) ORDER BY thing.id"
    )
    with connection.cursor() as cursor:
        if repair:
            # Nobody moves the counter while it is counted.
            cursor.execute(f"LOCK TABLE {counter.table} IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute(wrong)
        rows = cursor.fetchall()
        if repair:
            cursor.executemany(
                f"UPDATE {counter.table} SET {counter.name} = %s WHERE id = %s",  # noqa: S608 - our own words
                [(number, row_id) for row_id, _stored, number in rows],
            )
    return [
        Difference(f"{counter.kind}:{row_id}", counter.name, stored, number)
        for row_id, stored, number in rows
    ]
