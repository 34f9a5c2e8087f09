"""How rows of the programme look from outside, and the other way round."""

from collections.abc import Sequence
from datetime import date

from luffy.accounts.votes import votes_of
from luffy.catalog.images import shown_image
from luffy.core.paging import PageQuery, page_of
from luffy.degrees.models import (
    DegreeCourseReview,
    DegreeRegistrationForm,
    DegreeReviewVote,
    EnrolledDegreeCourse,
    FeeCause,
    FollowUp,
    FollowUpTool,
    MentorFeeEntry,
    StudyStatus,
)
from luffy.degrees.people import shown_name
from luffy.degrees.queries import statement
from luffy.degrees.queries.dashboard import STATUS_NAMES
from luffy.degrees.queries.uploads import file_shapes
from luffy.degrees.schemas import FormIn, FormOut, MyDegreeOut
from luffy.degrees.schemas_mentor import FeeLineOut, FollowUpOut, ReviewOut, StatementOut, ToolName
from luffy.degrees.services.form import Answers, Work, work_of
from luffy.moderation.models import Visibility
from luffy.wallet.queries import paid_in

TOOL_NAMES: dict[FollowUpTool, ToolName] = {
    FollowUpTool.QQ: "qq",
    FollowUpTool.WECHAT: "wechat",
    FollowUpTool.PHONE: "phone",
    FollowUpTool.SYSTEM: "system",
}


def my_degree_shape(row: EnrolledDegreeCourse) -> MyDegreeOut:
    """A row of `my_enrolments`."""
    degree, status = row.degree_course, StudyStatus(row.study_status)
    wanted, passed, has_form = row.wanted, row.passed, row.has_form  # type: ignore[attr-defined]
    return MyDegreeOut(
        id=row.pk,
        degree=degree.name,
        degree_id=degree.pk,
        image=shown_image("degree", degree.pk, degree.name, degree.course_img),
        status=STATUS_NAMES[status],
        status_label=str(status.label),
        mentor=shown_name(row.mentor) if row.mentor else None,
        valid_until=row.valid_end_date,
        percent=100 * passed // wanted if wanted else 0,
        has_form=has_form,
    )


def answers_of(body: FormIn) -> Answers:
    return Answers(
        work=Work(body.current_company, body.current_position, body.current_salary),
        work_experience=body.work_experience,
        study_plan=body.study_plan,
        stu_specified_mentor=body.stu_specified_mentor,
        why_take_this_course=body.why_take_this_course,
        why_choose_us=body.why_choose_us,
        your_expectation=body.your_expectation,
        memo=body.memo,
    )


def form_shape(form: DegreeRegistrationForm, *, sees_work: bool = True) -> FormOut:
    """For the learner herself nothing is masked."""
    work = work_of(form) if sees_work else Work()
    return FormOut(
        current_company=work.company,
        current_position=work.position,
        current_salary=work.salary_yuan,
        work_experience=form.work_experience,
        study_plan=form.study_plan,
        open_module=form.open_module,
        stu_specified_mentor=form.stu_specified_mentor,
        why_take_this_course=form.why_take_this_course,
        why_choose_us=form.why_choose_us,
        your_expectation=form.your_expectation,
        memo=form.memo,
        submitted_at=form.submitted_at,
        changed_at=form.changed_at,
    )


def follow_up_shape(row: FollowUp) -> FollowUpOut:
    return FollowUpOut(
        id=row.pk,
        enrolment_id=row.enrolment_id,
        student=shown_name(row.enrolment.account),
        degree=row.enrolment.degree_course.name,
        author=shown_name(row.author) if row.author else None,
        tool=TOOL_NAMES[FollowUpTool(row.followup_tool)],
        record=row.record,
        next_date=row.next_date,
        created_at=row.created_at,
        files=file_shapes(sorted(row.files.all(), key=lambda file: file.pk)),
    )


def statement_shape(mentor_id: int, days: tuple[date, date], asked: PageQuery) -> StatementOut:
    """A month of a mentor's fees, a page of its lines, and the same months' pay by the ledger."""
    found, sums = page_of(statement.lines(mentor_id, *days), asked), statement.sums(mentor_id, *days)
    return StatementOut(
        month=f"{days[0]:%Y-%m}",
        lines=[_fee_line(row) for row in found["items"]],
        total=found["total"],
        page=found["page"],
        page_size=found["page_size"],
        opening_berries=sums.opening,
        taken_over_berries=sums.taken_over,
        penalty_berries=sums.penalty,
        passed_on_berries=sums.passed_on,
        paid_berries=sums.paid,
        stopped_berries=sums.stopped,
        closing_berries=sums.closing,
        ledger_paid_berries=paid_in(mentor_id, "grant:mentor_pay:", *days),
    )


def _fee_line(row: MentorFeeEntry) -> FeeLineOut:
    homework = row.move.reward.record.assignment.title if row.move else None
    return FeeLineOut(
        id=row.pk,
        student=shown_name(row.enrolment.account),
        degree=row.enrolment.degree_course.name,
        homework=homework,
        cause=row.cause,
        cause_label=str(FeeCause(row.cause).label),
        amount_berries=row.amount_berries,
        balance_after=row.balance_after,
        created_at=row.created_at,
    )


def review_shapes(rows: Sequence[DegreeCourseReview], reader_id: int | None) -> list[ReviewOut]:
    """For one reader, with what she voted: one query, or none for a guest."""
    ids = [row.pk for row in rows]
    votes = {} if reader_id is None else votes_of(reader_id, DegreeReviewVote.objects, ids)
    return [review_shape(row, reader_id, votes.get(row.pk, 0)) for row in rows]


def review_shape(row: DegreeCourseReview, reader_id: int | None, my_vote: int = 0) -> ReviewOut:
    """The author is named by the first sign alone."""
    return ReviewOut(
        id=row.pk,
        author=f"{shown_name(row.enrolment.account)[:1]}**",
        module=row.module.name if row.module else None,
        about_teacher=row.about_teacher,
        about_video=row.about_video,
        about_course=row.about_course,
        review=row.review,
        created_at=row.created_at,
        is_recommend=row.is_recommend,
        agree_number=row.agree_number,
        disagree_number=row.disagree_number,
        is_mine=row.enrolment.account_id == reader_id,
        my_vote=my_vote,
        is_shown=row.visibility == Visibility.SHOWN,
    )
