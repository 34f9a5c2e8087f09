from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from luffy.accounts.auth import caller, maybe_caller, maybe_signed_in, signed_in
from luffy.accounts.throttle import Limit, take
from luffy.accounts.votes import Ballot
from luffy.community import queries, threads
from luffy.community.errors import ArticleNotFound, CommentNotFound, EditWindowOver, ParentNotHere
from luffy.community.schemas import (
    CommentEditIn,
    CommentIn,
    CommentOut,
    CommentQuery,
    CommentVoteIn,
    ThreadOut,
)
from luffy.community.services import comments
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotFound
from luffy.core.paging import MAX_ID, Page, PageQuery
from luffy.moderation.errors import TextRefused
from luffy.site.errors import FeatureOff
from luffy.site.facts import require

router = Router(tags=["comments"])
IdPath = Annotated[int, Path(ge=1, le=MAX_ID)]
# Counted before anything is written, so that a burst gains nothing. Changes count too.
A_MINUTE, AN_HOUR = Limit("comment:minute", 6, seconds=60), Limit("comment:hour", 60, seconds=3600)
VOTES = Limit("comment:votes", 60, seconds=60)


@router.get(
    "/articles/{article_id}/comments",
    auth=maybe_signed_in,
    response=answers(Page[ThreadOut], ArticleNotFound),
)
def list_comments(request: HttpRequest, article_id: IdPath, asked: Query[CommentQuery]) -> dict[str, Any]:
    """Threads under an article, each with its first answers."""
    if not queries.is_there(article_id, clock.now()):
        raise ArticleNotFound
    return ok(threads.threads(article_id, asked, sort=asked.sort, viewer_id=_viewer(request)))


@router.get("/comments/{comment_id}/replies", auth=maybe_signed_in, response=answers(Page[CommentOut]))
def list_replies(request: HttpRequest, comment_id: IdPath, asked: Query[PageQuery]) -> dict[str, Any]:
    """All answers in the thread that this comment began, the oldest first."""
    return ok(threads.replies(comment_id, asked, viewer_id=_viewer(request)))


@router.post(
    "/articles/{article_id}/comments",
    auth=signed_in,
    response=answers(CommentOut, ArticleNotFound, ParentNotHere, TextRefused, FeatureOff, status=201),
)
def write_comment(request: HttpRequest, article_id: IdPath, given: CommentIn) -> Status[dict[str, Any]]:
    """Say something about an article, or answer a comment of it. `state` says whether it waits."""
    require("community")
    author = caller(request)
    _take(author.pk)
    row = comments.comment(
        article_id=article_id, author=author, text=given.text, parent_id=given.parent, now=clock.now()
    )
    return Status(201, ok(threads.one(row.pk, author.pk)))


@router.patch(
    "/comments/{comment_id}",
    auth=signed_in,
    response=answers(CommentOut, CommentNotFound, EditWindowOver, TextRefused),
)
def edit_comment(request: HttpRequest, comment_id: IdPath, given: CommentEditIn) -> dict[str, Any]:
    """Write my comment anew, within a quarter of an hour."""
    author = caller(request)
    _take(author.pk)
    comments.edit(comment_id=comment_id, author=author, text=given.text, now=clock.now())
    return ok(threads.one(comment_id, author.pk))


@router.delete("/comments/{comment_id}", auth=signed_in, response=answers(None, CommentNotFound))
def delete_comment(request: HttpRequest, comment_id: IdPath) -> dict[str, Any]:
    """Take my comment back; answers to it stay."""
    comments.delete(comment_id=comment_id, author_id=caller(request).pk, now=clock.now())
    return ok(None)


@router.put("/comments/{comment_id}/vote", auth=signed_in, response=answers(CommentOut, NotFound))
def vote_on_comment(request: HttpRequest, comment_id: IdPath, given: CommentVoteIn) -> dict[str, Any]:
    """Agree or disagree; one account, one vote."""
    return _voted(request, comment_id, Ballot[given.value.upper()])


@router.delete("/comments/{comment_id}/vote", auth=signed_in, response=answers(CommentOut, NotFound))
def unvote_comment(request: HttpRequest, comment_id: IdPath) -> dict[str, Any]:
    """Take my vote back."""
    return _voted(request, comment_id, None)


def _voted(request: HttpRequest, comment_id: int, value: Ballot | None) -> dict[str, Any]:
    account_id = caller(request).pk
    take(VOTES, str(account_id))
    comments.vote(comment_id=comment_id, account_id=account_id, value=value, now=clock.now())
    return ok(threads.one(comment_id, account_id))


def _take(account_id: int) -> None:
    for limit in (A_MINUTE, AN_HOUR):
        take(limit, str(account_id))


def _viewer(request: HttpRequest) -> int | None:
    account = maybe_caller(request)
    return account.pk if account else None
