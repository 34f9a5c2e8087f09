"""One account, one vote. Every kind of thing that is voted on has its own table of votes, all with these columns.

The counters of a target are always the number of its rows: both change in one transaction, behind the lock of the
target's row.

Source: docs/rules/votes.md
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from luffy.core.errors import NotFound


class Ballot(models.IntegerChoices):
    AGREE = 1, _("赞同")
    DISAGREE = -1, _("不赞同")


class Voted(models.Model):
    """Something that is voted on: how many agree and how many do not. Nothing but `cast` writes these."""

    agree_number = models.PositiveIntegerField(_("赞同数"), default=0, editable=False)
    disagree_number = models.PositiveIntegerField(_("不赞同数"), default=0, editable=False)

    class Meta:
        abstract = True


class Vote(models.Model):
    """A vote. A concrete table adds `target`, the foreign key to what is voted on, and `one_each(NAME)`."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("账号")
    )
    value = models.SmallIntegerField(_("投票"), choices=Ballot)
    voted_at = models.DateTimeField(_("时间"))

    class Meta:
        abstract = True
        verbose_name = verbose_name_plural = _("投票")

    def __str__(self) -> str:
        return f"{self.account_id}:{self.value:+d}"


def one_each(name: str) -> list[models.BaseConstraint]:
    """The constraints of a table of votes: one for each account and target, and known values."""
    return [
        models.UniqueConstraint(fields=["target", "account"], name=f"{name}_once"),
        models.CheckConstraint(condition=Q(value__in=Ballot.values), name=f"{name}_value_known"),
    ]


@dataclass(frozen=True, slots=True)
class Tally:
    agree_number: int
    disagree_number: int


def cast(
    votes: models.Manager[Any],
    among: QuerySet[Any],
    *,
    target_id: int,
    account_id: int,
    value: Ballot | None,
    now: datetime,
) -> Tally:
    """Make `value` the account's vote on the target, or withdraw it if None; returns the counters after it.

    The same once more changes nothing. `among` are those that may be voted on.

    Raises: NotFound: the target is not among them.
    """
    with transaction.atomic():
        target = _locked(among, target_id)
        if target is None:
            raise NotFound
        rows: QuerySet[Any] = votes.filter(target_id=target_id, account_id=account_id)
        before = next(iter(rows.values_list("value", flat=True)), None)
        if value == before:
            return Tally(target.agree_number, target.disagree_number)
        if value is None:
            rows.delete()
        elif before is None:
            columns: dict[str, Any] = {"target_id": target_id, "account_id": account_id}
            votes.create(**columns, value=value, voted_at=now)
        else:
            rows.update(value=value, voted_at=now)
        return _count(target, before, value)


def votes_of(account_id: int, votes: models.Manager[Any], target_ids: Collection[int]) -> dict[int, int]:
    """What the account voted on each of these, as far as it did."""
    rows: QuerySet[Any] = votes.filter(account_id=account_id, target_id__in=target_ids)
    return dict(rows.values_list("target_id", "value"))


def _locked(among: QuerySet[Any], target_id: int) -> Any:
    return among.select_for_update(of=("self",), no_key=True).filter(pk=target_id).first()


def _count(target: Any, before: int | None, after: int | None) -> Tally:
    target.agree_number += (after == Ballot.AGREE) - (before == Ballot.AGREE)
    target.disagree_number += (after == Ballot.DISAGREE) - (before == Ballot.DISAGREE)
    target.save(update_fields=["agree_number", "disagree_number"])
    return Tally(target.agree_number, target.disagree_number)
