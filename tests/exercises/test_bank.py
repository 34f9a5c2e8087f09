"""The question bank of operators: writing, versions, order, and questions from files."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luffy.accounts.audit import Actor
from luffy.accounts.models import AuditEntry, Role
from luffy.catalog.errors import CourseNotFound
from luffy.exercises import services
from luffy.exercises.errors import REASONS, NoExercise, OrderUnfit, QuestionNotFound, QuestionUnfit, in_words
from luffy.exercises.grading import Choice, Key, Kind, why_unfit
from luffy.exercises.models import ExerciseQuestion, QuestionVersion
from luffy.exercises.notation import key_of
from luffy.exercises.services import desk, files
from tests.factories.accounts import an_account, api_of
from tests.factories.catalog import a_course, a_lesson
from tests.factories.exercises import (
    ALL_KINDS,
    NOW,
    a_question_of,
    an_attempt,
    an_exercise,
    an_exercise_of_all_kinds,
)
from tests.race import at_once

pytestmark = pytest.mark.django_db
BY = Actor("browser")
HEADER = "source_id,lesson,kind,text,answers,tolerance,points,tags"


def asked(section, **fields) -> desk.Asked:
    plain = {
        "lesson_id": section.pk,
        "kind": Kind.SINGLE,
        "text": "哪个?",
        "answers": "* 这个\n那个",
        "is_html": False,
        "tolerance": "",
        "ignores_case": True,
        "explanation": "",
        "points": 1,
        "order": None,
        "tags": (),
        "is_withdrawn": False,
    }
    return desk.Asked(**{**plain, **fields})


def orders(section) -> list[int]:
    rows = ExerciseQuestion.objects.filter(section=section, is_withdrawn=False)
    return list(rows.order_by("order", "pk").values_list("pk", flat=True))


def table_sizes() -> tuple[int, int, int]:
    return ExerciseQuestion.objects.count(), QuestionVersion.objects.count(), AuditEntry.objects.count()


def test_questions_come_at_the_end_and_other_words_are_another_version():
    section = an_exercise()
    first = desk.keep(asked(section), by=BY, now=NOW)
    second = desk.keep(asked(section, text="另一个?", tags=("甲", "甲")), by=BY, now=NOW)
    assert [(first.order, first.tags), (second.order, second.tags)] == [(10, []), (20, ["甲"])]

    changed = desk.keep(asked(section, text="改过?"), question_id=first.pk, by=BY, now=NOW)

    versions = QuestionVersion.objects.filter(question=changed).order_by("number")
    assert [(row.number, row.text, row.is_current) for row in versions] == [
        (1, "哪个?", False),
        (2, "改过?", True),
    ]
    entry = AuditEntry.objects.get(action="question.changed")
    assert (entry.subject, entry.before["version"], entry.after["version"]) == (f"question:{first.pk}", 1, 2)


def test_keeping_the_same_again_writes_nothing():
    section = an_exercise()
    question = desk.keep(asked(section), by=BY, now=NOW)
    before = table_sizes()

    desk.keep(asked(section), question_id=question.pk, by=BY, now=NOW)

    assert table_sizes() == before


def test_a_withdrawn_question_is_asked_no_longer_and_comes_back():
    section = an_exercise()
    question = desk.keep(asked(section), by=BY, now=NOW)

    desk.keep(asked(section, is_withdrawn=True), question_id=question.pk, by=BY, now=NOW)
    assert not an_attempt(section=section).asked.exists()
    desk.keep(asked(section), question_id=question.pk, by=BY, now=NOW)

    assert an_attempt(section=section).asked.count() == 1
    assert QuestionVersion.objects.filter(question=question).count() == 1


def test_a_question_moves_to_another_exercise_but_to_no_other_lesson():
    course = a_course()
    section, other, film = an_exercise(course), an_exercise(course), a_lesson(course)
    question = desk.keep(asked(section), by=BY, now=NOW)
    a_question_of(other, order=70)

    moved = desk.keep(asked(other), question_id=question.pk, by=BY, now=NOW)

    assert (moved.section_id, moved.order) == (other.pk, 80)
    before = table_sizes()
    with pytest.raises(NoExercise):
        desk.keep(asked(film), question_id=question.pk, by=BY, now=NOW)
    with pytest.raises(QuestionNotFound):
        desk.keep(asked(other), question_id=9_000_000, by=BY, now=NOW)
    with pytest.raises(QuestionUnfit):
        desk.keep(asked(other, answers="这个\n那个"), by=BY, now=NOW)
    assert table_sizes() == before


def test_an_order_names_all_that_are_asked_each_once():
    section = an_exercise()
    a, b, c = (desk.keep(asked(section, text=text), by=BY, now=NOW).pk for text in "甲乙丙")
    gone = desk.keep(asked(section, text="丁", is_withdrawn=True), by=BY, now=NOW).pk

    desk.put_in_order(section_id=section.pk, question_ids=[c, a, b], by=BY, now=NOW)

    assert orders(section) == [c, a, b]
    before = table_sizes()
    for wrong in ([a, b], [a, b, c, c], [a, b, c, gone], [a, b, 9_000_000]):
        with pytest.raises(OrderUnfit):
            desk.put_in_order(section_id=section.pk, question_ids=wrong, by=BY, now=NOW)
    assert (orders(section), table_sizes()) == ([c, a, b], before)


@pytest.mark.django_db(transaction=True)
def test_two_questions_at_once_get_two_places():
    section = an_exercise()

    at_once([lambda text=text: desk.keep(asked(section, text=text), by=BY, now=NOW) for text in "甲乙丙丁"])

    rows = ExerciseQuestion.objects.filter(section=section)
    assert sorted(rows.values_list("order", flat=True)) == [10, 20, 30, 40]


def test_every_reason_why_a_question_is_unfit_is_told_in_words():
    unfit = [
        Key(Kind.TEXT, ()),
        Key(Kind.SINGLE, ("a",), (Choice("a", ""),)),
        Key(Kind.SINGLE, ("x",), (Choice("a", ""), Choice("b", ""))),
        Key(Kind.SINGLE, ("a", "b"), (Choice("a", ""), Choice("b", ""))),
        Key(Kind.MULTIPLE, (), (Choice("a", ""), Choice("b", ""))),
        Key(Kind.NUMBER, ("x",)),
        Key(Kind.NUMBER, ("1",), tolerance="x"),
    ]
    reasons = {why_unfit(key) for key in unfit} | {"there is no text"}
    for kind, answers in ((Kind.SINGLE, "a\n" * 27), (Kind.TRUE_FALSE, "也许")):
        with pytest.raises(ValueError, match=r"there are|must be") as problem:
            key_of(kind, answers)
        reasons.add(str(problem.value))

    assert reasons == set(REASONS)
    assert in_words("no answer is right") == "没有正确答案"


def test_operators_see_the_bank_with_a_constant_number_of_queries():
    course = a_course("题库课程")
    api = api_of(an_account(role=Role.OPERATOR))

    def look() -> tuple[int, list]:
        with CaptureQueriesContext(connection) as queries:
            answers = [
                api.get("/ops/exercises/courses?q=题库"),
                api.get(f"/ops/exercises/courses/{course.pk}/lessons"),
                api.get(f"/ops/exercises/questions?course={course.pk}"),
            ]
        return len(queries), [answer.json()["data"] for answer in answers]

    section = an_exercise_of_all_kinds(course)
    few, (courses, lessons, questions) = look()
    assert courses["items"] == [{"id": course.pk, "name": "题库课程", "lessons": 1, "questions": 6}]
    assert [(row["id"], row["questions"]) for row in lessons["items"]] == [(section.pk, 6)]
    assert [row["kind"] for row in questions["items"]] == [0, 1, 2, 3, 4, 5]
    an_exercise_of_all_kinds(course)
    many, (courses, _, questions) = look()

    assert (many, courses["items"][0]["questions"], questions["total"]) == (few, 12, 12)


def test_a_question_is_shown_with_its_versions_and_how_often_they_were_asked():
    section = an_exercise()
    question = a_question_of(section, Kind.NUMBER)
    an_attempt(section=section)
    desk.keep(asked(section, text="新"), question_id=question.pk, by=BY, now=NOW)
    api = api_of(an_account(role=Role.OPERATOR))

    shown = api.get(f"/ops/exercises/questions/{question.pk}").json()["data"]

    assert [(row["number"], row["asked"], row["answers"]) for row in shown["versions"]] == [
        (2, 0, "* 这个\n那个"),
        (1, 1, ALL_KINDS[Kind.NUMBER][1]),
    ]
    assert (shown["version"], shown["text"]) == (2, "新")


def test_filters_find_a_kind_words_and_what_was_withdrawn():
    section = an_exercise_of_all_kinds()
    gone = desk.keep(asked(section, text="停用的", is_withdrawn=True), by=BY, now=NOW)
    api = api_of(an_account(role=Role.OPERATOR))

    def found(query: str) -> list[int]:
        rows = api.get(f"/ops/exercises/questions?lesson={section.pk}&{query}").json()["data"]["items"]
        return [row["kind"] if query != "withdrawn=true" else row["id"] for row in rows]

    assert (found("kind=4"), found("q=作者"), found("withdrawn=true")) == ([4], [3], [gone.pk])


def bring_in(course, *lines: str, header: str = HEADER, dry_run: bool = False):
    content = "\n".join([header, *lines]).encode()
    return files.bring_in(course_id=course.pk, content=content, dry_run=dry_run, by=BY, now=NOW)


def outcome(report) -> tuple[int, int, int, list[tuple[int, str]]]:
    return report.created, report.changed, report.skipped, [(one.line, one.reason) for one in report.refused]


def test_a_file_of_every_kind_comes_in_once_and_a_dry_run_writes_nothing():
    section = an_exercise()
    course = section.chapter.course
    lines = (
        f'1,{section.pk},single,哪个?,"* 甲\n乙",,2,基础 选择',
        f'2,{section.name},多选题,哪些?,"* 甲\n* 乙\n丙",,,',
        f"3,{section.name},true_false,对吗?,对,,,",
        f'4,{section.name},text,谁?,"Guido\nGuido van Rossum",,,',
        f"5,{section.name},number,多少?,3.14,1%,,",
        f'6,{section.name},code,写,"print(1)\n---\nprint( 1 )",,,',
    )
    before = table_sizes()

    assert outcome(bring_in(course, *lines, dry_run=True)) == (6, 0, 0, [])
    assert table_sizes() == before
    assert outcome(bring_in(course, *lines)) == (6, 0, 0, [])
    assert outcome(bring_in(course, *lines)) == (0, 0, 6, [])

    versions = [question.versions.get() for question in ExerciseQuestion.objects.order_by("order")]
    assert [(row.kind, row.right, row.points, row.tolerance) for row in versions] == [
        (0, ["a"], 2, ""),
        (1, ["a", "b"], 1, ""),
        (2, ["true"], 1, ""),
        (3, ["Guido", "Guido van Rossum"], 1, ""),
        (4, ["3.14"], 1, "1%"),
        (5, ["print(1)", "print( 1 )"], 1, ""),
    ]
    assert ExerciseQuestion.objects.get(order=1).tags == ["基础", "选择"]
    changed = lines[2].replace(",对,", ",错,")
    assert outcome(bring_in(course, changed)) == (0, 1, 0, [])


def test_lines_that_cannot_be_taken_are_named_with_the_reason_and_cost_no_other():
    course = a_course()
    section, twin = an_exercise(course), an_exercise(course)
    twin.name = section.name
    twin.save()
    elsewhere = an_exercise()
    good = f"9,{section.pk},text,谁?,Ada,,,"

    report = bring_in(
        course,
        f"1,{section.pk},essay,写,自由,,,",
        f"2,{elsewhere.pk},text,谁?,Ada,,,",
        f"3,{section.name},text,谁?,Ada,,,",
        f'4,{section.pk},single,哪个?,"甲\n乙",,,',
        f"5,{section.pk},text,,Ada,,,",
        f"6,{section.pk},number,多少?,3,多,,",
        f"7,{section.pk},text,谁?,Ada,,101,",
        f"8,{section.pk},text,谁?",
        good,
        good,
        f"9,{section.pk},text,别人?,Ada,,,",
    )

    assert (report.created, [(one.line, one.reason) for one in report.repeated]) == (
        1,
        [(12, "the same as line 11")],
    )
    assert [(one.line, one.reason) for one in report.refused] == [
        (2, "kind: must be one of single, multiple, true_false, text, number, code"),
        (3, f"lesson: the course has no exercise called {elsewhere.pk}"),
        (4, f"lesson: the course has several exercises called {section.name}"),
        (5, "exactly one choice must be right"),
        (7, "text: String should have at least 1 character"),
        (8, "the tolerance is no number or percentage"),
        (9, "points: Input should be less than or equal to 100"),
        (10, "has 4 columns where the header has 8"),
        (13, "source_id: 9 is on line 11 already, with other content"),
    ]
    assert ExerciseQuestion.objects.filter(section__chapter__course=course).count() == 1


def test_a_file_for_a_course_that_is_not_there_is_refused():
    with pytest.raises(CourseNotFound):
        files.bring_in(course_id=9_000_000, content=b"x", dry_run=False, by=BY, now=NOW)
    assert table_sizes() == (0, 0, 0)


def test_a_file_with_too_many_rows_is_read_up_to_there(monkeypatch):
    monkeypatch.setattr(files, "MOST_ROWS", 2)
    section = an_exercise()
    lines = [f"{number},{section.pk},text,谁 {number}?,Ada,,," for number in range(1, 5)]

    report = bring_in(section.chapter.course, *lines)

    assert (report.created, [one.line for one in report.refused]) == (2, [4])


def test_a_file_comes_in_over_the_api_after_a_look():
    section = an_exercise()
    api = api_of(an_account(role=Role.OPERATOR))
    content = f"{HEADER}\n1,{section.pk},text,谁?,Ada,,,\n2,无,text,谁?,Ada,,,"
    path = f"/ops/exercises/courses/{section.chapter.course_id}/import"

    looked = api.post(path, {"content": content}).json()["data"]
    assert (looked["created"], ExerciseQuestion.objects.count()) == (1, 0)
    done = api.post(path, {"content": content, "dry_run": False}).json()["data"]

    assert done == looked
    assert done["refused"] == [{"line": 3, "reason": "lesson: the course has no exercise called 无"}]
    assert ExerciseQuestion.objects.get().source_key == f"csv:{section.chapter.course_id}:1"
    entry = AuditEntry.objects.get(action="exercises.import")
    assert entry.after == {"created": 1, "changed": 0, "refused": 1}


def test_what_was_asked_before_an_import_keeps_its_words():
    section = an_exercise()
    course = section.chapter.course
    bring_in(course, f"1,{section.pk},text,谁?,Ada,,,")
    attempt = an_attempt(section=section)

    bring_in(course, f"1,{section.pk},text,谁呢?,Grace,,,")

    done = services.hand_in(account=attempt.account, attempt_id=attempt.pk, now=NOW + timedelta(minutes=1))
    assert done.asked.get().version.text == "谁?"
