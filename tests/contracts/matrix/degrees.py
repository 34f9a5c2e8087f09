"""Who may call what of degrees."""

from datetime import date, timedelta

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from luffy.core.calendar import day_of
from luffy.degrees.grades import Mark
from luffy.degrees.models import (
    Appeal,
    Assignment,
    CommentSnippet,
    EnrolledDegreeCourse,
    Holiday,
    Homework,
    StudyRecord,
)
from luffy.degrees.services import calendar, form, pause
from luffy.degrees.services.review import review
from tests.contracts.matrix.row import NO_ID, NOW, WHY, Door, Parts, Row
from tests.factories.accounts import an_account
from tests.factories.degrees import OPERATOR, Student, a_programme
from tests.factories.uploads import uploaded

NO_DEGREE: Parts = {"enrolment_id": 10**12}

A_FORM: Parts = {
    "work_experience": 1,
    "why_take_this_course": "为",
    "why_choose_us": "何",
    "your_expectation": "望",
}


def a_degree_of(account: Account) -> Parts:
    student = Student(a_programme(), account=account, began=day_of(NOW))
    student.open()
    return {"enrolment_id": student.enrolment_id}


def a_degree_to_begin(account: Account) -> Parts:
    return {"enrolment_id": Student(a_programme(), account=account, began=day_of(NOW)).enrolment_id}


def a_degree_with_its_form(account: Account) -> Parts:
    parts = a_degree_to_begin(account)
    form.submit(
        enrolment_id=parts["enrolment_id"],
        answers=form.Answers(form.Work(), 0, 0, "", "为", "何", "望", ""),
        open_module=True,
        by=OPERATOR,
        now=NOW,
    )
    return parts


def a_paused_degree(account: Account) -> Parts:
    parts = a_degree_of(account)
    pause.pause(**parts, reason="出差", by=OPERATOR, now=NOW)
    return parts


def a_student_of(account: Account) -> Parts:
    """Somebody whom the account looks after, whatever her role: operators see all anyway."""
    parts = a_degree_of(an_account())
    EnrolledDegreeCourse.objects.filter(pk=parts["enrolment_id"]).update(mentor=account)
    return parts


def a_student_to_open(account: Account) -> Parts:
    parts = a_strangers_degree_to_open(account)
    EnrolledDegreeCourse.objects.filter(pk=parts["enrolment_id"]).update(mentor=account)
    return parts


def a_homework(account: Account) -> Parts:
    student = Student(a_programme(), account=account)
    student.open()
    assignment = student.enrolment.edition.assignments.get(title="1-1")
    return {"enrolment_id": student.enrolment_id, "assignment_id": assignment.pk}


def a_graded_homework(account: Account) -> Parts:
    student = Student(a_programme(), account=account)
    student.open()
    record = student.graded("1-1", Mark.C).submission.record
    return {"enrolment_id": student.enrolment_id, "assignment_id": record.assignment_id}


def an_upload(account: Account) -> Parts:
    Student(a_programme(), account=account)
    return {"file_id": uploaded(account).pk}


def a_hand_in(account: Account) -> Parts:
    """Of somebody whom the account looks after; of which foreign ones are missing, tests/degrees/ tells."""
    student = Student(a_programme())
    student.open()
    EnrolledDegreeCourse.objects.filter(pk=student.enrolment_id).update(mentor=account)
    return {"submission_id": student.hand_in("1-1").pk}


def a_graded_hand_in(account: Account) -> Parts:
    student = Student(a_programme())
    student.open()
    grading = student.graded("1-1", Mark.C)
    EnrolledDegreeCourse.objects.filter(pk=student.enrolment_id).update(mentor=account)
    return {"submission_id": grading.submission_id, "grading_id": grading.pk}


def an_appeal(account: Account) -> Parts:
    made = Appeal.objects.create(
        grading_id=a_graded_hand_in(account)["grading_id"], reason="算错了", created_at=NOW
    )
    return {"appeal_id": made.pk}


