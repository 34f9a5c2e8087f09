"""A course goes on the shelf only when it is whole, and by itself at the moment that was set."""

from datetime import timedelta

import pytest
from django.test import Client

from luffy.accounts.models import AuditEntry
from luffy.catalog.editing import services, shelf
from luffy.catalog.errors import CourseIncomplete, PlanRefused
from luffy.catalog.models import Course, SaleStatus
from luffy.catalog.versions import ShelfPlan
from tests.factories.accounts import an_account
from tests.factories.editor import NOW, an_edited_course, by, read

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def status(course: Course) -> int:
    return Course.objects.get(pk=course.pk).status


def test_a_whole_course_is_published_seen_and_written_down(client: Client):
    course, editor = an_edited_course(), an_account()

    shelf.put(course.pk, SaleStatus.ON_SALE, by=by(editor), now=NOW)
    shelf.put(course.pk, SaleStatus.ON_SALE, by=by(editor), now=NOW + HOUR)

    assert (status(course), str(Course.objects.get().pub_date)) == (SaleStatus.ON_SALE, "2026-03-02")
    assert client.get(f"/api/v1/courses/{course.pk}").json()["data"]["name"] == "航海学"
    entry = AuditEntry.objects.get(action="course.shelf")
    assert (entry.actor, entry.before, entry.after) == (editor, {"status": 1}, {"status": 0})


@pytest.mark.parametrize("wanted", [SaleStatus.ON_SALE, SaleStatus.ANNOUNCED])
def test_a_course_that_lacks_something_stays_where_it_is(wanted):
    course = an_edited_course(brief="", prices=[])

    with pytest.raises(CourseIncomplete) as refused:
        shelf.put(course.pk, wanted, by=by(), now=NOW)

    assert refused.value.detail["missing"] == [
        {"name": "brief", "field": "brief", "is_mandatory": True, "label": ""},
        {"name": "price", "field": "prices", "is_mandatory": True, "label": ""},
    ]
    assert status(course) == SaleStatus.OFFLINE
    assert not AuditEntry.objects.filter(action="course.shelf").exists()


def test_several_are_put_on_the_shelf_all_or_none():
    whole, lacking = an_edited_course(), an_edited_course("缺课的课", chapters=[])

    with pytest.raises(CourseIncomplete):
        shelf.put_many([whole.pk, lacking.pk], SaleStatus.ON_SALE, by=by(), now=NOW)

    assert (status(whole), status(lacking)) == (SaleStatus.OFFLINE, SaleStatus.OFFLINE)


def test_a_plan_is_done_at_its_moments_and_then_forgotten():
    course = an_edited_course()
    shelf.plan(course.pk, on_at=NOW + HOUR, off_at=NOW + 3 * HOUR, by=by(), now=NOW)

    moved, seen = [], []
    for hours in (0.9, 1, 2, 3, 4):
        moved.append(shelf.run_plans(now=NOW + hours * HOUR))
        seen.append(status(course))

    assert moved == [0, 1, 0, 1, 0]
    assert seen == [
        SaleStatus.OFFLINE,
        SaleStatus.ON_SALE,
        SaleStatus.ON_SALE,
        SaleStatus.OFFLINE,
        SaleStatus.OFFLINE,
    ]
    assert not ShelfPlan.objects.exists()
    assert AuditEntry.objects.filter(action="course.shelf").count() == 2


def test_a_plan_that_nobody_ran_in_time_ends_offline():
    course = an_edited_course()
    shelf.plan(course.pk, on_at=NOW + HOUR, off_at=NOW + 3 * HOUR, by=by(), now=NOW)

    shelf.run_plans(now=NOW + 5 * HOUR)

    assert (status(course), ShelfPlan.objects.exists()) == (SaleStatus.OFFLINE, False)


def test_a_planned_course_that_became_incomplete_stays_off_and_somebody_is_told():
    course = an_edited_course()
    shelf.plan(course.pk, on_at=NOW + HOUR, off_at=None, by=by(), now=NOW)
    content, digest = read(course)
    content.prices = []
    services.save(course.pk, content, read_digest=digest, by=by(), now=NOW)

    assert shelf.run_plans(now=NOW + HOUR) == 0

    assert (status(course), ShelfPlan.objects.exists()) == (SaleStatus.OFFLINE, False)
    assert AuditEntry.objects.get(action="course.plan_failed").after == {"missing": ["price"]}


@pytest.mark.parametrize(
    ("on_at", "off_at"),
    [
        (NOW, None),
        (None, NOW - HOUR),
        (NOW + 2 * HOUR, NOW + HOUR),
        (NOW + HOUR, NOW + HOUR),
        (NOW + 90_000 * HOUR, None),
    ],
)
def test_a_plan_for_the_past_or_in_the_wrong_order_is_refused(on_at, off_at):
    course = an_edited_course()

    with pytest.raises(PlanRefused):
        shelf.plan(course.pk, on_at=on_at, off_at=off_at, by=by(), now=NOW)

    assert not ShelfPlan.objects.exists()


def test_a_plan_is_changed_and_taken_back_and_a_course_without_prices_gets_none():
    course, lacking = an_edited_course(), an_edited_course("缺价", prices=[])
    shelf.plan(course.pk, on_at=NOW + HOUR, off_at=None, by=by(), now=NOW)

    shelf.plan(course.pk, on_at=None, off_at=NOW + HOUR, by=by(), now=NOW)
    assert ShelfPlan.objects.get().on_at is None
    shelf.plan(course.pk, on_at=None, off_at=None, by=by(), now=NOW)
    with pytest.raises(CourseIncomplete):
        shelf.plan(lacking.pk, on_at=NOW + HOUR, off_at=None, by=by(), now=NOW)

    assert not ShelfPlan.objects.exists()
    assert AuditEntry.objects.filter(action="course.planned").count() == 3


def test_whoever_publishes_by_hand_needs_no_plan_any_more():
    course = an_edited_course()
    shelf.plan(course.pk, on_at=NOW + HOUR, off_at=NOW + 2 * HOUR, by=by(), now=NOW)

    shelf.put(course.pk, SaleStatus.ON_SALE, by=by(), now=NOW)

    plan = ShelfPlan.objects.get()
    assert (plan.on_at, plan.off_at) == (None, NOW + 2 * HOUR)
