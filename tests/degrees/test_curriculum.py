"""Operators edit homework and rules: the next edition has them, those that were sold keep theirs."""

import pytest

from luffy.accounts.models import AuditEntry, Role
from luffy.catalog.models import CourseChapter
from luffy.degrees.errors import PromisesTooMuch
from luffy.degrees.models import Assignment, Homework, RewardRule
from luffy.degrees.rewards import promised
from luffy.degrees.services import editions
from luffy.degrees.services.rearrange import switch_homework
from tests.factories.accounts import an_account, api_of
from tests.factories.degrees import OPERATOR, Student, a_programme, noon

pytestmark = pytest.mark.django_db


def data(answer):
    assert answer.status_code in (200, 201), answer.content
    return answer.json()["data"]


@pytest.fixture
def operator():
    return api_of(an_account(role=Role.OPERATOR))


def a_body(chapter: CourseChapter, **fields: object) -> dict[str, object]:
    return {"chapter_id": chapter.pk, "title": "新作业", "order": 30, "requirement": "画图", **fields}


def test_homework_is_edited_previewed_and_sold_with_the_next_edition_alone(operator):
    student = Student(a_programme())
    degree, [module] = student.degree, student.degree.modules.all()
    path = f"/ops/degrees/{degree.pk}"
    [chapter] = data(operator.get(f"{path}/chapters"))["items"]
    place = CourseChapter.objects.get(pk=chapter["id"])

    made = data(operator.post(f"{path}/homework", a_body(place, scholarship_value=500)))
    first = data(operator.get(f"{path}/homework"))["items"][0]
    told = {key: first[key] for key in ("chapter_id", "title", "order", "requirement", "is_exam")}
    data(
        operator.put(
            f"{path}/homework/{first['id']}", {**told, "requirement": "另写", "scholarship_value": 900}
        )
    )
    rules = data(operator.put(f"{path}/reward-rules", {"percents": {"late": 20}, "reason": "试行"}))

    assert (rules["new_homework"], rules["changed_homework"]) == (["新作业"], [first["title"]])
    assert (rules["old_rules"]["late"], rules["new_rules"]["late"]) == (10, 20)
    assert (rules["promised_berries"], rules["edition"]) == (500 + 900 + 1_000 + 12_000, 1)
    assert student.enrolment.edition.assignments.count() == 2
    actions = AuditEntry.objects.filter(action__in=("homework.saved", "reward_rules.set"))
    assert [row.action for row in actions.order_by("pk")] == ["homework.saved"] * 2 + ["reward_rules.set"]
    edition = editions.publish(degree_id=degree.pk, by=OPERATOR, now=noon(student.began))
    assert edition.assignments.filter(homework_id=made["id"], module=module).exists()
    assert edition.rules.get(cause="late").percent == 20
    assert student.enrolment.edition.rules.get(cause="late").percent == 10
    draft = data(operator.get(f"{path}/draft"))
    assert (draft["new_homework"], draft["changed_homework"]) == ([], [])


def test_refused_edits_change_nothing(operator):
    degree, other = a_programme(), a_programme()
    chapter = CourseChapter.objects.get(course__degree_course=degree)
    foreign = CourseChapter.objects.get(course__degree_course=other)
    theirs = Homework.objects.filter(module__degree_course=other).latest("pk")
    path, before = f"/ops/degrees/{degree.pk}/homework", list(Homework.objects.values().order_by("pk"))

    assert operator.post(path, a_body(chapter, title="1-1")).json()["code"] == 1922
    assert operator.post(path, a_body(chapter, order=10)).json()["code"] == 1922
    assert operator.post(path, a_body(foreign)).json()["code"] == 1923
    assert operator.put(f"{path}/{theirs.pk}", a_body(chapter)).json()["code"] == 1930
    assert operator.post(path, a_body(chapter, title=" ")).status_code == 422

    assert list(Homework.objects.values().order_by("pk")) == before
    assert not AuditEntry.objects.filter(action="homework.saved").exists()


def test_nothing_that_is_switched_on_or_set_promises_more_than_there_is():
    degree = a_programme(total_scholarship=14_000)
    edition = degree.editions.get()
    extra = Homework.objects.filter(module__degree_course=degree).latest("pk")
    off = Assignment.objects.get(edition=edition, homework=extra)
    who = {"reason": "题目有误", "by": OPERATOR, "now": edition.published_at}
    switch_homework(assignment_id=off.pk, enabled=False, **who)
    switch_homework(assignment_id=off.pk, enabled=True, **who)
    RewardRule.objects.create(degree_course=degree, cause="passed_on_time", percent=101)

    with pytest.raises(PromisesTooMuch) as refused:
        editions.publish(degree_id=degree.pk, by=OPERATOR, now=edition.published_at)

    assert refused.value.detail == {"promised": 14_020, "total": 14_000}
    assert degree.editions.count() == 1


def test_homework_that_an_edition_cannot_afford_stays_off(operator):
    degree = a_programme(total_scholarship=14_000)
    Homework.objects.filter(title="1-2", module__degree_course=degree).update(enabled=False)
    Homework.objects.filter(title="1-1", module__degree_course=degree).update(scholarship_value=2_000)
    edition = editions.publish(degree_id=degree.pk, by=OPERATOR, now=degree.editions.get().published_at)
    off = edition.assignments.get(title="1-2")

    answer = operator.post(f"/ops/assignments/{off.pk}", {"enabled": True, "reason": "补回"})

    assert (answer.status_code, answer.json()["code"]) == (422, 1910)
    off.refresh_from_db()
    assert not off.enabled


def test_a_rule_below_a_hundred_percent_promises_no_less():
    assert promised([1_000, 500], percent=80, best_tier=300) == 1_800
    assert promised([999], percent=150, best_tier=0) == 1_498


def test_an_edition_lists_what_it_asks_for_and_each_can_be_taken_out(operator):
    student = Student(a_programme(modules=2))
    student.open()
    student.hand_in("1-1")
    path = f"/ops/degrees/{student.degree.pk}/editions/1/homework"

    rows = data(operator.get(path))["items"]
    data(operator.post(f"/ops/assignments/{rows[0]['id']}", {"enabled": False, "reason": "题目有误"}))

    assert [(row["title"], row["is_exam"], row["handed_in"]) for row in rows] == [
        ("1-1", False, 1),
        ("1-2", True, 0),
        ("2-1", False, 0),
        ("2-2", True, 0),
    ]
    assert [row["enabled"] for row in data(operator.get(path))["items"]] == [False, True, True, True]
    assert operator.get(f"/ops/degrees/{student.degree.pk}/editions/7/homework").json()["code"] == 1920
