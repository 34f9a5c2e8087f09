"""Who may open a lesson, and why: every combination, and the minutes around midnight in Shanghai."""

from datetime import date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from luffy.core.calendar import day_of
from luffy.learning.access import Closed, Facts, Grant, Means, Verdict, decide

SHANGHAI = ZoneInfo("Asia/Shanghai")
FIRST, LAST = date(2026, 3, 2), date(2026, 3, 31)
TODAY = date(2026, 3, 10)
WEEK = timedelta(days=7)

# How a grant can stand today, by name: first and last day, and whether it is paused.
STANDS = {
    "none": None,
    "open": (FIRST, LAST, False),
    "endless": (FIRST, None, False),
    "over": (FIRST, TODAY - timedelta(days=1), False),
    "to come": (TODAY + WEEK, LAST, False),
    "unopened": (None, None, False),
    "paused": (FIRST, None, True),
}
OPENS = {"open", "endless"}


def grants(**stands: str) -> tuple[Grant, ...]:
    held = ((Means[name.upper()], STANDS[stand]) for name, stand in stands.items())
    return tuple(Grant(means, *days) for means, days in held if days is not None)


def expected(
    enrolment: str, module: str, membership: str, *, kind: str, preview: bool, staff: bool, offline: bool
) -> Means | Closed:
    """The rule page, read line by line."""
    members = membership if kind == "vip" and not offline else "none"
    if enrolment in OPENS:
        return Means.ENROLMENT
    if module in OPENS:
        return Means.MODULE
    if members in OPENS:
        return Means.MEMBERSHIP
    if staff:
        return Means.STAFF
    if preview and not offline:
        return Means.PREVIEW
    return _expected_closed(enrolment, module, members, kind=kind, offline=offline)


def _expected_closed(enrolment: str, module: str, members: str, *, kind: str, offline: bool) -> Closed:
    held = {enrolment, module, members}
    if offline and held == {"none"}:
        return Closed.HIDDEN
    waiting = {"paused": Closed.PAUSED, "unopened": Closed.NOT_OPENED, "to come": Closed.NOT_BEGUN}
    for stand, reason in waiting.items():
        if stand in held:
            return reason
    if "over" in (enrolment, module):
        return Closed.EXPIRED
    if members == "over":
        return Closed.MEMBERSHIP_EXPIRED
    by_kind = {"vip": Closed.MEMBERS_ONLY, "module": Closed.DEGREE_ONLY, "paid": Closed.NOT_BOUGHT}
    return by_kind[kind]


def test_every_combination_of_facts_is_decided_as_the_rule_says():
    paid_for = [stand for stand in STANDS if stand not in ("endless", "unopened", "paused")]
    seen = set()
    for enrolment, module, membership, kind, preview, staff, offline in product(
        paid_for, STANDS, paid_for, ("paid", "vip", "module"), (False, True), (False, True), (False, True)
    ):
        facts = Facts(
            is_signed_in=True,
            is_staff=staff,
            is_preview=preview,
            is_offline=offline,
            is_vip=kind == "vip",
            is_module=kind == "module",
            grants=grants(enrolment=enrolment, module=module, membership=membership),
        )

        found = decide(facts, TODAY)

        wanted = expected(
            enrolment, module, membership, kind=kind, preview=preview, staff=staff, offline=offline
        )
        assert (found.opened_by or found.closed) == wanted, facts
        assert found.is_open is isinstance(wanted, Means)
        assert found.is_whole is (isinstance(wanted, Means) and wanted is not Means.PREVIEW)
        assert found.reason == wanted.value
        seen.add(wanted)
    assert seen == {*Means, *Closed} - {Closed.SIGN_IN}


@pytest.mark.parametrize(
    ("preview", "offline", "wanted"),
    [
        (True, False, Means.PREVIEW),
        (False, False, Closed.SIGN_IN),
        (True, True, Closed.HIDDEN),
        (False, True, Closed.HIDDEN),
    ],
)
@pytest.mark.parametrize(("vip", "module"), [(False, False), (True, False), (False, True)])
def test_guests_open_previews_and_are_asked_to_sign_in_for_the_rest(preview, offline, wanted, vip, module):
    facts = Facts(is_preview=preview, is_offline=offline, is_vip=vip, is_module=module)

    assert decide(facts, TODAY).reason == wanted.value


@pytest.mark.parametrize("means", [Means.ENROLMENT, Means.MODULE, Means.MEMBERSHIP])
@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-03-01 23:59:59", False),
        ("2026-03-02 00:00:00", True),
        ("2026-03-02 00:01:00", True),
        # In London it is still the day before.
        ("2026-03-31 07:59:00", True),
        ("2026-03-31 23:58:00", True),
        ("2026-03-31 23:59:59", True),
        ("2026-04-01 00:00:00", False),
        ("2026-04-01 00:01:00", False),
    ],
)
def test_the_first_and_the_last_day_count_whole_in_shanghai(means, moment, opens):
    now = datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI)
    facts = Facts(is_signed_in=True, is_vip=True, grants=(Grant(means, FIRST, LAST),))

    assert decide(facts, day_of(now)).is_open is opens


@pytest.mark.parametrize("moment", ["2026-03-31 15:59:59", "2026-03-31 16:00:00"])
def test_the_day_turns_at_sixteen_hours_of_utc_whatever_the_zone_of_the_moment(moment):
    facts = Facts(is_signed_in=True, grants=(Grant(Means.ENROLMENT, FIRST, LAST),))
    now = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("UTC"))

    assert decide(facts, day_of(now)).is_open is (moment < "2026-03-31 16")


def test_the_end_that_is_told_is_the_last_one_of_what_opens_it():
    facts = Facts(
        is_signed_in=True,
        is_vip=True,
        grants=(
            Grant(Means.MEMBERSHIP, FIRST, LAST),
            Grant(Means.MEMBERSHIP, LAST + timedelta(days=1), LAST + WEEK),
            Grant(Means.ENROLMENT, FIRST - WEEK, FIRST),
        ),
    )

    assert decide(facts, TODAY) == Verdict(opened_by=Means.MEMBERSHIP, until=LAST + WEEK)
