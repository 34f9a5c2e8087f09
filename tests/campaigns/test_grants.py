"""Access that the school gives away: with a reason, once, and to nobody who has it."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from luffy.accounts.audit import Actor
from luffy.accounts.models import AuditEntry
from luffy.accounts.permissions import Role
from luffy.campaigns.grants import Gift, give
from luffy.campaigns.models import AccessGrant
from luffy.core.calendar import day_of
from luffy.invariants import check
from luffy.learning.models import EnrolledCourse
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.catalog import a_course
from tests.factories.orders import a_paid_order
from tests.race import at_once

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
TODAY = day_of(NOW)


@pytest.fixture
def lead() -> Api:
    return api_of(an_account("lead", role=Role.LEAD))


def body(course: Any, *people: str, **more: Any) -> dict[str, Any]:
    return {"course_id": course.pk, "access_days": 30, "people": people, "reason": "补课", **more}


def test_access_is_first_told_then_given_with_a_reason(lead: Api) -> None:
    course, nami = a_course("Python 入门"), an_account("nami")

    dry = lead.post("/ops/grants", body(course, "NAMI", "nobody")).json()["data"]
    assert (dry["is_done"], dry["new"], [row["what"] for row in dry["problems"]]) == (False, 1, ["unknown"])
    assert not EnrolledCourse.objects.exists()

    wet = lead.post("/ops/grants", body(course, "NAMI", "nobody", dry_run=False)).json()["data"]
    period = EnrolledCourse.objects.get()
    assert (wet["is_done"], wet["new"]) == (True, 1)
    assert (period.account, period.course, period.valid_end_date) == (
        nami,
        course,
        TODAY + timedelta(days=30),
    )
    row = AuditEntry.objects.get(action="access.granted")
    assert (row.actor.username, row.subject, row.reason) == ("lead", f"account:{nami.pk}", "补课")
    shown = lead.get("/ops/grants").json()["data"]["items"][0]
    assert (shown["username"], shown["course_name"], shown["given_by"]) == ("nami", "Python 入门", "lead")


def test_who_has_the_course_gets_nothing_more(lead: Api) -> None:
    course, nami, robin = a_course(), an_account("nami"), an_account("robin")
    a_paid_order(nami, course)

    told = lead.post("/ops/grants", body(course, "nami", "robin", dry_run=False)).json()["data"]
    again = lead.post("/ops/grants", body(course, "nami", "robin", dry_run=False)).json()["data"]

    assert (told["new"], told["have_it"], again["new"], again["have_it"]) == (1, 1, 0, 2)
    assert (EnrolledCourse.objects.filter(account=nami).count(), AccessGrant.objects.count()) == (1, 1)
    assert AccessGrant.objects.get().enrolment.account == robin


def test_a_file_names_them_row_by_row(lead: Api) -> None:
    course = a_course()
    an_account("nami")
    an_account("robin", email="robin@example.com")
    file = io.BytesIO(b"username\nnami\n?\nrobin@example.com\n")
    file.name = "class.csv"
    form = {"file": file, "course_id": course.pk, "access_days": 7, "reason": "线下班", "dry_run": "false"}

    answer = lead.client.post("/api/v1/ops/grants/file", form, headers=lead.headers).json()["data"]

    assert (answer["new"], [(row["line"], row["what"]) for row in answer["problems"]]) == (
        2,
        [(3, "unknown")],
    )
    assert AccessGrant.objects.count() == 2


@pytest.mark.parametrize(
    "wrong", [{"access_days": 0}, {"reason": "  "}, {"people": []}, {"course_id": 0}], ids=str
)
def test_half_a_gift_is_refused(lead: Api, wrong: dict[str, Any]) -> None:
    an_account("nami")

    answer = lead.post("/ops/grants", {**body(a_course(), "nami", dry_run=False), **wrong})

    assert answer.status_code == 422
    assert not EnrolledCourse.objects.exists()


def test_a_course_that_does_not_exist(lead: Api) -> None:
    gift = {"course_id": 987_654, "access_days": 30, "people": ["lead"], "reason": "x", "dry_run": False}

    assert lead.post("/ops/grants", gift).json()["code"] == 1001


def test_what_was_given_is_no_access_without_a_reason_to_the_invariants(lead: Api) -> None:
    course = a_course()
    an_account("nami")
    lead.post("/ops/grants", body(course, "nami", dry_run=False))

    assert not [found for found in check(now=NOW) if "opened by no order" in str(found)]
    AccessGrant.objects.all().delete()
    assert [found for found in check(now=NOW) if "opened by no order" in str(found)]


@pytest.mark.django_db(transaction=True)
def test_two_who_give_at_once_give_once() -> None:
    course, nami, by = a_course(), an_account(), Actor("test", an_account().pk)
    gift = Gift(course.pk, 30, "x")

    at_once([lambda: give([nami.pk], gift, by=by, now=NOW)] * 6)

    assert (EnrolledCourse.objects.count(), AccessGrant.objects.count()) == (1, 1)
