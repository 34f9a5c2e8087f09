"""Reading comments: threads of an article, each with its first answers. Always the same number of queries.

Source: docs/rules/comments.md
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Literal

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from luffy.accounts.models import Role
from luffy.accounts.votes import Ballot, votes_of
from luffy.community.errors import CommentNotFound
from luffy.community.models import EDIT_MINUTES, Comment, CommentVote
from luffy.core.paging import PageQuery, page_of
from luffy.moderation.models import Visibility

FIRST_ANSWERS = 3
Sort = Literal["best", "newest"]
_ORDERS: dict[str, tuple[str, ...]] = {"best": ("-agree_number", "-id"), "newest": ("-id",)}


def threads(article_id: int, asked: PageQuery, *, sort: Sort, viewer_id: int | None) -> dict[str, Any]:
    """A page of an article's threads, each with its first answers and how many there are."""
    rows = Comment.objects.filter(article_id=article_id, root__isnull=True).order_by(*_ORDERS[sort])
    page = page_of(_seen(rows, "root_id", viewer_id).select_related("author"), asked)
    firsts: list[Comment] = page["items"]
    answers, numbers = _first_answers(firsts, viewer_id), _answer_numbers(firsts)
    votes = _votes([*firsts, *(row for rows in answers.values() for row in rows)], viewer_id)
    items = [
        {
            **_shape(row, viewer_id, votes),
            "reply_num": numbers.get(row.pk, 0),
            "replies": [_shape(answer, viewer_id, votes) for answer in answers[row.pk]],
        }
        for row in firsts
    ]
    return {**page, "items": items}


def replies(root_id: int, asked: PageQuery, *, viewer_id: int | None) -> dict[str, Any]:
    """A page of one thread's answers, the oldest first."""
    rows = Comment.objects.filter(root_id=root_id).order_by("id").select_related("author")
    page = page_of(_seen(rows, "parent_id", viewer_id), asked)
    votes = _votes(page["items"], viewer_id)
    return {**page, "items": [_shape(row, viewer_id, votes) for row in page["items"]]}


def one(comment_id: int, viewer_id: int) -> dict[str, Any]:
    """One comment as its reader sees it. Raises: CommentNotFound."""
    row = Comment.objects.select_related("author").filter(pk=comment_id).first()
    if row is None:
        raise CommentNotFound
    return _shape(row, viewer_id, _votes([row], viewer_id))


def _visible(viewer_id: int | None) -> Q:
    """What everybody sees, and one's own whatever became of it."""
    everybody = Q(visibility=Visibility.SHOWN, deleted_at__isnull=True)
    return everybody | Q(author_id=viewer_id, deleted_at__isnull=True) if viewer_id else everybody


def _seen(rows: QuerySet[Comment], answered_by: str, viewer_id: int | None) -> QuerySet[Comment]:
    """What the viewer sees, and the empty places of what others answered to."""
    answered = Comment.objects.counted().filter(**{answered_by: OuterRef("pk")})
    return rows.filter(_visible(viewer_id) | Exists(answered))


def _first_answers(firsts: Sequence[Comment], viewer_id: int | None) -> dict[int, list[Comment]]:
    rows = _seen(Comment.objects.filter(root__in=firsts), "parent_id", viewer_id)
    rank = Window(RowNumber(), partition_by=F("root_id"), order_by=F("id").asc())
    found: dict[int, list[Comment]] = defaultdict(list)
    for row in (
        rows.annotate(rank=rank).filter(rank__lte=FIRST_ANSWERS).select_related("author").order_by("id")
    ):
        found[row.root_id or 0].append(row)
    return found


def _answer_numbers(firsts: Sequence[Comment]) -> dict[int, int]:
    rows = Comment.objects.counted().filter(root__in=firsts).values("root_id").annotate(number=Count("id"))
    return {row["root_id"]: row["number"] for row in rows}


def _votes(rows: Sequence[Comment], viewer_id: int | None) -> dict[int, int]:
    return votes_of(viewer_id, CommentVote.objects, [row.pk for row in rows]) if viewer_id and rows else {}


def _shape(row: Comment, viewer_id: int | None, votes: dict[int, int]) -> dict[str, Any]:
    is_mine = viewer_id is not None and row.author_id == viewer_id
    state = "deleted" if row.deleted_at else Visibility(row.visibility).name.lower()
    reads = row.is_counted or (is_mine and row.deleted_at is None)
    can_change = is_mine and reads and row.visibility != Visibility.HIDDEN
    return {
        "id": row.pk,
        "parent_id": row.parent_id,
        "depth": row.depth,
        "author": row.author.username if reads else None,
        "is_from_school": reads and row.author.role != Role.LEARNER,
        "text": row.text if reads else None,
        "state": state,
        "is_mine": is_mine,
        "editable_until": row.created_at + timedelta(minutes=EDIT_MINUTES) if can_change else None,
        "agree_num": row.agree_number,
        "disagree_num": row.disagree_number,
        "my_vote": Ballot(votes[row.pk]).name.lower() if row.pk in votes else None,
        "created_at": row.created_at,
        "edited_at": row.edited_at,
    }