def a_snippet(account: Account) -> Parts:
    count = CommentSnippet.objects.count()
    return {"snippet_id": CommentSnippet.objects.create(mentor=account, title=f"题{count}", text="文").pk}


def a_calendar(account: Account) -> Parts:
    enrolment = EnrolledDegreeCourse.objects.get(pk=a_degree_of(account)["enrolment_id"])
    return {"key": calendar.make_feed(enrolment, now=NOW).removesuffix(".ics").rpartition("/")[2]}


def a_strangers_degree(_account: Account) -> Parts:
    return {**a_degree_of(an_account()), "number": 1}


def a_strangers_paused_degree(_account: Account) -> Parts:
    return a_paused_degree(an_account())


def a_strangers_degree_to_open(_account: Account) -> Parts:
    parts = a_degree_to_begin(an_account())
    module = StudyRecord.objects.get(enrolment_id=parts["enrolment_id"]).module_id
    return {**parts, "module_id": module}


def a_strangers_module_without_homework(_account: Account) -> Parts:
    student = Student(a_programme(modules=2, homework=0), account=an_account(), began=day_of(NOW))
    student.open()
    return {"enrolment_id": student.enrolment_id, "module_id": student.degree.modules.get(order=1).pk}


def a_published_degree(_account: Account) -> Parts:
    return {"degree_id": a_programme().pk}


def an_assignment(_account: Account) -> Parts:
    a_programme()
    return {"assignment_id": Assignment.objects.latest("pk").pk}


def a_holiday(_account: Account) -> Parts:
    count = Holiday.objects.count()
    return {"holiday_id": Holiday.objects.create(day=date(2030, 1, 1) + timedelta(count), name="假期").pk}


def a_homework_to_change(_account: Account) -> Parts:
    homework = Homework.objects.filter(module__degree_course=a_programme()).latest("pk")
    return {"degree_id": homework.module.degree_course_id, "homework_id": homework.pk}


def a_students_form(account: Account) -> Parts:
    parts = a_degree_with_its_form(an_account())
    EnrolledDegreeCourse.objects.filter(pk=parts["enrolment_id"]).update(mentor=account)
    return parts


# Refused by its chapter: the body is the same for every degree. tests/degrees/test_curriculum.py tells the rest.
A_HOMEWORK: Parts = {"chapter_id": NO_ID, "title": "题", "order": 99, "requirement": "做"}


HOMEWORK = "GET /me/degrees/{enrolment_id}/homework/{assignment_id}"


def somebodys_degree_review(_account: Account) -> Parts:
    student = Student(a_programme())
    student.open()
    scores = {"about_teacher": 5, "about_video": 5, "about_course": 5}
    return {"review_id": review(student.enrolment, module_id=None, scores=scores, text="好", now=NOW).pk}


