"""Comments: written, changed for a while, deleted, voted on.

Everything that changes how many comments everybody sees moves the article's number in the same transaction.

Source: docs/rules/comments.md
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from luffy.accounts.models import Account
from luffy.accounts.votes import Ballot, cast
from luffy.community.errors import ArticleNotFound, CommentNotFound, EditWindowOver, ParentNotHere
from luffy.community.models import DEEPEST, EDIT_MINUTES, Article, Comment, CommentVote
from luffy.moderation.kinds import target_of
from luffy.moderation.models import Visibility
from luffy.moderation.services import examine, hold, withdraw

KIND = "comment"


@transaction.atomic
def comment(*, article_id: int, author: Account, text: str, parent_id: int | None, now: datetime) -> Comment:
    """Say something about an article, or answer a comment of it. It may have to wait for an operator.

    Raises:
        ArticleNotFound, ParentNotHere
        luffy.moderation.errors.TextRefused
    """
    if not Article.objects.on_shelf(now).filter(pk=article_id).exists():
        raise ArticleNotFound
    opinion = examine(text, account=author)
    parent = _answered(article_id, parent_id) if parent_id is not None else None
    row = Comment.objects.create(
        article_id=article_id,
        parent=parent,
        root_id=(parent.root_id or parent.pk) if parent else None,
        depth=min(DEEPEST, parent.depth + 1) if parent else 1,
        author=author,
        text=opinion.text,
        visibility=opinion.visibility,
        created_at=now,
    )
    hold(target_of(KIND, row.pk), opinion, author_id=author.pk, now=now)
    count(article_id, int(row.is_counted))
    return row


@transaction.atomic
def edit(*, comment_id: int, author: Account, text: str, now: datetime) -> Comment:
    """Write one's comment anew, while its time lasts; it is looked at like a new one.

    Raises:
        CommentNotFound, EditWindowOver
        luffy.moderation.errors.TextRefused
    """
    row = _own(comment_id, author.pk)
    if now > row.created_at + timedelta(minutes=EDIT_MINUTES):
        raise EditWindowOver(minutes=EDIT_MINUTES)
    opinion = examine(text, account=author)
    was_counted, waited = row.is_counted, row.visibility == Visibility.HELD
    row.text, row.edited_at = opinion.text, now
    # What waits goes on waiting: only an operator ends that.
    row.visibility = Visibility.HELD if waited else opinion.visibility
    row.save(update_fields=["text", "edited_at", "visibility"])
    hold(target_of(KIND, row.pk), opinion, author_id=author.pk, now=now)
    count(row.article_id, row.is_counted - was_counted)
    return row


@transaction.atomic
def delete(*, comment_id: int, author_id: int, now: datetime) -> None:
    """Take one's comment back. Its text goes, its place stays where somebody answered. Raises: CommentNotFound."""
    row = _own(comment_id, author_id)
    was_counted = row.is_counted
    row.text, row.deleted_at = "", now
    row.save(update_fields=["text", "deleted_at"])
    withdraw(target_of(KIND, row.pk))
    count(row.article_id, -int(was_counted))


def vote(*, comment_id: int, account_id: int, value: Ballot | None, now: datetime) -> None:
    """Agree or disagree with a comment, or neither (None); one account, one vote.

    Raises:
        luffy.core.errors.NotFound
    """
    cast(
        CommentVote.objects,
        Comment.objects.counted(),
        target_id=comment_id,
        account_id=account_id,
        value=value,
        now=now,
    )


def count(article_id: int, by: int) -> None:
    """Move an article's number of comments, in the caller's transaction."""
    if by:
        Article.objects.filter(pk=article_id).update(comment_num=F("comment_num") + by)


def _answered(article_id: int, parent_id: int) -> Comment:
    """What is answered. Raises: ParentNotHere."""
    parent = Comment.objects.counted().filter(pk=parent_id, article_id=article_id).first()
    if parent is None:
        raise ParentNotHere
    return parent


def _own(comment_id: int, author_id: int) -> Comment:
    """Raises: CommentNotFound, for what was deleted or hidden too."""
    row = (
        Comment.objects.select_for_update()
        .filter(pk=comment_id, author_id=author_id, deleted_at__isnull=True)
        .exclude(visibility=Visibility.HIDDEN)
        .first()
    )
    if row is None:
        raise CommentNotFound
    return row
