"""The degree programme over HTTP: what a learner sees and does, and what operators do for her."""

from datetime import date, timedelta

import pytest

from luffy.accounts.models import Role
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.degrees.errors import EnrolmentCannotMove, EnrolmentOver
from luffy.degrees.grades import Mark
from luffy.degrees.models import DegreeRegistrationForm, Submission
from luffy.degrees.services.graduate import time_out, time_out_all
from luffy.degrees.services.pause import pause
from tests.factories.accounts import an_account, api_of
from tests.factories.degrees import OPERATOR, Student, a_programme

pytestmark = pytest.mark.django_db

FORM = {
    "current_company": "路飞科技",
    "current_position": "运维",
    "current_salary": 12_000,
    "work_experience": 3,
    "study_plan": 1,
    "why_take_this_course": "转行",
    "why_choose_us": "有导师",
    "your_expectation": "找到工作",
}


def today() -> date:
    return day_of(clock.now())


def data(answer) -> dict:
    assert answer.status_code in (200, 201), answer.content
    return answer.json()["data"]


def test_the_dashboard_says_what_is_due_what_is_earned_and_what_is_at_stake():
    student = Student(a_programme(modules=2, period=50), began=today() - timedelta(days=7))
    student.open()
    student.graded("1-1", Mark.B_PLUS)

    page = data(api_of(student.account).get(f"/me/degrees/{student.enrolment_id}"))

    assert (page["status"], page["percent"], page["day_number"]) == ("studying", 25, 8)
    assert [module["status"] for module in page["modules"]] == ["studying", "unopened"]
    rows = {row["title"]: row for row in page["homework"]}
    assert (rows["1-1"]["state"], rows["1-1"]["grade"], rows["1-1"]["moved_berries"]) == ("passed", "B+", 850)
    assert (rows["1-2"]["state"], rows["1-2"]["can_earn_berries"]) == ("to_do", 1_000)
    assert rows["1-2"]["late_costs_berries"] == 100
    assert (rows["2-1"]["state"], rows["2-1"]["due_date"]) == ("locked", None)
    assert page["next_due"]["title"] == "1-2"
    forecast = page["forecast"]
    assert (forecast["earned_berries"], forecast["can_earn_berries"]) == (850, 3_000)
    assert forecast["best_tier_berries"] == 12_000
    assert [tier["until"] for tier in forecast["tiers"]] == [
        str(student.began + timedelta(days=days)) for days in (30, 40, 50)
    ]


def test_after_the_end_her_own_homework_is_read_and_nothing_more_is_handed_in():
    student = Student(a_programme(), began=today() - timedelta(days=721))
    student.open()
    student.graded("1-1", Mark.B_PLUS)
    first, second = student.enrolment.edition.assignments.order_by("position")[:2]
    api, path = api_of(student.account), f"/me/degrees/{student.enrolment_id}"

    for is_marked in (False, True):
        if is_marked:
            time_out(student.enrolment_id, now=clock.now())
        shown = data(api.get(f"{path}/homework/{first.pk}"))
        assert shown["submissions"][0]["text"] == "答案"
        assert data(api.get(path))["homework"][0]["grade"] == "B+"
        refused = api.post(f"{path}/homework/{second.pk}/submissions", {"text": "迟到"})
        assert (refused.status_code, refused.json()["code"]) == (
            409,
            EnrolmentCannotMove.code if is_marked else EnrolmentOver.code,
        )
    assert Submission.objects.count() == 1


def test_in_a_pause_nothing_is_late_or_due(client):
    student = Student(a_programme(), began=today() - timedelta(days=10))
    student.open()
    api, mentor = api_of(student.account), api_of(student.mentor)
    path = f"/me/degrees/{student.enrolment_id}"
    overdue = data(api.get(path))["homework"][0]
    assert (overdue["is_late"], overdue["can_earn_berries"]) == (True, 0)
    url = data(api.post(f"{path}/calendar"))["url"]
    # Since before the first was due.
    pause(enrolment_id=student.enrolment_id, reason="", by=OPERATOR, now=clock.now() - timedelta(days=5))

    page = data(api.get(path))

    assert [(row["is_late"], row["can_earn_berries"]) for row in page["homework"]] == [(False, 1_000)] * 2
    assert (page["next_due"], page["forecast"]["can_earn_berries"]) == (None, 2_000)
    assert data(mentor.get("/mentor/students"))["items"][0]["overdue"] == 0
    assert b"BEGIN:VEVENT" not in client.get(url[url.index("/api/") :]).content


def test_after_the_end_nothing_is_due_late_or_earned():
    student = Student(a_programme(), began=today() - timedelta(days=800))
    student.open()
    time_out_all(now=clock.now())

    page = data(api_of(student.account).get(f"/me/degrees/{student.enrolment_id}"))

    assert (page["status"], page["next_due"], page["day_number"]) == ("timed_out", None, 721)
    told = [(row["is_late"], row["can_earn_berries"], row["late_costs_berries"]) for row in page["homework"]]
    assert told == [(False, 0, 0)] * 2
    forecast = page["forecast"]
    assert (forecast["can_earn_berries"], forecast["best_tier_berries"], forecast["used_days"]) == (0, 0, 720)
    assert not any(tier["is_reachable"] for tier in forecast["tiers"])


