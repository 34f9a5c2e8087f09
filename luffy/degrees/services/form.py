"""The registration form (报名表): what a learner tells when she begins."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from luffy.accounts.audit import Actor, record
from luffy.core.sealed import seal, unseal
from luffy.degrees.errors import FormExists, FormMissing
from luffy.degrees.models import DegreeRegistrationForm, EnrolledDegreeCourse
from luffy.degrees.services import moves
from luffy.degrees.services.assign import assign, mentor_named
from luffy.degrees.services.modules import open_first

PURPOSE = "luffy.degrees.form"


@dataclass(frozen=True, slots=True)
class Work:
    """Where she works and what she earns in a month, in yuan. Nobody's business: sealed."""

    company: str = ""
    position: str = ""
    salary_yuan: int | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What the form asks for, as it was filled in."""

    work: Work
    work_experience: int
    study_plan: int
    stu_specified_mentor: str
    why_take_this_course: str
    why_choose_us: str
    your_expectation: str
    memo: str


@transaction.atomic
def submit(
    *, enrolment_id: int, answers: Answers, open_module: bool, by: Actor, now: datetime
) -> DegreeRegistrationForm:
    """Hand in the form, once. The mentor wished for is assigned if one has that name; else operators choose.

    Raises:
        EnrolmentNotFound, FormExists, EnrolmentCannotMove, EnrolmentOver
    Source: docs/rules/degree-life.md
    """
    enrolment = moves.lock(enrolment_id)
    moves.require_lasting(enrolment, now)
    if DegreeRegistrationForm.objects.filter(enrolment=enrolment).exists():
        raise FormExists
    form = DegreeRegistrationForm.objects.create(
        enrolment=enrolment, open_module=open_module, submitted_at=now, **_columns(answers)
    )
    # What it says is nobody's business: the audit row tells that it was handed in.
    record("form.submitted", _subject(enrolment), by=by, now=now)
    mentor = mentor_named(answers.stu_specified_mentor)
    if mentor and enrolment.mentor_id is None and mentor.pk != enrolment.account_id:
        assign(enrolment_id=enrolment.pk, mentor_id=mentor.pk, reason="学员自选", by=by, now=now)
        enrolment.refresh_from_db()
    if open_module:
        open_first(enrolment, by=by, now=now)
    return form


@transaction.atomic
def change(*, enrolment_id: int, answers: Answers, by: Actor, now: datetime) -> DegreeRegistrationForm:
    """Correct the answers later. It neither opens a module nor changes the mentor.

    Raises:
        EnrolmentNotFound, FormMissing
    """
    enrolment = moves.lock(enrolment_id)
    form = of(enrolment)
    for name, value in {**_columns(answers), "changed_at": now}.items():
        setattr(form, name, value)
    form.save()
    record("form.changed", _subject(enrolment), by=by, now=now)
    return form


def of(enrolment: EnrolledDegreeCourse) -> DegreeRegistrationForm:
    """Raises: FormMissing."""
    form = DegreeRegistrationForm.objects.filter(enrolment=enrolment).first()
    if form is None:
        raise FormMissing
    return form


def look(
    enrolment: EnrolledDegreeCourse, *, sees_work: bool, by: Actor, now: datetime
) -> DegreeRegistrationForm:
    """Somebody of the school reads it, which is written down. Raises: FormMissing."""
    form = of(enrolment)
    record("form.seen", _subject(enrolment), by=by, now=now, change=(None, {"work": sees_work}))
    return form


def work_of(form: DegreeRegistrationForm) -> Work:
    """Raises: SealBroken."""
    return Work(**json.loads(unseal(form.sealed_work, PURPOSE))) if form.sealed_work else Work()


def _columns(answers: Answers) -> dict[str, object]:
    columns = asdict(answers)
    columns["sealed_work"] = seal(json.dumps(columns.pop("work")), PURPOSE)
    return columns


def _subject(enrolment: EnrolledDegreeCourse) -> str:
    return f"degree_enrolment:{enrolment.pk}"
