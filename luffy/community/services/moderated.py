"""Comments as moderation sees them."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from luffy.community.models import Comment
from luffy.community.services.comments import KIND, count
from luffy.moderation.kinds import Kind, Shown, register
from luffy.moderation.models import Visibility


def register_comments() -> None:
    register(Kind(KIND, _("评论"), shown=shown, set_visibility=set_visibility))


def shown(numbers: Sequence[int]) -> Mapping[int, Shown]:
    """Those that nobody deleted."""
    rows = Comment.objects.filter(pk__in=numbers, deleted_at__isnull=True).select_related("author")
    return {row.pk: _shown(row) for row in rows}


def set_visibility(number: int, visibility: Visibility) -> None:
    """Change who sees it, and how many comments its article has."""
    row = Comment.objects.select_for_update().filter(pk=number).first()
    if row is None:
        return
    was_counted = row.is_counted
    row.visibility = visibility
    row.save(update_fields=["visibility"])
    count(row.article_id, row.is_counted - was_counted)


def _shown(row: Comment) -> Shown:
    return Shown(
        text=row.text,
        author_id=row.author_id,
        author=row.author.username,
        link=f"/articles/{row.article_id}#comment-{row.pk}",
        visibility=Visibility(row.visibility),
    )
