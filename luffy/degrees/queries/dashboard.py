"""A learner's own degree, as she sees it: a fixed number of queries, however much homework there is."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from luffy.core.calendar import day_of
from luffy.degrees.errors import EnrolmentNotFound
from luffy.degrees.grades import Mark
from luffy.degrees.models import (
    ACTIVE,
    Assignment,
    CourseSchedule,
    DegreeRegistrationForm,
    EnrolledDegreeCourse,
    HomeworkRecord,
    HomeworkReward,
    ModuleStatus,
    RecordStatus,
    ScholarshipGrant,
    StudyRecord,
    StudyStatus,
)
from luffy.degrees.rewards import Attempt, Tier, best_tier, due
from luffy.degrees.rule import Cause
from luffy.degrees.schedule import Interval, used_days
from luffy.degrees.schemas import (
    DashboardOut,
    ForecastOut,
    HomeworkRowOut,
    MentorCardOut,
    StudyModuleOut,
    TierOut,
)

STATUS_NAMES = {
    StudyStatus.STUDYING: "studying",
    StudyStatus.PAUSED: "paused",
    StudyStatus.GRADUATED: "graduated",
    StudyStatus.TIMED_OUT: "timed_out",
    StudyStatus.NOT_STARTED: "not_started",
    StudyStatus.REFUNDED: "refunded",
}
MODULE_NAMES = {
    ModuleStatus.COMPLETE: "complete",
    ModuleStatus.UNOPENED: "unopened",
    ModuleStatus.STUDYING: "studying",
}


def mine(account_id: int, enrolment_id: int) -> EnrolledDegreeCourse:
    """Her own enrolment. Raises: EnrolmentNotFound, also for somebody else's."""
    rows = EnrolledDegreeCourse.objects.select_related("degree_course", "edition", "mentor")
    found = rows.filter(pk=enrolment_id, account_id=account_id).first()
    if found is None:
        raise EnrolmentNotFound
    return found


def my_enrolments(account_id: int) -> QuerySet[EnrolledDegreeCourse]:
    """Newest first, each with how much of it is passed, and whether its form was handed in."""
    return (
        EnrolledDegreeCourse.objects.filter(account_id=account_id)
        .select_related("degree_course", "mentor")
        .annotate(
            wanted=Count("edition__assignments", filter=Q(edition__assignments__enabled=True), distinct=True),
            passed=Count("homework", filter=Q(homework__status=RecordStatus.PASSED), distinct=True),
            has_form=Exists(DegreeRegistrationForm.objects.filter(enrolment=OuterRef("pk"))),
        )
        .order_by("-pk")
    )


def dashboard(enrolment: EnrolledDegreeCourse, *, now: datetime) -> DashboardOut:
    """Everything on one page: modules, due dates, grades, what was earned and what may still be."""
    today = day_of(now)
    rows = homework_rows(enrolment, today)
    wanted = [row for row in rows if row.enabled]
    passed = sum(row.state == "passed" for row in wanted)
    # In a pause nothing becomes due, and after the end nothing is.
    is_studying = enrolment.study_status == StudyStatus.STUDYING
    open_rows = (row for row in wanted if is_studying and row.due_date and _is_open(row))
    next_due = min(open_rows, key=_by_date, default=None)
    return DashboardOut(
        id=enrolment.pk,
        degree=enrolment.degree_course.name,
        degree_id=enrolment.degree_course_id,
        status=STATUS_NAMES[StudyStatus(enrolment.study_status)],
        status_label=str(StudyStatus(enrolment.study_status).label),
        edition=enrolment.edition.number,
        valid_from=enrolment.valid_begin_date,
        valid_until=enrolment.valid_end_date,
        day_number=_day_number(enrolment, today),
        has_form=DegreeRegistrationForm.objects.filter(enrolment=enrolment).exists(),
        mentor=_mentor(enrolment),
        percent=100 * passed // len(wanted) if wanted else 0,
        waiting_for_grade=sum(row.state == "to_grade" for row in rows),
        next_due=next_due,
        modules=_modules(enrolment, rows),
        homework=rows,
        forecast=_forecast(enrolment, rows, today),
    )


