"""One verdict for everything that a lesson has: who opens it opens all of it, who does not opens none of it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luffy.accounts.models import Account, Role
from luffy.catalog.models import Course, CourseType, SaleStatus
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.degrees.models import EnrolledDegreeCourse
from luffy.degrees.services.end import end_access
from luffy.degrees.services.modules import open_module
from luffy.degrees.services.pause import pause, resume
from luffy.exercises.models import Attempt
from luffy.learning import sources
from luffy.learning.models import CourseMaterial, LessonProgress
from luffy.learning.queries import course_verdict, held_by
from tests.factories.accounts import Api, a_key_for, an_account
from tests.factories.catalog import a_course
from tests.factories.degrees import OPERATOR, Student, a_programme
from tests.factories.exercises import a_question_of, an_exercise
from tests.factories.lessons import a_document, a_timed_lesson, let_in

pytestmark = pytest.mark.django_db
DEVICE = "device-of-opening"


class Lessons:
    """A course with a film, a document, an exercise and material: every way in, and what each answers."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.film, self.document = a_timed_lesson(course), a_document(course)
        self.exercise = an_exercise(course)
        a_question_of(self.exercise)
        self.material = CourseMaterial.objects.create(
            course=course, name="讲义.pdf", path="none", content_type="application/pdf", size=1
        )

    def answers(self, account: Account) -> dict[str, int]:
        api = Api(a_key_for(account))
        asked: dict[str, Callable[[], object]] = {
            "film": lambda: api.post(f"/learning/lessons/{self.film.pk}/play", {"device": DEVICE}),
            "document": lambda: api.get(f"/learning/lessons/{self.document.pk}"),
            "material": lambda: api.post(f"/learning/materials/{self.material.pk}/link"),
            "progress": lambda: api.post(
                f"/learning/lessons/{self.film.pk}/progress",
                {"played": [[0, 5]], "position": 5, "device": DEVICE},
            ),
            "done": lambda: api.post(f"/learning/lessons/{self.document.pk}/done"),
            "exercise": lambda: api.get(f"/exercises/lessons/{self.exercise.pk}"),
            "attempt": lambda: api.post(f"/exercises/lessons/{self.exercise.pk}/attempts"),
            "questions": lambda: api.get(f"/lessons/{self.film.pk}/questions"),
            "note": lambda: api.post(f"/lessons/{self.film.pk}/notes", {"text": "记"}),
        }
        return {name: ask().status_code for name, ask in asked.items()}

    def reasons(self, account: Account | None) -> set[str]:
        api = Api(a_key_for(account)) if account else Api("")
        outline = api.get(f"/learning/courses/{self.course.pk}").json()["data"]
        lessons = [lesson for chapter in outline["chapters"] for lesson in chapter["lessons"]]
        assert {lesson["is_open"] for lesson in lessons} == {outline["is_owned"]}
        return {outline["reason"], *(lesson["reason"] for lesson in lessons)}


OPEN = {
    "film": 200,
    "document": 200,
    "material": 200,
    "progress": 200,
    "done": 200,
    "exercise": 200,
    "attempt": 201,
    "questions": 200,
    "note": 201,
}


def closed(answers: dict[str, int]) -> bool:
    return answers.keys() == OPEN.keys() and not {200, 201} & set(answers.values())


def test_a_bought_course_opens_everything_and_a_stranger_nothing():
    lessons, buyer, stranger = Lessons(a_course()), an_account(), an_account()
    let_in(buyer.pk, lessons.course)

    assert lessons.answers(buyer) == OPEN
    assert lessons.reasons(buyer) == {"enrolment"}
    assert closed(lessons.answers(stranger))
    assert lessons.reasons(stranger) == {"not_bought"}
    assert not LessonProgress.objects.filter(account=stranger).exists()
    assert not Attempt.objects.filter(account=stranger).exists()


@pytest.mark.parametrize("role", [Role.MENTOR, Role.LECTURER, Role.OPERATOR])
def test_the_school_opens_everything(role):
    lessons = Lessons(a_course())

    assert lessons.answers(an_account(role=role)) == OPEN
    assert lessons.reasons(an_account(role=role)) == {"staff"}


