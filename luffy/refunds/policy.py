"""Does a line come back, and how much of it? Pure: facts and rules in, verdict and amounts out.

Source: docs/rules/refunds.md
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from luffy.core.money import Berries, Fen


class Kind(StrEnum):
    COURSE = "course"
    DEGREE = "degree"
    PLAN = "plan"


class Gives(StrEnum):
    """How much of what was paid a rule gives back."""

    # The rule's own percentage.
    PERCENT = "percent"
    # By what is left: the share of the lessons not watched, of the modules not opened, of the days to come.
    UNWATCHED = "unwatched"
    UNOPENED = "unopened"
    DAYS_LEFT = "days_left"


@dataclass(frozen=True, slots=True)
class Facts:
    """What counts about one line at the moment it is judged."""

    kind: Kind
    # Calendar days since the day of payment, which is day 0.
    days_since_purchase: int
    # Its last day has passed.
    is_over: bool = False
    # Of the course's lessons, rounded up; for a membership of that course for members of which most was watched.
    watched_percent: int = 0
    # Of the period that was opened, and those of them that come after today.
    days: int = 0
    days_left: int = 0
    modules: int = 0
    modules_opened: int = 0
    homework_graded: int = 0
    # Earned by what was studied, and to be taken back with it.
    scholarship_berries: int = 0
    # It was deducted from a degree that is still the buyer's.
    is_credited: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the policy. A limit that is None is none."""

    name: str
    kind: Kind
    gives: Gives
    percent: int = 100
    fee_fen: int = 0
    within_days: int | None = None
    max_watched_percent: int | None = None
    max_modules_opened: int | None = None
    max_homework_graded: int | None = None


class No(StrEnum):
    """Why nothing comes back."""

    OVER = "over"
    CREDITED = "credited"
    NO_RULE = "no_rule"
    NOTHING_LEFT = "nothing_left"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`percent` of what was paid comes back, less the fee; or nothing, and why."""

    percent: int
    fee_fen: int = 0
    rule: Rule | None = None
    refused: No | None = None


@dataclass(frozen=True, slots=True)
class Amounts:
    cash_fen: Fen
    berries: Berries
    fee_fen: Fen


def judge(facts: Facts, rules: Iterable[Rule]) -> Verdict:
    """What comes back of a line of which these facts are true: the first rule that fits decides."""
    if facts.is_over:
        return Verdict(0, refused=No.OVER)
    if facts.is_credited:
        return Verdict(0, refused=No.CREDITED)
    rule = next((rule for rule in rules if _fits(rule, facts)), None)
    if rule is None:
        return Verdict(0, refused=No.NO_RULE)
    percent = rule.percent * _left_percent(rule.gives, facts) // 100
    if percent == 0:
        return Verdict(0, rule=rule, refused=No.NOTHING_LEFT)
    return Verdict(percent, rule.fee_fen, rule)


def amounts(*, payable_fen: int, berries_spent: int, verdict: Verdict) -> Amounts:
    """The money of a line that comes back, each kind as it came. Rounded down to the fen and to the whole berry.

    The fee is taken off the cash, as far as there is cash.
    """
    cash_fen = payable_fen * verdict.percent // 100
    fee_fen = min(verdict.fee_fen, cash_fen)
    berries = berries_spent * verdict.percent // 100
    return Amounts(Fen(cash_fen - fee_fen), Berries(berries), Fen(fee_fen))


def _fits(rule: Rule, facts: Facts) -> bool:
    limits = (
        (facts.days_since_purchase, rule.within_days),
        (facts.watched_percent, rule.max_watched_percent),
        (facts.modules_opened, rule.max_modules_opened),
        (facts.homework_graded, rule.max_homework_graded),
    )
    return rule.kind == facts.kind and all(limit is None or fact <= limit for fact, limit in limits)


def _left_percent(gives: Gives, facts: Facts) -> int:
    """How much of it has not been used, rounded down."""
    match gives:
        case Gives.PERCENT:
            return 100
        case Gives.UNWATCHED:
            return max(0, 100 - facts.watched_percent)
        case Gives.UNOPENED:
            unopened = facts.modules - facts.modules_opened
            return 100 * unopened // facts.modules if facts.modules else 100
        case Gives.DAYS_LEFT:
            return 100 * facts.days_left // facts.days if facts.days else 100