def _is_open(row: HomeworkRowOut) -> bool:
    return row.state in ("to_do", "again")


def _by_date(row: HomeworkRowOut) -> date:
    return row.due_date or date.max


def _day_number(enrolment: EnrolledDegreeCourse, today: date) -> int | None:
    begun = enrolment.valid_begin_date
    return (min(today, enrolment.ended_date or today) - begun).days + 1 if begun else None


def _mentor(enrolment: EnrolledDegreeCourse) -> MentorCardOut | None:
    mentor = enrolment.mentor
    if mentor is None:
        return None
    newest = (
        HomeworkRecord.objects.filter(enrolment=enrolment, submissions__comment__gt="")
        .order_by("-submissions__graded_at")
        .values("assignment_id", "submissions__comment", "submissions__graded_at")
        .first()
    )
    return MentorCardOut(
        name=f"{mentor.last_name}{mentor.first_name}" or mentor.username,
        last_comment=newest["submissions__comment"] if newest else "",
        last_comment_at=newest["submissions__graded_at"] if newest else None,
        last_comment_on=newest["assignment_id"] if newest else None,
    )


def _modules(enrolment: EnrolledDegreeCourse, rows: Iterable[HomeworkRowOut]) -> list[StudyModuleOut]:
    by_module: dict[int, list[HomeworkRowOut]] = {}
    for row in rows:
        if row.enabled:
            by_module.setdefault(row.module_id, []).append(row)
    studies = StudyRecord.objects.filter(enrolment=enrolment).select_related("module").order_by("position")
    return [
        StudyModuleOut(
            id=study.module_id,
            name=study.module.name,
            position=study.position,
            status=MODULE_NAMES[ModuleStatus(study.status)],
            open_date=study.open_date,
            end_date=study.end_date,
            total=len(by_module.get(study.module_id, [])),
            passed=sum(row.state == "passed" for row in by_module.get(study.module_id, [])),
        )
        for study in studies
    ]


def study_day(enrolment: EnrolledDegreeCourse, today: date) -> date:
    """The day that due dates are held against: the clock stands while she pauses, and since the end."""
    if enrolment.study_status != StudyStatus.PAUSED:
        return min(today, enrolment.ended_date or today)
    lasting = enrolment.pauses.filter(back_date__isnull=True).first()
    return lasting.first_date if lasting else today


def homework_rows(enrolment: EnrolledDegreeCourse, today: date) -> list[HomeworkRowOut]:
    """All homework of the edition in the order of its modules; what is not open yet has no date."""
    day, lasts = study_day(enrolment, today), enrolment.study_status in ACTIVE
    records = {record.assignment_id: record for record in enrolment.homework.all()}
    failed = [one.assignment_id for one in records.values() if one.status == RecordStatus.FAILED]
    dates = dict(
        CourseSchedule.objects.filter(study_record__enrolment=enrolment)
        # What failed by a regrade after its module was complete is never due again.
        .exclude(~Q(study_record__status=ModuleStatus.STUDYING), assignment_id__in=failed)
        .values_list("assignment_id", "recommend_date")
    )
    moved = dict(
        HomeworkReward.objects.filter(record__enrolment=enrolment)
        .values_list("record__assignment_id")
        .annotate(berries=Sum("moved_berries"))
    )
    percent = {Cause(rule.cause): rule.percent for rule in enrolment.edition.rules.all()}
    positions = dict(enrolment.study_records.values_list("module_id", "position"))
    assignments = Assignment.objects.filter(edition_id=enrolment.edition_id).defer("requirement", "threshold")
    ordered = sorted(assignments, key=lambda one: (positions.get(one.module_id, 0), one.position))
    return [
        _row(
            one, dates.get(one.pk), records.get(one.pk), moved.get(one.pk, 0), percent, day if lasts else None
        )
        for one in ordered
        if one.enabled or one.pk in records
    ]