ROWS = [
    Row("GET /me/degrees"),
    Row("GET /me/degrees/{enrolment_id}", own=a_degree_of, missing=NO_DEGREE),
    Row("GET /me/degrees/{enrolment_id}/form", own=a_degree_with_its_form, missing=NO_DEGREE),
    Row(
        "POST /me/degrees/{enrolment_id}/form",
        status=201,
        body=A_FORM,
        own=a_degree_to_begin,
        missing=NO_DEGREE,
    ),
    Row(
        "PUT /me/degrees/{enrolment_id}/form",
        body=A_FORM,
        own=a_degree_with_its_form,
        missing=NO_DEGREE,
    ),
    Row("POST /me/degrees/{enrolment_id}/pause", body=WHY, own=a_degree_of, missing=NO_DEGREE),
    Row("POST /me/degrees/{enrolment_id}/resume", own=a_paused_degree, missing=NO_DEGREE),
    Row("POST /me/degrees/{enrolment_id}/calendar", status=201, own=a_degree_of, missing=NO_DEGREE),
    Row("DELETE /me/degrees/{enrolment_id}/calendar", own=a_degree_of, missing=NO_DEGREE),
    # homework; that a file comes along is tested in tests/degrees/test_uploads.py
    Row("POST /me/uploads", status=422),
    Row("GET /me/uploads"),
    Row("DELETE /me/uploads/{file_id}", own=an_upload, missing={"file_id": NO_ID}),
    Row("GET /files/homework/{file_id}", own=an_upload, missing={"file_id": NO_ID}),
    Row(HOMEWORK, own=a_homework, missing=NO_DEGREE),
    Row(
        f"{HOMEWORK}/submissions".replace("GET", "POST"),
        status=201,
        body={"text": "答"},
        own=a_homework,
        missing=NO_DEGREE,
    ),
    Row(f"{HOMEWORK}/draft", own=a_homework, missing=NO_DEGREE),
    Row(
        f"{HOMEWORK}/draft".replace("GET", "PUT"),
        body={"text": "答"},
        own=a_homework,
        missing=NO_DEGREE,
    ),
    Row(
        f"{HOMEWORK}/appeal".replace("GET", "POST"),
        status=201,
        body=WHY,
        own=a_graded_homework,
        missing=NO_DEGREE,
    ),
    Row("GET /mentor/submissions/{submission_id}", Action.MENTOR, given=a_hand_in),
    Row(
        "POST /mentor/submissions/{submission_id}/grade",
        Action.MENTOR,
        body={"grade": "C"},
        given=a_hand_in,
    ),
    Row(
        "POST /mentor/submissions/{submission_id}/regrade",
        Action.MENTOR,
        body={"grade": "D", **WHY},
        given=a_graded_hand_in,
    ),
    Row("GET /mentor/appeals", Action.MENTOR),
    Row(
        "POST /mentor/appeals/{appeal_id}",
        Action.MENTOR,
        body={"decision": "uphold", "answer": "没有错"},
        given=an_appeal,
    ),
    Row("GET /degrees/{degree_id}/reviews", Door.PUBLIC, given=a_published_degree),
    Row("GET /me/degrees/{enrolment_id}/reviews", own=a_degree_of, missing=NO_DEGREE),
    Row(
        "POST /me/degrees/{enrolment_id}/reviews",
        status=201,
        body={"about_teacher": 5, "about_video": 5, "about_course": 5, "review": "好"},
        own=a_degree_of,
        missing=NO_DEGREE,
    ),
    Row("PUT /degree-reviews/{review_id}/vote", body={"value": 1}, given=somebodys_degree_review),
    Row("GET /mentor/queue", Action.MENTOR),
    Row("GET /mentor/students", Action.MENTOR),
    Row("GET /mentor/students/{enrolment_id}", Action.MENTOR, given=a_student_of),
    Row("GET /mentor/students/{enrolment_id}/form", Action.MENTOR, given=a_students_form),
    Row(
        "POST /mentor/students/{enrolment_id}/modules/{module_id}/open",
        Action.MENTOR,
        body=WHY,
        given=a_student_to_open,
    ),
    Row(
        "GET /mentor/students/{enrolment_id}/follow-ups",
        Action.MENTOR,
        given=a_student_of,
    ),
    Row(
        "POST /mentor/students/{enrolment_id}/follow-ups",
        Action.MENTOR,
        status=201,
        body={"record": "聊过"},
        given=a_student_of,
    ),
    Row("GET /mentor/follow-ups", Action.MENTOR),
    Row("GET /mentor/snippets", Action.MENTOR),
    Row("POST /mentor/snippets", Action.MENTOR, status=201, body={"title": "题", "text": "文"}),
    Row(
        "PUT /mentor/snippets/{snippet_id}",
        Action.MENTOR,
        body={"title": "题", "text": "文"},
        given=a_snippet,
    ),
    Row(
        "DELETE /mentor/snippets/{snippet_id}",
        Action.MENTOR,
        given=a_snippet,
    ),
    Row("GET /mentor/statement", Action.MENTOR),
    Row("GET /calendar/{key}.ics", Door.PUBLIC, given=a_calendar),
    Row("GET /ops/degrees/enrolments", Action.LEAD_TEACHING),
    Row("GET /ops/degrees/enrolments/{enrolment_id}", Action.LEAD_TEACHING, given=a_strangers_degree),
    Row(
        "POST /ops/degrees/enrolments/{enrolment_id}/assign",
        Action.LEAD_TEACHING,
        body={},
        given=a_strangers_degree,
    ),
    Row(
        "POST /ops/degrees/enrolments/{enrolment_id}/modules/{module_id}/open",
        Action.LEAD_TEACHING,
        body=WHY,
        given=a_strangers_degree_to_open,
    ),
    Row(
        "POST /ops/degrees/enrolments/{enrolment_id}/modules/{module_id}/complete",
        Action.LEAD_TEACHING,
        body=WHY,
        given=a_strangers_module_without_homework,
    ),
    Row(
        "POST /ops/degrees/enrolments/{enrolment_id}/extend",
        Action.LEAD_TEACHING,
        body={"days": 3, "reason": "生病"},
        given=a_strangers_degree,
    ),
    Row(
        "POST /ops/degrees/enrolments/{enrolment_id}/pause",
        Action.LEAD_TEACHING,
        body=WHY,
        given=a_strangers_degree,
    ),
    Row(
        "POST /ops/degrees/enrolments/{enrolment_id}/resume",
        Action.LEAD_TEACHING,
        given=a_strangers_paused_degree,
    ),
    Row(
        "GET /ops/degrees/enrolments/{enrolment_id}/editions/{number}",
        Action.LEAD_TEACHING,
        given=a_strangers_degree,
    ),
    Row(
        "POST /ops/degrees/enrolments/{enrolment_id}/editions/{number}",
        Action.LEAD_TEACHING,
        body=WHY,
        given=a_strangers_degree,
    ),
    Row("GET /ops/mentors", Action.LEAD_TEACHING),
    Row("GET /ops/degrees/{degree_id}/draft", Action.LEAD_TEACHING, given=a_published_degree),
    Row("GET /ops/degrees/{degree_id}/chapters", Action.LEAD_TEACHING, given=a_published_degree),
    Row("GET /ops/degrees/{degree_id}/homework", Action.LEAD_TEACHING, given=a_published_degree),
    Row(
        "POST /ops/degrees/{degree_id}/homework",
        Action.LEAD_TEACHING,
        status=422,
        body=A_HOMEWORK,
        given=a_published_degree,
    ),
    Row(
        "PUT /ops/degrees/{degree_id}/homework/{homework_id}",
        Action.LEAD_TEACHING,
        status=422,
        body=A_HOMEWORK,
        given=a_homework_to_change,
    ),
    Row(
        "PUT /ops/degrees/{degree_id}/reward-rules",
        Action.LEAD_TEACHING,
        body={"percents": {}, **WHY},
        given=a_published_degree,
    ),
    Row("GET /ops/degrees/{degree_id}/editions", Action.LEAD_TEACHING, given=a_published_degree),
    Row(
        "POST /ops/degrees/{degree_id}/editions",
        Action.LEAD_TEACHING,
        status=201,
        body={},
        given=a_published_degree,
    ),
    Row(
        "POST /ops/assignments/{assignment_id}",
        Action.LEAD_TEACHING,
        body={"enabled": False, "reason": "题目有误"},
        given=an_assignment,
    ),
    Row("GET /ops/holidays", Action.LEAD_TEACHING),
    Row(
        "POST /ops/holidays",
        Action.LEAD_TEACHING,
        status=201,
        body={"day": "2031-01-01", "name": "元旦"},
    ),
    Row("DELETE /ops/holidays/{holiday_id}", Action.LEAD_TEACHING, given=a_holiday),
]
