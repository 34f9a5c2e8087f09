"""Grading over HTTP: what a mentor sees, what each grade would move, and who may say it."""

from datetime import timedelta

import pytest

from luffy.accounts.audit import Actor
from luffy.accounts.models import Role
from luffy.degrees.errors import AlreadyGraded, AppealDecided, Superseded, WaitsForGrade
from luffy.degrees.grades import Mark
from luffy.degrees.models import (
    Appeal,
    Grading,
    HomeworkRecord,
    HomeworkReward,
    Likeness,
    RewardMove,
    Submission,
)
from luffy.degrees.rewards import Attempt, Change, Moved, Outlook, change, outlook, total_change
from luffy.degrees.rule import Cause
from luffy.degrees.services.appeal import Answer, appeal, decide
from luffy.degrees.services.grade import Verdict, grade, regrade
from luffy.degrees.services.submit import Work, submit
from luffy.notify.models import Kind, Notification
from tests.factories.accounts import an_account, api_of
from tests.factories.degrees import Student, a_programme, noon
from tests.race import at_once

pytestmark = pytest.mark.django_db


def data(answer, status: int = 200) -> dict:
    assert answer.status_code == status, answer.content
    return answer.json()["data"]


def refused(answer) -> tuple[int, int]:
    return answer.status_code, answer.json()["code"]


@pytest.fixture
def student() -> Student:
    made = Student(a_programme(homework=3))
    made.open()
    return made


def test_a_mentor_sees_the_work_beside_what_to_look_for(student):
    first = student.hand_in("1-1", text="一\n二\n三")
    grade(
        submission_id=first.pk, verdict=Verdict(Mark.C, "再想想"), by=student.grader, now=first.submitted_at
    )
    second = student.hand_in("1-1", text="一\n2\n三")

    page = data(api_of(student.mentor).get(f"/mentor/submissions/{second.pk}"))

    assert (page["homework"], page["requirement"], page["threshold"]) == ("1-1", "做 1", "看思路")
    assert (page["student"], page["number"], page["is_newest"]) == (student.account.username, 2, True)
    assert (page["can_grade"], page["can_regrade"], page["grade"]) == (True, False, None)
    assert [(one["number"], one["grade"], one["comment"]) for one in page["earlier"]] == [(1, "C", "再想想")]
    assert page["diff"] == "@@ -1,3 +1,3 @@\n 一\n-二\n+2\n 三"
    assert page["next_id"] is None
    old = data(api_of(student.mentor).get(f"/mentor/submissions/{first.pk}"))
    assert (old["is_newest"], old["can_grade"], old["can_regrade"], old["preview"]) == (
        False,
        False,
        False,
        [],
    )
    assert [(one["grade"], one["comment"], one["reason"]) for one in old["gradings"]] == [("C", "再想想", "")]


def test_texts_that_are_too_long_are_not_compared(student):
    first = student.hand_in("1-1", text="行\n" * 2_001)
    grade(submission_id=first.pk, verdict=Verdict(Mark.C), by=student.grader, now=first.submitted_at)
    second = student.hand_in("1-1", text="行\n")

    assert data(api_of(student.mentor).get(f"/mentor/submissions/{second.pk}"))["diff"] is None


def test_the_preview_is_what_the_grade_then_moves(student):
    """Value 1,000, handed in late: −100 whatever the grade; D takes 10 more, COPY 1,000, as far as they are there."""
    student.graded("1-2", Mark.B_MINUS)
    assert (student.berries, student.fee) == (700, 15_000)
    handed_in = student.hand_in("1-1", late=1)

    page = data(api_of(student.mentor).get(f"/mentor/submissions/{handed_in.pk}"))

    assert [(one["grade"], one["berries"], one["fee"], one["is_pass"]) for one in page["preview"]] == [
        ("A+", -100, -100, True),
        ("A", -100, -100, True),
        ("B+", -100, -100, True),
        ("B", -100, -100, True),
        ("B-", -100, -100, True),
        ("C+", -100, -100, True),
        ("C", -100, -100, False),
        ("C-", -100, -100, False),
        ("D", -110, -110, False),
        ("COPY", -700, -1_100, False),
    ]
    data(api_of(student.mentor).post(f"/mentor/submissions/{handed_in.pk}/grade", {"grade": "COPY"}))
    assert (student.berries, student.fee) == (0, 13_900)