def test_a_module_opens_with_its_degree_and_waits_while_she_pauses():
    today = day_of(clock.now())
    student = Student(a_programme(modules=2), began=today)
    first, second = (Lessons(module) for module in student.degree.modules.order_by("order"))
    assert first.reasons(student.account) == second.reasons(student.account) == {"not_opened"}
    assert closed(first.answers(student.account))

    student.open(1)
    assert first.answers(student.account) == OPEN
    assert first.reasons(student.account) == {"module"}
    assert second.reasons(student.account) == {"not_opened"}
    assert closed(second.answers(student.account))

    now = clock.now()
    pause(enrolment_id=student.enrolment_id, reason="实习", by=OPERATOR, now=now)
    assert first.reasons(student.account) == {"paused"}
    assert closed(first.answers(student.account))

    resume(enrolment_id=student.enrolment_id, by=OPERATOR, now=now + timedelta(hours=1))
    assert first.answers(student.account) == OPEN

    end_access([student.enrolment_id], by=OPERATOR, now=now + timedelta(hours=2))
    assert first.reasons(student.account) == {"degree_only"}
    assert closed(first.answers(student.account))


def test_a_module_closes_after_the_last_day_of_its_degree_and_not_for_whoever_nobody_enrolled():
    student = Student(a_programme())
    student.open(1)
    module = student.degree.modules.get()
    end = EnrolledDegreeCourse.objects.get(pk=student.enrolment_id).valid_end_date

    def reason(day, account=student.account) -> str:
        return course_verdict(module, account, day).reason

    assert [reason(student.began - timedelta(days=1)), reason(student.began), reason(end)] == [
        "not_begun",
        "module",
        "module",
    ]
    assert reason(end + timedelta(days=1)) == "expired"
    assert reason(end, an_account()) == "degree_only"


def test_a_module_opened_late_opens_on_its_own_day():
    student = Student(a_programme(modules=2))
    student.open(1)
    later = student.began + timedelta(days=9)
    module = student.degree.modules.get(order=2)
    open_module(
        enrolment_id=student.enrolment_id,
        module_id=module.pk,
        by=OPERATOR,
        now=datetime.combine(later, datetime.min.time(), clock.now().tzinfo),
    )

    reasons = [
        course_verdict(module, student.account, day).reason for day in (later - timedelta(days=1), later)
    ]

    assert reasons == ["not_begun", "module"]


def test_an_offline_course_is_there_for_its_buyer_and_for_nobody_else():
    lessons, buyer = Lessons(a_course(course_type=CourseType.VIP)), an_account()
    let_in(buyer.pk, lessons.course)
    Course.objects.filter(pk=lessons.course.pk).update(status=SaleStatus.OFFLINE)

    assert lessons.answers(buyer) == OPEN
    assert Api(a_key_for(an_account())).get(f"/learning/courses/{lessons.course.pk}").status_code == 404
    assert set(lessons.answers(an_account()).values()) == {404}


def test_after_the_end_her_own_results_are_read_and_nothing_is_written():
    lessons, account = Lessons(a_course()), an_account()
    let_in(account.pk, lessons.course, days=1)
    api = Api(a_key_for(account))
    assert lessons.answers(account) == OPEN
    attempt = Attempt.objects.get(account=account)
    assert api.post(f"/exercises/attempts/{attempt.pk}/hand-in").status_code == 200
    account.course_enrolments.update(
        valid_begin_date=day_of(clock.now()) - timedelta(days=9),
        valid_end_date=day_of(clock.now()) - timedelta(days=1),
    )

    assert closed(lessons.answers(account))
    assert lessons.reasons(account) == {"expired"}
    notes = api.get("/me/notes").json()["data"]["items"]
    assert [note["text"] for note in notes] == ["记"]
    assert api.put(f"/me/notes/{notes[0]['id']}", {"text": "改"}).status_code >= 400
    assert api.get(f"/exercises/attempts/{attempt.pk}").status_code == 200
    assert api.get(f"/exercises/lessons/{lessons.exercise.pk}/attempts").json()["data"]["total"] == 1
    assert api.get("/learning/courses", state="expired").json()["data"]["total"] == 1
    assert [note["text"] for note in api.get("/me/notes").json()["data"]["items"]] == ["记"]


def test_what_somebody_holds_of_fifty_courses_is_asked_in_one_query():
    account = an_account()
    courses = [a_course() for _ in range(50)]
    for course in courses[::2]:
        let_in(account.pk, course)

    with CaptureQueriesContext(connection) as captured:
        held = held_by(account, [course.pk for course in courses])

    today = day_of(clock.now())
    assert len(captured) == 1
    assert [held.verdict(course, today).is_open for course in courses] == [True, False] * 25


def test_degrees_are_a_source_of_access():
    assert "degrees" in sources.names()
