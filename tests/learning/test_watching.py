"""What is kept of what was watched, and what counts from it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.learning.errors import NotMarkedByHand
from luffy.learning.models import LessonProgress, StudyDay
from luffy.learning.queries import course_progress
from luffy.learning.queries.home import courses_of, home_of
from luffy.learning.services import complete, mark_done, report
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_lesson
from tests.factories.exercises import an_exercise
from tests.factories.lessons import a_document, a_timed_lesson, let_in

pytestmark = pytest.mark.django_db
TAB = "tab-aaaa"


@pytest.fixture
def learner():
    return an_account()


def told(learner, lesson, *played, now=None, tab=TAB, position=0):
    return report(
        account_id=learner.pk,
        section=lesson,
        played=played,
        position=position,
        tab=tab,
        now=now or clock.now(),
    )


def test_a_report_that_comes_twice_changes_nothing(learner):
    lesson, now = a_timed_lesson(a_course()), clock.now()

    told(learner, lesson, (0, 20), now=now, position=20)
    again = told(learner, lesson, (0, 20), now=now, position=20)

    assert (again.pieces, again.seconds, again.percent, again.position) == ([(0, 20)], 20, 20, 20)
    assert LessonProgress.objects.count() == 1


def test_a_late_report_of_an_earlier_place_takes_nothing_away(learner):
    lesson, now = a_timed_lesson(a_course()), clock.now()
    told(learner, lesson, (0, 40), now=now)
    told(learner, lesson, (40, 95), now=now + timedelta(seconds=60))

    row = told(learner, lesson, (0, 5), now=now + timedelta(seconds=70), position=5)

    assert (row.percent, row.position) == (100, 5)
    assert row.done_at == now + timedelta(seconds=60)
    assert (row.too_fast, row.parallel) == (0, 0)


def test_a_whole_film_in_ten_seconds_is_marked_and_counts_all_the_same(learner):
    lesson = a_timed_lesson(a_course(), seconds=1_000)

    row = told(learner, lesson, (0, 1_000))

    assert (row.too_fast, row.percent, row.done_at is not None) == (1, 100, True)
    assert StudyDay.objects.get(account=learner).seconds == 10


def test_two_tabs_at_once_are_marked_and_both_count(learner):
    course, now = a_course(), clock.now()
    first, second = a_timed_lesson(course), a_timed_lesson(course)
    told(learner, first, (0, 10), now=now)

    row = told(learner, second, (0, 10), now=now + timedelta(seconds=5), tab="tab-bbbb")

    assert (row.parallel, row.percent) == (1, 10)


def test_only_what_is_read_can_be_marked_by_hand(learner):
    course = a_course()
    document, film = a_document(course), a_timed_lesson(course)

    assert mark_done(account_id=learner.pk, section=document, now=clock.now()).done_at is not None
    with pytest.raises(NotMarkedByHand):
        mark_done(account_id=learner.pk, section=film, now=clock.now())
    assert LessonProgress.objects.count() == 1


def test_a_film_that_others_play_is_done_when_its_viewer_says_so(learner):
    course = a_course()
    at_cc, on_a_page = a_lesson(course, link="vid-9"), a_lesson(course, link="https://youtu.be/xyz")

    done = [mark_done(account_id=learner.pk, section=one, now=clock.now()) for one in (at_cc, on_a_page)]

    assert [row.percent for row in done] == [100, 100]
    with pytest.raises(NotMarkedByHand):
        mark_done(account_id=learner.pk, section=an_exercise(course), now=clock.now())


def test_new_lessons_lower_the_share_but_erase_nothing(learner):
    course = a_course()
    complete(account_id=learner.pk, section=a_document(course), now=clock.now())
    finished = course_progress(learner.pk, [course.pk])[course.pk]

    a_timed_lesson(course)
    later = course_progress(learner.pk, [course.pk])[course.pk]

    assert (finished.percent, finished.is_finished) == (100, True)
    assert (later.percent, later.done, later.lessons, later.is_finished) == (50, 1, 2, False)


def test_progress_of_many_courses_is_one_query(learner, django_assert_num_queries):
    courses = [a_course() for _ in range(5)]
    for course in courses[:2]:
        told(learner, a_timed_lesson(course), (0, 50))

    with django_assert_num_queries(1):
        known = course_progress(learner.pk, [course.pk for course in courses])

    assert [known[course.pk].percent for course in courses] == [50, 50, 0, 0, 0]
    assert course_progress(an_account().pk, [courses[0].pk])[courses[0].pk].percent == 0


def test_courses_stand_where_they_should(learner):
    now = clock.now()
    today = day_of(now)
    begun, waiting, finished, over = (a_course(name) for name in ("甲课", "乙课", "丙课", "丁课"))
    for course in (begun, waiting, finished):
        let_in(learner.pk, course)
    let_in(learner.pk, over, days=1)
    told(learner, a_timed_lesson(begun), (0, 40), now=now, position=40)
    a_timed_lesson(waiting)
    complete(account_id=learner.pk, section=a_document(finished), now=now - timedelta(minutes=5))

    states = {row.name: row.state for row in courses_of(learner.pk, today + timedelta(days=2))}
    home = home_of(learner, today)

    assert states == {"甲课": "in_progress", "乙课": "not_started", "丙课": "finished", "丁课": "expired"}
    assert [row.name for row in courses_of(learner.pk, today, words="乙")] == ["乙课"]
    assert home["go_on"]["course"] == "甲课"
    assert (home["go_on"]["position"], home["go_on"]["percent"]) == (40, 40)
    assert (home["streak"], home["days"][-1]["seconds"]) == (1, 10)


def test_after_a_finished_lesson_the_next_one_is_proposed(learner):
    course = a_course()
    let_in(learner.pk, course)
    document, film = a_document(course), a_timed_lesson(course, chapter=2)

    complete(account_id=learner.pk, section=document, now=clock.now())

    assert home_of(learner, day_of(clock.now()))["go_on"]["lesson_id"] == film.pk


def test_what_is_not_finished_is_proposed_whatever_else_was_looked_at_since(learner):
    now = clock.now()
    done, begun, elsewhere = a_course(), a_course(), a_course()
    for course in (done, begun):
        let_in(learner.pk, course)
    first, second, third = (a_document(begun) for _ in range(3))
    for lesson in (second, third):
        complete(account_id=learner.pk, section=lesson, now=now - timedelta(days=1))
    complete(account_id=learner.pk, section=a_document(done), now=now - timedelta(hours=1))
    # A free trial of a course that she has not.
    told(learner, a_timed_lesson(elsewhere), (0, 10), now=now)

    # The last lessons are done: on with the one that was left out.
    assert home_of(learner, day_of(now))["go_on"]["lesson_id"] == first.pk
    complete(account_id=learner.pk, section=first, now=now)
    assert home_of(learner, day_of(now))["go_on"]["course_id"] == begun.pk


def test_a_page_that_was_opened_and_left_is_no_day_of_learning(learner):
    lesson = a_timed_lesson(a_course())

    row = told(learner, lesson, position=30)

    assert (row.position, row.percent) == (30, 0)
    assert home_of(learner, day_of(clock.now()))["streak"] == 0
    told(learner, lesson, (30, 40), position=40)
    assert home_of(learner, day_of(clock.now()))["streak"] == 1


def test_ten_thousand_enrolments_cost_as_many_queries_as_one(learner):
    from luffy.learning.models import EnrolledCourse

    course, now = a_course(), clock.now()
    today = day_of(now)
    let_in(learner.pk, course)
    told(learner, a_timed_lesson(course), (0, 10))
    EnrolledCourse.objects.bulk_create(
        EnrolledCourse(
            account=learner,
            course=course,
            ordinal=number,
            enrolled_at=now,
            valid_begin_date=today,
            valid_end_date=today,
        )
        for number in range(2, 10_001)
    )

    with CaptureQueriesContext(
        connection,
    ) as asked:
        home_of(learner, today)
        rows = list(courses_of(learner.pk, today)[:20])

    assert len(asked) == 9
    assert [(row.state, row.lesson_count) for row in rows] == [("in_progress", 1)]
