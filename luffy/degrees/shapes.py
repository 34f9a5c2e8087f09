"""How rows of the programme look from outside, and the other way round."""

from luffy.catalog.images import shown_image
from luffy.degrees.models import DegreeRegistrationForm, EnrolledDegreeCourse, StudyStatus
from luffy.degrees.queries.dashboard import STATUS_NAMES
from luffy.degrees.schemas import FormIn, FormOut, MyDegreeOut
from luffy.degrees.services.form import Answers, Work, work_of


def my_degree_shape(row: EnrolledDegreeCourse) -> MyDegreeOut:
    """A row of `my_enrolments`."""
    degree, status = row.degree_course, StudyStatus(row.study_status)
    wanted, passed = row.wanted, row.passed  # type: ignore[attr-defined]
    return MyDegreeOut(
        id=row.pk,
        degree=degree.name,
        image=shown_image("degree", degree.pk, degree.name, degree.course_img),
        status=STATUS_NAMES[status],
        status_label=str(status.label),
        mentor=(f"{row.mentor.last_name}{row.mentor.first_name}" or row.mentor.username)
        if row.mentor
        else None,
        valid_until=row.valid_end_date,
        percent=100 * passed // wanted if wanted else 0,
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


def form_shape(form: DegreeRegistrationForm) -> FormOut:
    """For the learner herself: nothing is masked."""
    work = work_of(form)
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
