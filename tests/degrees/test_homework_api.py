"""Homework over HTTP: what a learner sees and hands in, drafts and appeals."""

from datetime import date, timedelta

import pytest

from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.degrees.grades import Mark
from luffy.degrees.models import Appeal, HomeworkDraft, Submission
from tests.factories.accounts import an_account, api_of
from tests.factories.degrees import Student, a_programme
from tests.factories.uploads import uploaded

pytestmark = pytest.mark.django_db


def today() -> date:
    return day_of(clock.now())


def data(answer, status: int = 200) -> dict:
    assert answer.status_code == status, answer.content
    return answer.json()["data"]


def refused(answer) -> tuple[int, int]:
    return answer.status_code, answer.json()["code"]


@pytest.fixture
def student() -> Student:
    made = Student(a_programme(homework=3), began=today() - timedelta(days=7))
    made.open()
    return made


def at(student: Student, title: str, more: str = "") -> str:
    assignment = student.enrolment.edition.assignments.get(title=title)
    return f"/me/degrees/{student.enrolment_id}/homework/{assignment.pk}{more}"


def test_one_homework_says_what_is_asked_when_it_is_due_and_what_it_would_earn(student):
    page = data(api_of(student.account).get(at(student, "1-1")))

    assert (page["title"], page["requirement"], page["due_date"]) == ("1-1", "做 1", str(today()))
    assert page["now"] == {
        "can_hand_in": True,
        "obstacle": None,
        "is_on_time": True,
        "earns_berries": 1_000,
        "costs_berries": 0,
    }
    assert (page["submissions"], page["moves"], page["queue"]) == ([], [], None)
    assert page["draft"] == {"text": "", "link": "", "files": [], "saved_at": None}
    assert page["previous_id"] is None
    assert page["next_id"] == student.enrolment.edition.assignments.get(title="1-2").pk


def test_grading_points_are_nowhere_in_what_a_learner_sees(student):
    student.graded("1-1", Mark.C)

    answer = api_of(student.account).get(at(student, "1-1"))

    assert "看思路" not in answer.content.decode()
    assert "threshold" not in answer.content.decode()


def test_being_late_costs_at_the_first_hand_in_and_earns_nothing():
    student = Student(a_programme(), began=today() - timedelta(days=8))
    student.open()

    page = data(api_of(student.account).get(at(student, "1-1")))

    assert (page["now"]["is_on_time"], page["now"]["earns_berries"], page["now"]["costs_berries"]) == (
        False,
        0,
        100,
    )


def test_text_link_and_files_are_handed_in_once_and_wait_in_the_mentors_queue(student):
    api, file = api_of(student.account), uploaded(student.account)
    api.put(at(student, "1-1", "/draft"), {"text": "写了一半", "file_ids": [file.pk]})

    body = {"text": "# 答案", "link": "https://git.example.com/a", "file_ids": [file.pk]}
    page = data(api.post(at(student, "1-1", "/submissions"), body), 201)

    handed_in = page["submissions"][0]
    assert (handed_in["number"], handed_in["text"], handed_in["link"]) == (1, "# 答案", body["link"])
    assert [(one["id"], one["name"], one["size"]) for one in handed_in["files"]] == [(file.pk, "答案.py", 9)]
    assert (handed_in["is_on_time"], handed_in["grade"], handed_in["can_appeal"]) == (True, None, False)
    assert (page["state"], page["now"]["obstacle"], page["queue"]["position"]) == ("to_grade", "to_grade", 1)
    assert page["draft"]["saved_at"] is None
    assert not HomeworkDraft.objects.exists()
    assert refused(api.post(at(student, "1-1", "/submissions"), body)) == (409, 1932)
    assert Submission.objects.count() == 1


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://example.com/a",
        "//example.com/a",
        "https://",
        "https://a b.com/",
        "https://user:secret@example.com/",
        "https://example.com/\u202egpj.exe",
        "https://example.com/" + "a" * 493,
        "example.com",
    ],
)
def test_only_plain_web_addresses_are_taken(student, link):
    answer = api_of(student.account).post(at(student, "1-1", "/submissions"), {"link": link})

    assert refused(answer) == (422, 1101)
    assert not Submission.objects.exists()


def test_the_longest_address_is_kept_as_it_is(student):
    link = "https://example.com/" + "a" * 492

    page = data(api_of(student.account).post(at(student, "1-1", "/submissions"), {"link": link}), 201)

    assert page["submissions"][0]["link"] == link