def test_the_preview_of_a_regrade_is_the_difference(student):
    grading = student.graded("1-1", Mark.B)

    page = data(api_of(student.mentor).get(f"/mentor/submissions/{grading.submission_id}"))

    moves = {one["grade"]: one["berries"] for one in page["preview"]}
    assert (moves["A+"], moves["B"], moves["C"], moves["D"]) == (200, 0, -800, -800)
    path = f"/mentor/submissions/{grading.submission_id}/regrade"
    body = {"grade": "A+", "comment": "漏看了", "reason": "漏看附件"}
    regraded = data(api_of(student.mentor).post(path, body))
    assert student.berries == 1_000
    assert [(one["grade"], one["reason"]) for one in regraded["gradings"]] == [("B", ""), ("A+", "漏看附件")]
    assert (regraded["grade"], regraded["comment"], regraded["can_regrade"]) == ("A+", "漏看了", True)


@pytest.mark.parametrize("grade_name", ["N/A", "E", "a+", "", "60", None, 100])
def test_only_grades_are_given(student, grade_name):
    handed_in = student.hand_in("1-1")

    answer = api_of(student.mentor).post(f"/mentor/submissions/{handed_in.pk}/grade", {"grade": grade_name})

    assert refused(answer) == (422, 1101)
    assert not Grading.objects.exists()


def test_refusals_of_grading_move_nothing(student):
    api = api_of(student.mentor)
    handed_in = student.hand_in("1-1")
    path = f"/mentor/submissions/{handed_in.pk}"

    assert refused(api.post(f"{path}/regrade", {"grade": "A", "reason": "早了"})) == (409, 1936)
    data(api.post(f"{path}/grade", {"grade": "C"}))
    assert refused(api.post(f"{path}/grade", {"grade": "A"})) == (409, 1934)
    assert refused(api.post(f"{path}/regrade", {"grade": "A"})) == (422, 1101)
    assert refused(api.post(f"{path}/regrade", {"grade": "A", "reason": " "})) == (422, 1101)
    student.hand_in("1-1")
    assert refused(api.post(f"{path}/regrade", {"grade": "A", "reason": "晚了"})) == (409, 1935)
    assert [one.grade for one in Grading.objects.all()] == [Mark.C]
    assert (student.berries, RewardMove.objects.count()) == (0, 0)


def test_another_mentors_student_is_missing_and_an_operator_may(student):
    handed_in = student.hand_in("1-1")
    made = student.graded("1-2", Mark.C)
    asked = Appeal.objects.create(grading=made, reason="错", created_at=made.graded_at)
    other, operator = api_of(an_account(role=Role.MENTOR)), api_of(an_account(role=Role.OPERATOR))
    path = f"/mentor/submissions/{handed_in.pk}"

    for answer in (
        other.get(path),
        other.post(f"{path}/grade", {"grade": "A"}),
        other.post(f"{path}/regrade", {"grade": "A", "reason": "错"}),
        other.get("/mentor/submissions/1"),
    ):
        assert refused(answer) == (404, 1930)
    decision = {"decision": "uphold", "answer": "不"}
    assert refused(other.post(f"/mentor/appeals/{asked.pk}", decision)) == (404, 1940)
    assert data(other.get("/mentor/appeals"))["items"] == []
    assert refused(api_of(student.account).get(path)) == (403, 1104)
    assert Submission.objects.get(pk=handed_in.pk).grade is None
    data(operator.post(f"{path}/grade", {"grade": "A"}))
    data(operator.post(f"/mentor/appeals/{asked.pk}", decision))


def test_the_next_one_is_the_oldest_promise_of_ones_own_students(student):
    second = Student(student.degree, mentor=student.mentor)
    second.open()
    stranger = Student(student.degree)
    stranger.open()
    stranger.hand_in("1-1", late=-3)
    late, early = second.hand_in("1-1"), student.hand_in("1-1", late=-1)

    assert data(api_of(student.mentor).get(f"/mentor/submissions/{late.pk}"))["next_id"] == early.pk
    assert data(api_of(student.mentor).get(f"/mentor/submissions/{early.pk}"))["next_id"] == late.pk


