"""The mentor's workbench over HTTP: queue, students, talks, remarks, hand-over, statement, reviews."""

from datetime import timedelta

import pytest

from luffy.accounts.models import AuditEntry, Role
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.degrees.grades import Mark
from luffy.degrees.models import Appeal, EnrolledDegreeCourse, FeeCause, HomeworkRecord
from luffy.degrees.services.assign import assign, assign_named
from luffy.degrees.services.follow_up import remind_mentors
from luffy.notify.models import Kind, Notification
from tests.factories.accounts import an_account, api_of
from tests.factories.degrees import OPERATOR, Student, a_programme, noon

pytestmark = pytest.mark.django_db


def data(answer):
    assert answer.status_code in (200, 201), answer.content
    return answer.json()["data"]


def today():
    return day_of(clock.now())


def a_student(days_ago: int = 3, **fields: int) -> Student:
    student = Student(a_programme(**fields), began=today() - timedelta(days=days_ago))
    student.open()
    return student


def test_the_queue_is_ordered_by_what_was_promised_and_is_ones_own():
    first, second = a_student(), a_student()
    second.mentor = first.mentor
    assign(
        enrolment_id=second.enrolment_id,
        mentor_id=first.mentor.pk,
        reason="",
        by=OPERATOR,
        now=clock.now(),
    )
    second.hand_in("1-1", day=today() - timedelta(days=2))
    first.hand_in("1-1", day=today() - timedelta(days=3))
    api = api_of(first.mentor)

    rows = data(api.get("/mentor/queue"))["items"]

    assert [row["enrolment_id"] for row in rows] == [first.enrolment_id, second.enrolment_id]
    assert [row["is_late"] for row in rows] == [True, rows[1]["waiting_hours"] >= 48]
    assert data(api.get("/mentor/queue?name=again"))["total"] == 0
    assert data(api_of(an_account(role=Role.MENTOR)).get("/mentor/queue"))["total"] == 0
    assert data(api_of(an_account(role=Role.OPERATOR)).get("/mentor/queue"))["total"] == 2
    assert api_of(first.account).get("/mentor/queue").status_code == 403


def test_students_are_flagged_and_say_why():
    silent = a_student(days_ago=10)
    api = api_of(silent.mentor)

    [row] = data(api.get("/mentor/students"))["items"]

    assert (row["flags"], row["level"], row["overdue"], row["percent"]) == (["late", "silent"], "act", 1, 0)
    silent.graded("1-1", Mark.A, day=today())
    [row] = data(api.get("/mentor/students"))["items"]
    assert (row["flags"], row["level"], row["percent"]) == ([], "fine", 50)


def test_a_student_is_shown_with_who_she_is_and_whether_she_needs_her_mentor():
    student = a_student(days_ago=10)
    path = f"/mentor/students/{student.enrolment_id}"

    seen = data(api_of(student.mentor).get(path))

    assert (seen["id"], seen["about"]["student"]) == (student.enrolment_id, student.account.username)
    assert (seen["about"]["flags"], len(seen["homework"])) == (["late", "silent"], 2)
    assert api_of(an_account(role=Role.MENTOR)).get(path).status_code == 404


def test_the_list_of_students_asks_a_fixed_number_of_queries(django_assert_num_queries):
    from luffy.core.paging import PageQuery, page_of
    from luffy.degrees.queries import mentor

    students = [a_student(), a_student()]
    operator = an_account(role=Role.OPERATOR)
    students[0].graded("1-1", Mark.C, day=today())
    rows = page_of(mentor.with_progress(mentor.students_of(operator)), PageQuery())["items"]

    with django_assert_num_queries(4):
        assert len(mentor.student_rows(rows, now=clock.now())) == 2


