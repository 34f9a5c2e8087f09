"""Looking at texts before they are shown, taking reports, and what operators decide.

    opinion = examine(comment_text, account=account)              # may refuse it
    row = Comment.objects.create(text=opinion.text, visibility=opinion.visibility, …)
    hold(target_of("comment", row.pk), opinion, author_id=account.pk, now=now)

Source: docs/rules/moderation.md
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.db import transaction

from luffy.accounts.audit import Actor, record
from luffy.accounts.models import Account, Role
from luffy.moderation import kinds, queries, words
from luffy.moderation.errors import (
    CaseCannotMove,
    OwnText,
    TargetNotFound,
    TextRefused,
    WordEmpty,
    WordNotFound,
)
from luffy.moderation.models import Case, CaseState, Cause, Keyword, Reason, Report, Visibility
from luffy.moderation.words import Verdict


@dataclass(frozen=True, slots=True)
class Opinion:
    """`text`: what may be stored, masked where it must be. `cause`: why an operator has to look first, if so."""

    text: str
    cause: Cause | None = None

    @property
    def visibility(self) -> Visibility:
        return Visibility.HELD if self.cause else Visibility.SHOWN


class Decision(StrEnum):
    KEEP = "keep"
    HIDE = "hide"
    RESTORE = "restore"


# From where, to where, and who sees the text then.
MOVES = {
    Decision.KEEP: ({CaseState.WAITING}, CaseState.KEPT, Visibility.SHOWN),
    Decision.HIDE: ({CaseState.WAITING, CaseState.KEPT, CaseState.GONE}, CaseState.HIDDEN, Visibility.HIDDEN),
    Decision.RESTORE: ({CaseState.HIDDEN}, CaseState.KEPT, Visibility.SHOWN),
}


def examine(text: str, *, account: Account, first_texts_wait: bool = True) -> Opinion:
    """What becomes of a text that somebody wants to show.

    `first_texts_wait=False` for texts that only known people can write, such as buyers.

    Raises:
        TextRefused: it holds a word that nobody may write.
    """
    finding = words.examine(text, queries.watched_words())
    if finding.verdict is Verdict.REFUSE:
        raise TextRefused
    if finding.verdict is Verdict.HOLD:
        return Opinion(finding.text, Cause.WORD)
    if first_texts_wait and _is_new_here(account):
        return Opinion(finding.text, Cause.FIRST_TEXTS)
    return Opinion(finding.text)


def hold(target: str, opinion: Opinion, *, author_id: int, now: datetime) -> None:
    """Put a text that has to wait into the queue, in the caller's transaction; one that need not is left alone."""
    if opinion.cause is None:
        return
    kind, _number = kinds.parted(target)
    fresh = {"cause": opinion.cause, "state": CaseState.WAITING, "opened_at": now, **_UNDECIDED}
    Case.objects.update_or_create(
        target=target, defaults=fresh, create_defaults={"kind": kind.name, "author_id": author_id, **fresh}
    )


def withdraw(target: str) -> None:
    """Take a text out of the queue whose author took it back, in the caller's transaction."""
    Case.objects.waiting().filter(target=target).update(state=CaseState.GONE)


@transaction.atomic
def report(*, target: str, account_id: int, reason: Reason, note: str, now: datetime) -> None:
    """Tell operators of a text. The same account again changes nothing; what was kept is looked at again.

    Raises: TargetNotFound, OwnText.
    """
    kind, _number = kinds.parted(target)
    text = kinds.shown(target)
    if text.visibility is not Visibility.SHOWN:
        raise TargetNotFound
    if text.author_id == account_id:
        raise OwnText
    case, _created = Case.objects.select_for_update().get_or_create(
        target=target,
        defaults={"kind": kind.name, "author_id": text.author_id, "cause": Cause.REPORT, "opened_at": now},
    )
    _report, is_new = Report.objects.get_or_create(
        case=case, account_id=account_id, defaults={"reason": reason, "note": note, "at": now}
    )
    if is_new and case.state in (CaseState.KEPT, CaseState.GONE):
        _write(case, state=CaseState.WAITING, cause=Cause.REPORT, opened_at=now, **_UNDECIDED)


@transaction.atomic
def decide(*, target: str, decision: Decision, reason: str, by: Actor, now: datetime) -> None:
    """Keep, hide or restore a text. Hiding needs no case: an operator may come first.

    Raises: TargetNotFound, CaseCannotMove.
    """
    kind, number = kinds.parted(target)
    text = kinds.shown(target)
    case = Case.objects.select_for_update().filter(target=target).first()
    if case is None and decision is Decision.HIDE:
        opened = {"kind": kind.name, "author_id": text.author_id, "cause": Cause.OPERATOR, "opened_at": now}
        case, _created = Case.objects.select_for_update().get_or_create(target=target, defaults=opened)
    sources, state, visibility = MOVES[decision]
    if case is None or case.state not in sources:
        raise CaseCannotMove(state=case.state if case else None)
    change = ({"state": case.state}, {"state": state.value, "cause": case.cause})
    _write(case, state=state, decided_at=now, decided_by_id=by.account_id, reason=reason)
    kind.set_visibility(number, visibility)
    record(f"moderation.{decision}", target, by=by, now=now, change=change, reason=reason)


def watch_for(*, word: str, verdict: Verdict, by: Actor, now: datetime) -> Keyword:
    """Add a word, or change what becomes of texts that have it. Raises: WordEmpty."""
    plain = words.folded(word)
    if not plain:
        raise WordEmpty
    with transaction.atomic():
        row, _created = Keyword.objects.update_or_create(
            folded=plain, defaults={"word": word.strip(), "verdict": verdict}
        )
        record("moderation.word", f"word:{row.pk}", by=by, now=now, change=(None, {"verdict": verdict.name}))
    return row


def forget_word(*, word_id: int, by: Actor, now: datetime) -> None:
    """Watch for a word no longer. Raises: WordNotFound."""
    with transaction.atomic():
        row = Keyword.objects.select_for_update().filter(pk=word_id).first()
        if row is None:
            raise WordNotFound
        change = ({"verdict": Verdict(row.verdict).name}, None)
        record("moderation.word_gone", f"word:{row.pk}", by=by, now=now, change=change)
        row.delete()


_UNDECIDED: dict[str, str | None] = {"decided_at": None, "decided_by_id": None, "reason": ""}


def _is_new_here(account: Account) -> bool:
    """Whether fewer of a learner's texts than it takes were looked at and found good."""
    wanted = settings.MODERATED_FIRST_TEXTS
    return wanted > 0 and account.role == Role.LEARNER and queries.kept_texts(account.pk) < wanted


def _write(case: Case, **fields: object) -> None:
    for name, value in fields.items():
        setattr(case, name, value)
    case.save(update_fields=[name.removesuffix("_id") for name in fields])