def test_likeness_names_the_other_student_and_shows_her_text(student):
    other = Student(student.degree)
    other.open()
    theirs, mine = other.hand_in("1-1", text="原文"), student.hand_in("1-1", text="抄文")
    Likeness.objects.create(submission=mine, other=theirs, percent=93)

    page = data(api_of(student.mentor).get(f"/mentor/submissions/{mine.pk}"))

    assert [(one["percent"], one["student"], one["text"]) for one in page["likenesses"]] == [
        (93, other.account.username, "原文")
    ]


def test_an_appeal_may_change_the_grade_and_the_berries_with_it(student):
    made = student.graded("1-1", Mark.C)
    asked = ask(student, made)

    listed = data(api_of(student.mentor).get("/mentor/appeals", state="open"))["items"]
    assert [(one["id"], one["grade"], one["reason"]) for one in listed] == [(asked.pk, "C", "算错了")]
    path = f"/mentor/appeals/{asked.pk}"
    assert refused(api_of(student.mentor).post(path, {"decision": "regrade", "answer": "是"})) == (422, 1101)
    body = {"decision": "regrade", "grade": "B", "comment": "对的", "answer": "你说得对"}
    decided = data(api_of(student.mentor).post(path, body))

    assert (decided["state"], decided["answer"], student.berries) == ("regraded", "你说得对", 800)
    assert [(one.grade, one.reason) for one in Grading.objects.order_by("pk")] == [(50, ""), (80, "你说得对")]
    assert refused(api_of(student.mentor).post(path, body)) == (409, 1942)
    assert data(api_of(student.mentor).get("/mentor/appeals", state="open"))["items"] == []
    told = Notification.objects.get(account=student.account, kind=Kind.APPEAL)
    assert told.params["outcome"] == "upheld"


def test_an_appeal_that_is_not_upheld_moves_nothing(student):
    asked = ask(student, student.graded("1-1", Mark.C))

    body = {"decision": "uphold", "answer": "没有算错", "grade": "A+"}
    data(api_of(student.mentor).post(f"/mentor/appeals/{asked.pk}", body))

    assert (student.berries, Grading.objects.count()) == (0, 1)
    assert Notification.objects.get(kind=Kind.APPEAL).params["outcome"] == "dismissed"


def test_who_hands_in_again_leaves_nothing_to_change_of_the_grade_before(student):
    asked = ask(student, student.graded("1-1", Mark.C))
    student.hand_in("1-1")
    path = f"/mentor/appeals/{asked.pk}"

    body = {"decision": "regrade", "grade": "B", "answer": "好"}
    assert refused(api_of(student.mentor).post(path, body)) == (409, 1935)
    assert Appeal.objects.get().state == "open"
    data(api_of(student.mentor).post(path, {"decision": "uphold", "answer": "看新的一次"}))


def ask(student: Student, grading: Grading) -> Appeal:
    record = grading.submission.record
    return appeal(
        enrolment_id=record.enrolment_id,
        assignment_id=record.assignment_id,
        reason="算错了",
        by=Actor("test", student.account.pk),
        now=grading.graded_at,
    )


@pytest.mark.django_db(transaction=True)
def test_of_two_mentors_at_once_one_grade_counts():
    student = Student(a_programme())
    student.open()
    handed_in = student.hand_in("1-1")
    by = Actor("test", student.mentor.pk)
    acts = [
        lambda mark=mark: grade(
            submission_id=handed_in.pk, verdict=Verdict(mark), by=by, now=handed_in.submitted_at
        )
        for mark in (Mark.A_PLUS, Mark.B)
    ]

    told = at_once(acts)

    assert sorted(type(one).__name__ for one in told) == ["AlreadyGraded", "Grading"]
    given = Grading.objects.get()
    assert student.berries == 10 * given.grade
    lost = next(one for one in told if isinstance(one, AlreadyGraded))
    assert lost.detail == {"grade": Mark(given.grade).label}