def test_talks_are_noted_and_the_next_one_is_asked_for():
    student = a_student()
    api, path = api_of(student.mentor), f"/mentor/students/{student.enrolment_id}/follow-ups"

    made = data(api.post(path, {"tool": "phone", "record": "进度正常", "next_date": str(today())}))
    due = data(api.get("/mentor/follow-ups"))

    assert (made["tool"], made["record"]) == ("phone", "进度正常")
    assert [row["id"] for row in due["items"]] == [made["id"]]
    remind_mentors(now=clock.now())
    remind_mentors(now=clock.now())
    assert Notification.objects.filter(account=student.mentor, kind=Kind.FOLLOW_UP).count() == 1
    later = {"tool": "system", "record": "下周再聊", "next_date": str(today() + timedelta(days=7))}
    assert data(api.post(path, later))["tool"] == "system"
    assert data(api.get("/mentor/follow-ups"))["total"] == 0
    stranger = api_of(an_account(role=Role.MENTOR)).get(path)
    assert (stranger.status_code, stranger.json()["code"]) == (404, 1911)


def test_late_grading_is_reminded_of_once_a_day():
    student = a_student()
    student.hand_in("1-1", day=today() - timedelta(days=3))

    remind_mentors(now=clock.now())
    remind_mentors(now=clock.now())

    [note] = Notification.objects.filter(account=student.mentor, kind=Kind.GRADING_LATE)
    assert note.params["count"] == 1


def test_operators_hear_of_what_is_late_by_a_day_more():
    operator, student = an_account(role=Role.OPERATOR), a_student()
    student.hand_in("1-1", day=today() - timedelta(days=3))
    promised = HomeworkRecord.objects.get().promised_at

    remind_mentors(now=promised + timedelta(hours=23))
    assert not Notification.objects.filter(account=operator).exists()
    remind_mentors(now=promised + timedelta(hours=25))
    remind_mentors(now=promised + timedelta(hours=25))

    [note] = Notification.objects.filter(account=operator, kind=Kind.GRADING_LATE)
    assert (note.params["count"], note.link) == (1, "/ops/degrees?tab=late")


def test_operators_see_what_each_mentor_has_to_do():
    busy, operator = a_student(), api_of(an_account(role=Role.OPERATOR))
    busy.graded("1-1", Mark.A, day=today() - timedelta(days=2))
    busy.hand_in("1-2", day=today() - timedelta(days=3))
    free = an_account(role=Role.MENTOR)

    rows = data(operator.get("/ops/mentors"))["items"]

    assert [row["username"] for row in rows] == [free.username, busy.mentor.username]
    seen = {key: rows[1][key] for key in ("students", "waiting", "late", "graded")}
    assert seen == {"students": 1, "waiting": 1, "late": 1, "graded": 1}
    assert rows[0]["response_hours"] is None
    assert rows[1]["response_hours"] is not None


def test_a_mentor_reads_the_form_without_work_and_each_look_is_written_down():
    student = a_student()
    told = {
        "work_experience": 1,
        "why_take_this_course": "为",
        "why_choose_us": "何",
        "your_expectation": "望",
    }
    secret = {"current_company": "草帽", "current_position": "船长", "current_salary": 99}
    path = f"/mentor/students/{student.enrolment_id}/form"
    assert api_of(student.mentor).get(path).json()["code"] == 1917
    data(api_of(student.account).post(f"/me/degrees/{student.enrolment_id}/form", {**told, **secret}))

    hers = data(api_of(student.mentor).get(path))
    theirs = data(api_of(an_account(role=Role.OPERATOR)).get(path))

    assert (hers["why_choose_us"], hers["hides_work"]) == ("何", True)
    assert {hers[key] for key in secret} == {"", None}
    assert {key: theirs[key] for key in secret} == secret
    looks = AuditEntry.objects.filter(action="form.seen").order_by("pk")
    assert [look.after for look in looks] == [{"work": False}, {"work": True}]
    stranger = api_of(an_account(role=Role.MENTOR)).get(path)
    assert (stranger.status_code, looks.count()) == (404, 2)


