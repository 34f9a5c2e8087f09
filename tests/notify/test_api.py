"""The inbox over HTTP: one's own things, newest first, and a count that is cheap to ask for."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from luffy.notify import services
from luffy.notify.models import Kind, Notification
from luffy.notify.services import Choice
from tests.factories.accounts import an_account, api_of
from tests.factories.notify import told

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 4, 12, tzinfo=UTC)


def three(reader) -> list[Notification]:
    rows = [told(reader, now=NOW + timedelta(minutes=minute), degree=f"学位{minute}") for minute in range(3)]
    services.mark_read(account_id=reader.pk, notification_id=rows[1].pk, now=NOW)
    return rows


def test_the_newest_comes_first_in_the_language_asked_for():
    reader = an_account()
    rows = three(reader)
    told(an_account())

    page = api_of(reader).get("/notifications").json()["data"]

    assert page["total"] == 3
    assert [item["id"] for item in page["items"]] == [row.pk for row in reversed(rows)]
    assert page["items"][0] == {
        "id": rows[2].pk,
        "kind": "graduated",
        "title": "恭喜毕业",
        "text": "你已完成《学位2》的全部模块。",
        "link": "/me/courses",
        "created_at": "2026-11-04T12:02:00+00:00",
        "read_at": None,
    }
    english = api_of(reader)
    english.headers["Accept-Language"] = "en"
    assert (
        english.get("/notifications").json()["data"]["items"][0]["title"] == "Congratulations on graduating"
    )


def test_unread_ones_can_be_asked_for_alone():
    reader = an_account()
    rows = three(reader)

    page = api_of(reader).get("/notifications", unread="true").json()["data"]

    assert [item["id"] for item in page["items"]] == [rows[2].pk, rows[0].pk]


def test_a_page_costs_the_same_however_many_there_are(django_assert_num_queries):
    reader = an_account()
    for _ in range(5):
        told(reader)
    api = api_of(reader)

    # Who it is, how many, and the rows.
    with django_assert_num_queries(3):
        api.get("/notifications")


def test_the_count_is_304_until_something_changes():
    reader = an_account()
    rows = three(reader)
    api = api_of(reader)

    first = api.get("/notifications/unread-count")
    again = api.send("GET", "/notifications/unread-count", **{"If-None-Match": first["ETag"]})
    api.post(f"/notifications/{rows[0].pk}/read")
    after = api.send("GET", "/notifications/unread-count", **{"If-None-Match": first["ETag"]})

    assert first.json()["data"] == {"unread": 2}
    assert first["Cache-Control"] == "private, no-cache"
    assert (again.status_code, again.content) == (304, b"")
    assert (after.status_code, after.json()["data"]) == (200, {"unread": 1})


def test_two_people_with_the_same_count_have_different_tags():
    one, other = an_account(), an_account()

    tags = {api_of(reader).get("/notifications/unread-count")["ETag"] for reader in (one, other)}

    assert len(tags) == 2


def test_the_count_is_read_from_an_index_alone():
    reader = an_account()
    for number in range(200):
        row = told(reader, key=str(number))
        if number % 20:
            services.mark_read(account_id=reader.pk, notification_id=row.pk, now=NOW)
    rows = Notification.objects.for_account(reader.pk).unread()
    sql, params = rows.values("account_id").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE notify_notification")
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute(f"EXPLAIN SELECT count(*) FROM ({sql}) unread", params)
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "Index Only Scan using notification_unread" in plan


def test_reading_twice_keeps_the_first_time():
    reader = an_account()
    row = told(reader)
    api = api_of(reader)

    first = api.post(f"/notifications/{row.pk}/read").json()["data"]["read_at"]
    second = api.post(f"/notifications/{row.pk}/read").json()["data"]["read_at"]

    assert first is not None
    assert second == first


def test_somebody_elses_is_not_there_and_stays_unread():
    row = told(an_account())

    answer = api_of(an_account()).post(f"/notifications/{row.pk}/read")

    assert (answer.status_code, answer.json()["code"]) == (404, 2300)
    row.refresh_from_db()
    assert row.read_at is None


def test_what_came_after_the_page_was_shown_stays_unread():
    reader = an_account()
    rows = three(reader)
    other = told(an_account())

    answer = api_of(reader).post("/notifications/read-all", {"newest_id": rows[1].pk})

    assert answer.json()["data"] == {"unread": 1}
    other.refresh_from_db()
    assert other.read_at is None


def test_what_one_wants_by_letter_only_is_not_in_the_inbox():
    reader = an_account(email="nami@example.com")
    services.choose(account_id=reader.pk, language="en", kinds={Kind.GRADUATED: Choice(False, True)})
    row = told(reader)
    api = api_of(reader)

    assert api.get("/notifications").json()["data"]["total"] == 0
    assert api.get("/notifications/unread-count").json()["data"] == {"unread": 0}
    assert api.post(f"/notifications/{row.pk}/read").status_code == 404


def test_choices_are_the_usual_ones_until_somebody_chooses():
    reader = an_account(email="nami@example.com")
    api = api_of(reader)

    before = api.get("/notification-preferences").json()["data"]
    chosen = {"language": "en", "kinds": {"reward": {"in_app": False, "email": True}}}
    after = api.put("/notification-preferences", chosen).json()["data"]

    assert (before["language"], before["email"]) == ("zh-hans", "nami@example.com")
    assert [one["kind"] for one in before["kinds"]] == [kind.value for kind in Kind]
    assert before["kinds"][3] == {
        "kind": "reward",
        "name": "获得贝里",
        "group": "学习",
        "in_app": True,
        "email": False,
        "sms": False,
        "wechat": False,
    }
    assert (after["language"], after["kinds"][3]["in_app"], after["kinds"][3]["email"]) == ("en", False, True)
    assert after["kinds"][4] == before["kinds"][4]


@pytest.mark.parametrize(
    "body",
    [
        {"language": "fr", "kinds": {}},
        {"language": "en", "kinds": {"weather": {"in_app": True, "email": True}}},
        {"language": "en", "kinds": {"reward": {"in_app": True}}},
    ],
)
def test_a_choice_that_makes_no_sense_changes_nothing(body: dict):
    reader = an_account()
    api = api_of(reader)
    before = api.get("/notification-preferences").json()["data"]

    assert api.put("/notification-preferences", body).status_code == 422
    assert api.get("/notification-preferences").json()["data"] == before
