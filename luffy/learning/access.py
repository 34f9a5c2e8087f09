"""Who may open a lesson today and why, and from when to when a purchase lasts. Pure: facts in, verdicts out.

Source: docs/rules/access.md
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

Period = tuple[date, date]


class Means(StrEnum):
    """What opens a lesson, the strongest first: where several do, the first is told."""

    ENROLMENT = "enrolment"
    MODULE = "module"
    MEMBERSHIP = "membership"
    STAFF = "staff"
    PREVIEW = "preview"


class Closed(StrEnum):
    """Why a lesson stays closed; what can be done about it differs for each."""

    # Its course is offline: to who does not have it, it is not there at all.
    HIDDEN = "hidden"
    SIGN_IN = "sign_in"
    PAUSED = "paused"
    NOT_OPENED = "not_opened"
    NOT_BEGUN = "not_begun"
    EXPIRED = "expired"
    MEMBERSHIP_EXPIRED = "membership_expired"
    MEMBERS_ONLY = "members_only"
    DEGREE_ONLY = "degree_only"
    NOT_BOUGHT = "not_bought"


@dataclass(frozen=True, slots=True)
class Grant:
    """What somebody holds. Both days belong to it; `first` None: not opened yet, `last` None: it does not run out."""

    means: Means
    first: date | None
    last: date | None
    is_paused: bool = False

    def is_over(self, today: date) -> bool:
        return self.last is not None and self.last < today

    def opens(self, today: date) -> bool:
        return self.first is not None and self.first <= today and not (self.is_paused or self.is_over(today))


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one lesson and one reader. `is_vip`: members may open its course; `is_module`: it is part of a degree."""

    is_signed_in: bool = False
    is_staff: bool = False
    is_preview: bool = False
    is_offline: bool = False
    is_vip: bool = False
    is_module: bool = False
    grants: tuple[Grant, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """`opened_by` or `closed`, never both; `until` is the last day of what opens it, where that has one."""

    opened_by: Means | None = None
    closed: Closed | None = None
    until: date | None = None

    @property
    def is_open(self) -> bool:
        return self.opened_by is not None

    @property
    def is_whole(self) -> bool:
        """Whether the whole course opens, not just this lesson as a preview."""
        return self.is_open and self.opened_by is not Means.PREVIEW

    @property
    def reason(self) -> str:
        """Why it is open or closed, in one word."""
        return str(self.opened_by or self.closed)


def decide(facts: Facts, today: date) -> Verdict:
    """Whether the lesson opens today. The one place that says so.

    What was bought opens also when its course is offline by now; membership and previews do not.

    Source: docs/rules/access.md
    """
    grants = _that_count(facts)
    opening = {grant.means for grant in grants if grant.opens(today)}
    if facts.is_staff:
        opening.add(Means.STAFF)
    if facts.is_preview and not facts.is_offline:
        opening.add(Means.PREVIEW)
    for means in Means:
        if means in opening:
            return Verdict(opened_by=means, until=_until(grants, means))
    return Verdict(closed=_why_closed(facts, grants, today))


def _that_count(facts: Facts) -> tuple[Grant, ...]:
    has_members = facts.is_vip and not facts.is_offline
    return tuple(one for one in facts.grants if one.means is not Means.MEMBERSHIP or has_members)


def _until(grants: Iterable[Grant], means: Means) -> date | None:
    ends = [grant.last for grant in grants if grant.means is means]
    return max((end for end in ends if end is not None), default=None)


def _why_closed(facts: Facts, grants: tuple[Grant, ...], today: date) -> Closed:
    if facts.is_offline and not grants:
        return Closed.HIDDEN
    if not facts.is_signed_in:
        return Closed.SIGN_IN
    lasting = [grant for grant in grants if not grant.is_over(today)]
    bought = any(grant.means is not Means.MEMBERSHIP for grant in grants)
    reasons = {
        Closed.PAUSED: any(grant.is_paused for grant in lasting),
        Closed.NOT_OPENED: any(grant.first is None for grant in lasting),
        Closed.NOT_BEGUN: bool(lasting),
        Closed.EXPIRED: bought,
        Closed.MEMBERSHIP_EXPIRED: bool(grants),
        Closed.MEMBERS_ONLY: facts.is_vip,
        Closed.DEGREE_ONLY: facts.is_module,
    }
    return next((reason for reason, applies in reasons.items() if applies), Closed.NOT_BOUGHT)


def next_period(current_ends: Iterable[date], today: date, days: int) -> Period:
    """The first and last day of what `days` bought today give; both belong to the period.

    The last day is `days` days after today, or after the end of access that still lasts: the day of the
    purchase itself is not counted, since only a part of it is left. The period begins today, or on the day
    after that end.
    """
    if days < 1:
        raise ValueError(f"a purchase lasts at least a day, not {days}")
    lasting = [end for end in current_ends if end >= today]
    if not lasting:
        return today, today + timedelta(days=days)
    end = max(lasting)
    return end + timedelta(days=1), end + timedelta(days=days)


def move_forward(periods: Iterable[Period], today: date) -> list[Period]:
    """Where these periods of one course lie once another one is gone, in the order of their first days.

    What has begun stays. What has not begins on the day after the one before it, or today if none lasts, and
    keeps its number of days.
    """
    moved: list[Period] = []
    for first, last in sorted(periods):
        days = (last - first).days + 1
        has_begun = first <= today
        moved.append((first, last) if has_begun else next_period((end for _, end in moved), today, days))
    return moved