@pytest.mark.django_db(transaction=True)
def test_of_many_hand_ins_at_once_one_is_an_attempt():
    student = Student(a_programme())
    student.open()
    assignment = student.enrolment.edition.assignments.get(title="1-1")
    now = noon(student.due("1-1"))

    told = at_once(
        [
            lambda n=n: submit(
                enrolment_id=student.enrolment_id,
                assignment_id=assignment.pk,
                work=Work(text=f"第 {n} 份"),
                now=now,
            )
            for n in range(8)
        ]
    )

    assert sum(isinstance(one, Submission) for one in told) == 1
    assert sum(isinstance(one, WaitsForGrade) for one in told) == 7
    assert (Submission.objects.count(), HomeworkRecord.objects.get().submit_num) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_regrade_against_a_new_hand_in_leaves_one_truth():
    student = Student(a_programme())
    student.open()
    graded = student.graded("1-1", Mark.C)
    assignment_id = graded.submission.record.assignment_id
    now = graded.graded_at + timedelta(minutes=1)

    told = at_once(
        [
            lambda: regrade(
                submission_id=graded.submission_id,
                verdict=Verdict(Mark.A_PLUS, reason="看错"),
                by=student.grader,
                now=now,
            ),
            lambda: submit(
                enrolment_id=student.enrolment_id,
                assignment_id=assignment_id,
                work=Work(text="再交"),
                now=now,
            ),
        ]
    )

    names = sorted(type(one).__name__ for one in told)
    assert names in (["AlreadyPassed", "Grading"], ["Submission", "Superseded"])
    passed = names[0] == "AlreadyPassed"
    assert (student.berries, Submission.objects.count()) == ((1_000, 1) if passed else (0, 2))


@pytest.mark.django_db(transaction=True)
def test_of_two_decisions_and_two_appeals_at_once_one_counts():
    student = Student(a_programme())
    student.open()
    made = student.graded("1-1", Mark.C)

    asked = at_once([lambda: ask(student, made), lambda: ask(student, made)])
    assert sorted(type(one).__name__ for one in asked) == ["AlreadyAppealed", "Appeal"]
    appeal_id = Appeal.objects.get().pk
    decided = at_once(
        [
            lambda answer=answer: decide(
                appeal_id=appeal_id, answer=answer, by=student.grader, now=made.graded_at
            )
            for answer in (Answer("不"), Answer("是", Verdict(Mark.B, reason="是")))
        ]
    )

    assert sum(isinstance(one, AppealDecided) for one in decided) == 1
    was_regraded = Appeal.objects.get().state == "regraded"
    assert (student.berries, Grading.objects.count()) == ((800, 2) if was_regraded else (0, 1))
    assert Superseded not in map(type, decided)


PERCENT = {Cause.PASSED_ON_TIME: 100, Cause.LATE: 10, Cause.D: 1, Cause.COPY: 100}


def test_the_outlook_is_what_an_a_plus_now_would_change():
    def of(graded: list[Attempt], is_on_time: bool) -> Outlook:
        return outlook(graded, is_on_time=is_on_time, value=999, percent=PERCENT)

    assert of([], True) == Outlook(earns=999, costs=0)
    assert of([], False) == Outlook(earns=0, costs=99)
    assert of([Attempt(Mark.C, True)], False) == Outlook(earns=0, costs=0)
    assert of([Attempt(Mark.D, False)], False) == Outlook(earns=0, costs=0)
    assert of([Attempt(Mark.C, False)], True) == Outlook(earns=999, costs=0)


def test_a_change_takes_no_more_than_is_there():
    assert change(850, Moved(), available=0, fee_balance=5) == Change(850, 0)
    assert change(-100, Moved(), available=30, fee_balance=70) == Change(-30, -70)
    assert change(0, Moved(-30, 70), available=0, fee_balance=0) == Change(30, 70)
    assert change(0, Moved(850, 0), available=200, fee_balance=0) == Change(-200, 0)
    wanted = {Cause.D: -9, Cause.COPY: -999}
    assert total_change(wanted, {}, available=500, fee_balance=1_000) == Change(-500, -1_000)
    both = total_change({}, {Cause.LATE: Moved(-99, 99)}, available=0, fee_balance=0)
    assert both == Change(99, 99)


def test_a_grade_tells_the_learner_what_it_moved(student):
    student.graded("1-1", Mark.A_PLUS)
    student.graded("1-2", Mark.D)

    told = Notification.objects.filter(account=student.account, kind__in=(Kind.REWARD, Kind.PENALTY))
    assert [(one.kind, one.params["amount_berries"]) for one in told.order_by("pk")] == [
        (Kind.REWARD, 1_000),
        (Kind.PENALTY, 10),
    ]
    assert HomeworkReward.objects.count() == 2
