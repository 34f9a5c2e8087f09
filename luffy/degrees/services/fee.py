"""The mentor's fee of an enrolment: a balance and its statement, one line for each change."""

from datetime import datetime

from luffy.degrees.models import EnrolledDegreeCourse, FeeCause, MentorFeeEntry, RewardMove


def book(
    enrolment: EnrolledDegreeCourse,
    amount: int,
    cause: FeeCause,
    *,
    now: datetime,
    move: RewardMove | None = None,
) -> MentorFeeEntry:
    """Change the balance of a locked enrolment by `amount` berries and write the line that says why.

    Raises:
        ValueError: the balance would go below 0, a bug of the caller; nothing was changed.
    Source: docs/rules/mentor-fee.md
    """
    balance = enrolment.mentor_fee_balance + amount
    if balance < 0:
        raise ValueError(f"fee of enrolment {enrolment.pk}: {enrolment.mentor_fee_balance} {amount:+}")
    enrolment.mentor_fee_balance = balance
    enrolment.save(update_fields=["mentor_fee_balance"])
    return MentorFeeEntry.objects.create(
        enrolment=enrolment,
        number=enrolment.fee_entries.count() + 1,
        mentor_id=enrolment.mentor_id,
        cause=cause,
        amount_berries=amount,
        balance_after=balance,
        move=move,
        created_at=now,
    )


def pass_on(enrolment: EnrolledDegreeCourse, mentor_id: int, *, now: datetime) -> None:
    """Give a locked enrolment its new mentor, and her the balance: a line for who had it, a line for who gets it."""
    balance = enrolment.mentor_fee_balance
    if balance:
        book(enrolment, -balance, FeeCause.PASSED_ON, now=now)
    enrolment.mentor_id = mentor_id
    enrolment.save(update_fields=["mentor"])
    if balance:
        book(enrolment, balance, FeeCause.TAKEN_OVER, now=now)


def stop(enrolment: EnrolledDegreeCourse, *, now: datetime) -> None:
    """Nothing of it will be paid: the learner ran out of time, or her money went back."""
    if enrolment.mentor_fee_balance:
        book(enrolment, -enrolment.mentor_fee_balance, FeeCause.STOPPED, now=now)
