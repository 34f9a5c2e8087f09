"""The end of a degree: graduation with its scholarship and the mentors' pay, or running out of time."""

from datetime import datetime

from django.db import transaction

from luffy.accounts.audit import SYSTEM_JOB, Actor
from luffy.core import jobs
from luffy.core.calendar import day_of
from luffy.core.logging import get_logger
from luffy.core.money import Berries
from luffy.degrees.models import (
    ACTIVE,
    EnrolledDegreeCourse,
    FeeCause,
    ScholarshipGrant,
    StudyStatus,
)
from luffy.degrees.rewards import Tier, best_tier
from luffy.degrees.schedule import used_days
from luffy.degrees.services import fee, moves, penalty
from luffy.degrees.services.schedule import pauses_of
from luffy.degrees.services.told import tell_ended, tell_graduated
from luffy.degrees.states import Move
from luffy.notify.models import Kind
from luffy.notify.services import notify
from luffy.wallet.services import earned, grant, lock_wallet

log = get_logger(__name__)
BATCH = 500


def graduate(enrolment: EnrolledDegreeCourse, *, by: Actor, now: datetime) -> None:
    """Graduate a locked enrolment whose modules are all complete: once, with the tier reached and the mentors paid.

    Raises:
        EnrolmentCannotMove: it is not being studied.
    Source: docs/rules/degree-life.md
    """
    moves.make(enrolment, Move.GRADUATE, by=by, now=now, ended_date=day_of(now))
    penalty.lapse(enrolment, by=by, now=now)
    mentors = _shares(enrolment)
    lock_wallets(enrolment)
    scholarship_berries = _grant_scholarship(enrolment, by=by, now=now)
    _pay_mentors(enrolment, mentors, by=by, now=now)
    tell_graduated(enrolment, scholarship_berries, now=now)
    jobs.defer("certificates.issue_of_degree", enrolment_id=enrolment.pk)
    notify(
        enrolment.account_id,
        Kind.GRADUATED,
        params={"degree": enrolment.degree_course.name},
        link=f"/me/degrees/{enrolment.pk}",
        key=f"graduated:{enrolment.pk}",
        now=now,
    )


def lock_wallets(enrolment: EnrolledDegreeCourse) -> None:
    """Lock the wallets of everybody who may be paid, in the order of their owners, before any of them is touched."""
    mentors = enrolment.tenures.values_list("mentor_id", flat=True)
    for owner_id in sorted({enrolment.account_id, *mentors}):
        lock_wallet(owner_id)


def _grant_scholarship(enrolment: EnrolledDegreeCourse, *, by: Actor, now: datetime) -> int:
    edition = enrolment.edition
    begun = enrolment.valid_begin_date or day_of(now)
    days = used_days(begun, day_of(now), pauses_of(enrolment))
    tiers = [Tier(one.time_percent, one.value) for one in edition.tiers.all()]
    tier = best_tier(tiers, used_days=days, period=edition.period)
    ScholarshipGrant.objects.create(
        enrolment=enrolment,
        used_days=days,
        period=edition.period,
        time_percent=tier.time_percent if tier else None,
        amount_berries=tier.value if tier else 0,
        granted_at=now,
    )
    if tier and tier.value:
        _earn(enrolment.account_id, tier.value, f"scholarship:{enrolment.pk}", "毕业奖学金", by=by, now=now)
    return tier.value if tier else 0


def _shares(enrolment: EnrolledDegreeCourse) -> dict[int, int]:
    """What each mentor is paid: the balance to whom she has now, fixed shares to those before."""
    shares: dict[int, int] = {}
    for tenure in enrolment.tenures.all():
        shares[tenure.mentor_id] = shares.get(tenure.mentor_id, 0) + tenure.share_berries
    if enrolment.mentor_id:
        shares[enrolment.mentor_id] = shares.get(enrolment.mentor_id, 0) + enrolment.mentor_fee_balance
    return {mentor_id: berries for mentor_id, berries in shares.items() if berries}


def _pay_mentors(
    enrolment: EnrolledDegreeCourse, shares: dict[int, int], *, by: Actor, now: datetime
) -> None:
    for mentor_id, berries in sorted(shares.items()):
        key = f"mentor_pay:{enrolment.pk}-{mentor_id}"
        _earn(mentor_id, berries, key, "导师辅导费", by=by, now=now)
    if not enrolment.mentor_fee_balance:
        return
    cause = FeeCause.PAID if enrolment.mentor_id else FeeCause.STOPPED
    fee.book(enrolment, -enrolment.mentor_fee_balance, cause, now=now)


def _earn(owner_id: int, berries: int, key: str, reason: str, *, by: Actor, now: datetime) -> None:
    grant(owner_id=owner_id, gift=earned(Berries(berries), key, reason, now=now), by=by, now=now)


@transaction.atomic
def time_out(enrolment_id: int, *, now: datetime) -> None:
    """End an enrolment whose last day has passed. Changes nothing if it has time left or has ended."""
    enrolment = moves.lock(enrolment_id)
    if enrolment.study_status in ACTIVE and moves.is_over(enrolment, now):
        moves.make(enrolment, Move.TIME_OUT, by=SYSTEM_JOB, now=now, ended_date=enrolment.valid_end_date)
        penalty.lapse(enrolment, by=SYSTEM_JOB, now=now)
        fee.stop(enrolment, now=now)
        ended_date = enrolment.valid_end_date or day_of(now)
        tell_ended(enrolment, "expire", ended_date, now=now)


def time_out_all(*, now: datetime) -> int:
    """`time_out` for whoever is due; one that cannot end keeps none of the others from ending."""
    due = EnrolledDegreeCourse.objects.filter(study_status__in=ACTIVE, valid_end_date__lt=day_of(now))
    ids = list(
        due.exclude(study_status=StudyStatus.PAUSED).order_by("pk").values_list("pk", flat=True)[:BATCH]
    )
    for enrolment_id in ids:
        try:
            time_out(enrolment_id, now=now)
        except Exception:
            log.exception("enrolment cannot end", enrolment_id=enrolment_id)
    return len(ids)