def test_a_graduate_sees_when_it_was_due_and_the_tier_she_reached():
    graduate = Student(a_programme(period=50), began=today() - timedelta(days=14))
    other = Student(graduate.degree, began=graduate.began)
    for student in (graduate, other):
        student.open()
    # The grades of others change nothing of hers.
    for title in ("1-1", "1-2"):
        other.graded(title, Mark.C)
        graduate.graded(title, Mark.A)

    page = data(api_of(graduate.account).get(f"/me/degrees/{graduate.enrolment_id}"))

    dues = [str(graduate.began + timedelta(days=days)) for days in (7, 14)]
    assert (page["status"], [row["due_date"] for row in page["homework"]]) == ("graduated", dues)
    forecast = page["forecast"]
    assert (forecast["scholarship_berries"], forecast["can_earn_berries"]) == (12_000, 0)
    assert [tier["is_reachable"] for tier in forecast["tiers"]] == [True, True, True]


def test_a_form_opens_the_first_module_once_and_keeps_work_to_itself():
    student = Student(a_programme(), began=today())
    api = api_of(student.account)
    path = f"/me/degrees/{student.enrolment_id}/form"

    made = data(api.post(path, FORM))
    again = api.post(path, FORM)
    changed = data(api.put(path, {**FORM, "memo": "改"}))

    assert made["current_company"] == "路飞科技"
    assert (again.status_code, again.json()["code"]) == (409, 1916)
    assert (changed["memo"], changed["current_salary"]) == ("改", 12_000)
    form = DegreeRegistrationForm.objects.get()
    assert "路飞" not in form.sealed_work
    assert data(api.get(f"/me/degrees/{student.enrolment_id}"))["status"] == "studying"


def test_the_mentor_wished_for_is_assigned_when_one_has_that_name():
    wished = an_account("lin", role=Role.MENTOR)
    student = Student(a_programme(), began=today())
    student.enrolment.tenures.all().delete()
    type(student.enrolment).objects.update(mentor=None)

    data(
        api_of(student.account).post(
            f"/me/degrees/{student.enrolment_id}/form", {**FORM, "stu_specified_mentor": "LIN"}
        )
    )

    assert student.enrolment.mentor == wished


def test_somebody_elses_degree_is_missing():
    student, stranger = Student(a_programme(), began=today()), an_account()
    api = api_of(stranger)

    for answer in (
        api.get(f"/me/degrees/{student.enrolment_id}"),
        api.post(f"/me/degrees/{student.enrolment_id}/form", FORM),
        api.post(f"/me/degrees/{student.enrolment_id}/pause", {"reason": "x"}),
        api.post(f"/me/degrees/{student.enrolment_id}/calendar"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, 1911)
    assert data(api.get("/me/degrees"))["total"] == 0


def test_the_calendar_is_read_by_who_knows_its_address(client):
    student = Student(a_programme(), began=today())
    student.open()
    api = api_of(student.account)

    url = data(api.post(f"/me/degrees/{student.enrolment_id}/calendar"))["url"]
    path = url[url.index("/api/") :]
    feed = client.get(path)

    assert (feed.status_code, feed["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    text = feed.content.decode()
    assert text.count("BEGIN:VEVENT") == 2
    assert f"DTSTART;VALUE=DATE:{student.due('1-1'):%Y%m%d}" in text
    data(api.post(f"/me/degrees/{student.enrolment_id}/calendar"))
    assert client.get(path).status_code == 404


def test_operators_assign_extend_pause_and_publish():
    student, operator = Student(a_programme(), began=today()), an_account(role=Role.OPERATOR)
    student.open()
    other = an_account("zhou", role=Role.MENTOR)
    api, root = api_of(operator), f"/ops/degrees/enrolments/{student.enrolment_id}"

    assert (
        data(api.post(f"{root}/assign", {"mentor": "zhou", "reason": "换导师"}))["mentor"]["name"] == "zhou"
    )
    assert student.enrolment.mentor == other
    refused = api.post(f"{root}/assign", {"mentor": operator.username})
    assert (refused.status_code, refused.json()["code"]) == (422, 1919)
    extended = data(api.post(f"{root}/extend", {"days": 5, "reason": "生病"}))
    assert extended["valid_until"] == str(student.began + timedelta(days=725))
    assert data(api.post(f"{root}/pause", {"reason": "出差"}))["status"] == "paused"
    assert data(api.post(f"{root}/resume"))["status"] == "studying"
    edition = data(api.post(f"/ops/degrees/{student.degree.pk}/editions", {"note": "新版"}))
    assert (edition["number"], edition["students"], edition["homework"]) == (2, 0, 2)
    preview = data(api.get(f"{root}/editions/2"))
    assert (preview["from_number"], preview["to_number"], preview["new_homework"]) == (1, 2, [])
    assert data(api.post(f"{root}/editions/2", {"reason": "自愿"}))["edition"] == 2
    holiday = data(api.post("/ops/holidays", {"day": "2027-01-01", "name": "元旦"}))
    assert data(api.get("/ops/holidays"))["items"] == [holiday]
    assert data(api.delete(f"/ops/holidays/{holiday['id']}")) is None
    assert api_of(student.account).get("/ops/holidays").status_code == 403