def test_nothing_cannot_be_handed_in(student):
    assert refused(api_of(student.account).post(at(student, "1-1", "/submissions"), {"text": " \n"})) == (
        422,
        1933,
    )
    assert not Submission.objects.exists()


def test_files_of_others_missing_ones_and_those_handed_in_before_are_refused(student):
    other = Student(student.degree, began=student.began)
    theirs, mine = uploaded(other.account), uploaded(student.account)
    api = api_of(student.account)
    data(api.post(at(student, "1-2", "/submissions"), {"file_ids": [mine.pk]}), 201)

    for file_ids in ([theirs.pk], [2**62], [mine.pk]):
        answer = api.post(at(student, "1-1", "/submissions"), {"text": "有", "file_ids": file_ids})
        assert refused(answer) == (404, 1938)
    assert refused(api.post(at(student, "1-1", "/submissions"), {"file_ids": [mine.pk] * 11})) == (422, 1101)
    assert Submission.objects.count() == 1


def test_homework_of_others_of_closed_modules_and_of_other_editions_is_missing(student):
    other, api = Student(a_programme(), began=student.began), api_of(student.account)
    other.open()
    foreign = other.enrolment.edition.assignments.get(title="1-1").pk

    assert refused(api.get(at(other, "1-1"))) == (404, 1911)
    assert refused(api.post(at(other, "1-1", "/submissions"), {"text": "有"})) == (404, 1911)
    assert refused(api.put(at(other, "1-1", "/draft"), {"text": "有"})) == (404, 1911)
    mine = f"/me/degrees/{student.enrolment_id}/homework/{foreign}"
    assert refused(api.get(mine)) == (404, 1930)
    assert refused(api.post(f"{mine}/submissions", {"text": "有"})) == (404, 1930)
    assert refused(api.put(f"{mine}/draft", {"text": "有"})) == (404, 1930)
    assert not Submission.objects.exists()
    assert not HomeworkDraft.objects.exists()


def test_the_last_draft_wins_and_may_hold_half_an_address(student):
    api, file = api_of(student.account), uploaded(student.account)
    other = uploaded(Student(student.degree, began=student.began).account)
    address = at(student, "1-1", "/draft")

    data(api.put(address, {"text": "一"}))
    kept = data(api.put(address, {"text": "二", "link": "https:/", "file_ids": [file.pk, other.pk]}))

    assert (kept["text"], kept["link"], [one["id"] for one in kept["files"]]) == ("二", "https:/", [file.pk])
    assert data(api.get(address)) == kept
    assert HomeworkDraft.objects.count() == 1
    assert refused(api.put(address, {"text": "字" * 50_001})) == (422, 1101)
    assert data(api.get(address)) == kept


def test_a_grade_its_comment_and_what_it_moved_are_shown(student):
    student.graded("1-1", Mark.C)
    student.graded("1-1", Mark.B_PLUS)

    page = data(api_of(student.account).get(at(student, "1-1")))

    assert [(one["number"], one["grade"], one["is_pass"]) for one in page["submissions"]] == [
        (2, "B+", True),
        (1, "C", False),
    ]
    assert [(one["cause"], one["berries"], one["attempt"], one["grade"]) for one in page["moves"]] == [
        ("passed_on_time", 850, 2, "B+")
    ]
    assert (page["now"]["can_hand_in"], page["now"]["obstacle"]) == (False, "passed")


def test_the_newest_grade_can_be_appealed_once(student):
    api = api_of(student.account)
    assert refused(api.post(at(student, "1-1", "/appeal"), {"reason": "算错了"})) == (404, 1930)
    student.hand_in("1-1")
    assert refused(api.post(at(student, "1-1", "/appeal"), {"reason": "算错了"})) == (409, 1936)
    assert refused(api.post(at(student, "1-1", "/appeal"), {"reason": " "})) == (422, 1101)
    student.graded("1-2", Mark.C)

    page = data(api.post(at(student, "1-2", "/appeal"), {"reason": "算错了"}), 201)

    assert page["submissions"][0]["can_appeal"] is False
    assert page["submissions"][0]["appeal"]["state"] == "open"
    assert refused(api.post(at(student, "1-2", "/appeal"), {"reason": "再来"})) == (409, 1941)
    assert [one.reason for one in Appeal.objects.all()] == ["算错了"]
    assert refused(api_of(an_account()).post(at(student, "1-2", "/appeal"), {"reason": "我"})) == (404, 1911)
