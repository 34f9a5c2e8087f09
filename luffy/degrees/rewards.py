"""What homework and graduation earn and cost. Pure: grades, times and rules in, berries out.

Source: docs/rules/rewards.md
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from luffy.degrees.grades import PASS_MARK, Mark
from luffy.degrees.rule import Cause

# Percent of a homework's value, where operators set nothing else.
DEFAULT_PERCENT: dict[Cause, int] = {Cause.PASSED_ON_TIME: 100, Cause.LATE: 10, Cause.D: 1, Cause.COPY: 100}


@dataclass(frozen=True, slots=True)
class Attempt:
    """One graded hand-in of a homework."""

    mark: Mark
    is_on_time: bool


def due(attempts: Sequence[Attempt], *, value: int, percent: Mapping[Cause, int]) -> dict[Cause, int]:
    """What a homework earns (above 0) or costs (below 0) by its graded attempts, each cause once.

    The reward looks at the attempt that passed: on time it earns its points' share of `value`, late nothing. The
    late penalty looks at the first hand-in alone: who was on time and must do it again is not punished for that.
    Shares are rounded down, in the learner's favour for penalties too.
    """
    found = {
        Cause.PASSED_ON_TIME: _reward(attempts, value, percent[Cause.PASSED_ON_TIME]),
        Cause.LATE: -(value * percent[Cause.LATE] // 100) if attempts and not attempts[0].is_on_time else 0,
        Cause.D: -(value * percent[Cause.D] // 100) if any(one.mark is Mark.D for one in attempts) else 0,
        Cause.COPY: -(value * percent[Cause.COPY] // 100)
        if any(one.mark is Mark.COPY for one in attempts)
        else 0,
    }
    return {cause: berries for cause, berries in found.items() if berries}


def asks(due_berries: int, asks_above: int | None) -> bool:
    """Whether a penalty of so much waits for an operator: above the limit, where there is one."""
    return asks_above is not None and due_berries < -asks_above


def _reward(attempts: Sequence[Attempt], value: int, percent: int) -> int:
    passed = next((one for one in attempts if one.mark.points >= PASS_MARK), None)
    if passed is None or not passed.is_on_time:
        return 0
    return value * passed.mark.points * percent // 10_000


@dataclass(frozen=True, slots=True)
class Outlook:
    """What handing in now would earn with the best grade, and what it costs because it is late."""

    earns: int
    costs: int


def outlook(
    graded: Sequence[Attempt], *, is_on_time: bool, value: int, percent: Mapping[Cause, int]
) -> Outlook:
    before = due(graded, value=value, percent=percent)
    after = due([*graded, Attempt(Mark.A_PLUS, is_on_time)], value=value, percent=percent)
    change = {cause: after.get(cause, 0) - before.get(cause, 0) for cause in Cause}
    return Outlook(change[Cause.PASSED_ON_TIME], -change[Cause.LATE])


@dataclass(frozen=True, slots=True)
class Moved:
    """What one cause has moved so far: berries of the learner, and what it took from the mentor's fee."""

    berries: int = 0
    fee_taken: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """What is moved now; below 0 it is taken."""

    berries: int
    fee: int


def change(due_berries: int, moved: Moved, *, available: int, fee_balance: int) -> Change:
    """From what was moved to what is due, as far as there is something to take."""
    fee_wanted = min(max(0, -due_berries), moved.fee_taken + fee_balance)
    return Change(max(due_berries - moved.berries, -available), moved.fee_taken - fee_wanted)


def total_change(
    wanted: Mapping[Cause, int], moved: Mapping[Cause, Moved], *, available: int, fee_balance: int
) -> Change:
    """The changes of all causes together, each taking of what the one before left."""
    berries = fee = 0
    for cause in Cause:
        if cause in wanted or cause in moved:
            one = change(
                wanted.get(cause, 0),
                moved.get(cause, Moved()),
                available=available + berries,
                fee_balance=fee_balance + fee,
            )
            berries, fee = berries + one.berries, fee + one.fee
    return Change(berries, fee)


@dataclass(frozen=True, slots=True)
class Tier:
    """Who finishes within `time_percent` of the period gets `value`."""

    time_percent: int
    value: int


def best_tier(tiers: Iterable[Tier], *, used_days: int, period: int) -> Tier | None:
    """The tier worth most of those that were reached; None if she took longer than all of them."""
    reached = [tier for tier in tiers if used_days * 100 <= tier.time_percent * period]
    return max(reached, key=lambda tier: (tier.value, -tier.time_percent), default=None)


def promised(values: Iterable[int], *, percent: int, best_tier: int) -> int:
    """The most that one learner may be given: all homework at its best, and the best tier.

    A rule below 100 % promises no less: homework counts by what stands on it.
    """
    return sum(value * max(percent, 100) // 100 for value in values) + best_tier


@dataclass(frozen=True, slots=True)
class Split:
    """A mentor's fee when one hands over to another."""

    kept: int
    handed_on: int


def split_fee(balance: int, *, done: int, total: int) -> Split:
    """The leaving mentor keeps the share of the work that was done while she was there, rounded down.

    `done` homework passed since she began, of the `total` that were open then.
    """
    if total <= 0 or not 0 <= done <= total:
        return Split(0, balance) if done <= 0 else Split(balance, 0)
    kept = balance * done // total
    return Split(kept, balance - kept)