def _row(
    one: Assignment,
    due_date: date | None,
    record: HomeworkRecord | None,
    moved: int,
    percent: dict[Cause, int],
    today: date | None,
) -> HomeworkRowOut:
    """`today` is None after the end of the degree: nothing is earned, late or at stake any more."""
    state = _state(due_date, record)
    # What the best hand-in of today would move, and what being late costs.
    best = due([Attempt(Mark.A_PLUS, True)], value=one.scholarship_value, percent=percent)
    late = due([Attempt(Mark.A_PLUS, False)], value=one.scholarship_value, percent=percent)
    # What waits for its grade was on time or not when it was handed in.
    judged_on = day_of(record.last_submitted_at) if record and state == "to_grade" else today
    is_late = due_date is not None and judged_on is not None and due_date < judged_on
    is_due = due_date is not None and state in ("to_do", "again", "to_grade")
    can_earn = today is not None and (state == "locked" or (is_due and not is_late))
    can_cost = today is not None and state in ("to_do", "locked")
    return HomeworkRowOut(
        id=one.pk,
        module_id=one.module_id,
        title=one.title,
        is_exam=bool(one.homework_type),
        enabled=one.enabled,
        due_date=due_date,
        state=state,
        is_late=is_late and state in ("to_do", "again"),
        grade=Mark(record.score).label if record and record.score is not None else None,
        attempts=record.submit_num if record else 0,
        promised_at=record.promised_at if record else None,
        value_berries=one.scholarship_value,
        moved_berries=moved,
        can_earn_berries=best.get(Cause.PASSED_ON_TIME, 0) if can_earn else 0,
        late_costs_berries=-late.get(Cause.LATE, 0) if can_cost else 0,
    )


def _state(due_date: date | None, record: HomeworkRecord | None) -> str:
    if record is None:
        return "to_do" if due_date else "locked"
    return {RecordStatus.TO_GRADE: "to_grade", RecordStatus.PASSED: "passed", RecordStatus.FAILED: "again"}[
        RecordStatus(record.status)
    ]


def _forecast(enrolment: EnrolledDegreeCourse, rows: Iterable[HomeworkRowOut], today: date) -> ForecastOut:
    """What she has, what she can still get, and by which day she must be done for each tier."""
    rows = list(rows)
    granted = ScholarshipGrant.objects.filter(enrolment=enrolment).first()
    tiers = [Tier(one.time_percent, one.value) for one in enrolment.edition.tiers.order_by("time_percent")]
    begun, period = enrolment.valid_begin_date, enrolment.edition.period
    used, paused = 0, 0
    if begun:
        pauses = _pauses(enrolment, today)
        until = min(today, enrolment.ended_date or today)
        used = used_days(begun, until, pauses)
        paused = (until - begun).days - used
    is_open = granted is None and enrolment.study_status in ACTIVE
    reachable = best_tier(tiers, used_days=used, period=period) if is_open else None
    # A graduate sees what she reached.
    counts = is_open or granted is not None
    return ForecastOut(
        earned_berries=sum(row.moved_berries for row in rows if row.moved_berries > 0),
        lost_berries=-sum(row.moved_berries for row in rows if row.moved_berries < 0),
        can_earn_berries=sum(row.can_earn_berries for row in rows),
        scholarship_berries=granted.amount_berries if granted else None,
        best_tier_berries=reachable.value if reachable else 0,
        used_days=granted.used_days if granted else used,
        period_days=period,
        total_scholarship=enrolment.edition.total_scholarship,
        tiers=[
            TierOut(
                time_percent=tier.time_percent,
                value_berries=tier.value,
                until=_until(begun, tier, period, paused) if begun else None,
                is_reachable=counts and used * 100 <= tier.time_percent * period,
            )
            for tier in tiers
        ],
    )


def _until(begun: date, tier: Tier, period: int, paused: int) -> date:
    return begun + timedelta(days=tier.time_percent * period // 100 + paused)


def _pauses(enrolment: EnrolledDegreeCourse, today: date) -> list[Interval]:
    """All pauses, the one that lasts up to today."""
    rows = enrolment.pauses.order_by("first_date")
    return [Interval(one.first_date, one.back_date or today) for one in rows]