def test_remarks_are_kept_at_hand():
    mentor = an_account(role=Role.MENTOR)
    api = api_of(mentor)

    made = data(api.post("/mentor/snippets", {"title": "命名", "text": "变量名再具体些"}))
    again = api.post("/mentor/snippets", {"title": "命名", "text": "x"})
    changed = data(api.put(f"/mentor/snippets/{made['id']}", {"title": "命名", "text": "更具体"}))

    assert (again.status_code, again.json()["code"]) == (409, 1951)
    assert data(api.get("/mentor/snippets"))["items"] == [changed]
    other = api_of(an_account(role=Role.MENTOR)).delete(f"/mentor/snippets/{made['id']}")
    assert (other.status_code, other.json()["code"]) == (404, 1950)
    data(api.delete(f"/mentor/snippets/{made['id']}"))
    assert data(api.get("/mentor/snippets"))["total"] == 0


def test_who_hands_over_keeps_her_share_and_what_waits_goes_to_the_new_mentor():
    student = a_student(modules=2, homework=2, mentor_compensation_bonus=8_000)
    former, new = student.mentor, an_account(role=Role.MENTOR)
    student.graded("1-1", Mark.A)
    student.hand_in("1-2", day=today())

    assign(
        enrolment_id=student.enrolment_id,
        mentor_id=new.pk,
        reason="离职",
        by=OPERATOR,
        now=noon(today() + timedelta(days=6)),
    )

    tenure = student.enrolment.tenures.get(mentor=former)
    assert (tenure.share_berries, student.fee) == (2_000, 6_000)
    lines = student.enrolment.fee_entries.order_by("-number").values_list("cause", flat=True)[:3]
    assert list(lines) == [FeeCause.TAKEN_OVER, FeeCause.PASSED_ON, FeeCause.HANDED_OVER]
    assert HomeworkRecord.objects.get(assignment__title="1-2").mentor == new


def test_the_least_busy_mentor_is_found():
    busy = a_student()
    free = an_account(role=Role.MENTOR)
    other = Student(busy.degree, mentor=busy.mentor)

    tenure = assign_named(
        enrolment_id=other.enrolment_id, username="", reason="", by=OPERATOR, now=clock.now()
    )

    assert tenure.mentor == free


def test_a_degree_and_each_module_is_reviewed_once():
    student = a_student(modules=2)
    api, path = api_of(student.account), f"/me/degrees/{student.enrolment_id}/reviews"
    said = {"about_teacher": 5, "about_video": 4, "about_course": 3, "review": "导师很负责"}
    first = student.degree.modules.get(order=1).pk
    second = student.degree.modules.get(order=2).pk

    data(api.post(path, said))
    data(api.post(path, {**said, "module_id": first}))

    assert api.post(path, said).json()["code"] == 1954
    assert api.post(path, {**said, "module_id": first}).json()["code"] == 1954
    assert api.post(path, {**said, "module_id": second}).json()["code"] == 1953
    assert api.post(path, {**said, "about_teacher": 6}).status_code == 422
    assert data(api.get(f"/degrees/{student.degree.pk}/reviews"))["total"] == 2


def test_each_number_of_the_teaching_page_counts_the_rows_it_leads_to():
    late, appealing, alone = a_student(), a_student(), a_student()
    late.hand_in("1-1", day=today() - timedelta(days=3))
    grading = appealing.graded("1-1", Mark.D)
    Appeal.objects.create(grading=grading, reason="错了", created_at=clock.now())
    EnrolledDegreeCourse.objects.filter(pk=alone.enrolment_id).update(mentor=None)
    api = api_of(an_account(role=Role.LEAD))

    shown = data(api.get("/ops/teaching"))

    behind = {
        "studying": "/ops/degrees/enrolments?status=studying",
        "without_mentor": "/ops/degrees/enrolments?unassigned=true",
        "mentors": "/ops/mentors",
        "waiting": "/mentor/queue",
        "late": "/mentor/queue?name=late",
        "talks_due": "/mentor/follow-ups",
        "appeals": "/mentor/appeals?state=open",
        "penalties": "/ops/penalties?state=waiting",
    }
    assert shown == {name: data(api.get(path))["total"] for name, path in behind.items()}
    assert {name: shown[name] for name in ("studying", "without_mentor", "late", "appeals")} == {
        "studying": 3,
        "without_mentor": 1,
        "late": 1,
        "appeals": 1,
    }
