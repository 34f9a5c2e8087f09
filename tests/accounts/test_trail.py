"""Finding who did what, and who signed in."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from luffy.accounts.audit import SYSTEM_JOB, Actor, record
from tests.factories.accounts import PASSWORD, Api, an_account, api_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


@pytest.fixture
def captain() -> Api:
    return api_of(an_account("captain", is_superuser=True))


def actions(captain: Api, **asked: Any) -> list[str]:
    answer = captain.get("/ops/audit", **asked)
    assert answer.status_code == 200, answer.content
    return [row["action"] for row in answer.json()["data"]["items"]]


def some_entries() -> None:
    nami = an_account("nami")
    by = Actor("browser", nami.pk, "203.0.113.7")
    record("price.set", "price_policy:1", by=by, now=NOW, change=({"fen": 100}, {"fen": 90}), reason="sale")
    record("order.paid", "order:20260302X", by=SYSTEM_JOB, now=NOW + timedelta(days=1))
    record("order.closed", "order:20260303Y", by=by, now=NOW + timedelta(days=2))


def test_an_entry_says_who_when_what_before_after_why_and_from_where(captain: Api) -> None:
    some_entries()

    row = captain.get("/ops/audit", action="price.set").json()["data"]["items"][0]

    assert {key: row[key] for key in row if key != "id"} == {
        "at": "2026-03-02T04:00:00+00:00",
        "actor": "nami",
        "source": "browser",
        "address": "203.0.113.7",
        "action": "price.set",
        "subject": "price_policy:1",
        "before": {"fen": 100},
        "after": {"fen": 90},
        "reason": "sale",
    }


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["order.closed", "order.paid", "price.set"]),
        ({"person": "NAMI"}, ["order.closed", "price.set"]),
        ({"person": "nobody"}, []),
        ({"subject": "order:20260302X"}, ["order.paid"]),
        ({"subject": "order:"}, ["order.closed", "order.paid"]),
        ({"subject": "order"}, []),
        ({"action": "order.c"}, ["order.closed"]),
        ({"source": "job"}, ["order.paid"]),
        ({"address": "203.0.113.7"}, ["order.closed", "price.set"]),
        ({"address": "203.0.113.70"}, []),
        ({"first_day": "2026-03-03"}, ["order.closed", "order.paid"]),
        ({"last_day": "2026-03-02"}, ["price.set"]),
        ({"first_day": "2026-03-03", "last_day": "2026-03-03"}, ["order.paid"]),
        ({"person": "nami", "action": "order"}, ["order.closed"]),
        ({"action": "%"}, []),
        ({"action": "order_paid"}, []),
    ],
)
def test_entries_are_found_by_person_object_action_and_day(
    captain: Api, asked: dict[str, str], found: list[str]
) -> None:
    some_entries()

    assert actions(captain, **asked) == found


def test_what_is_no_address_is_refused(captain: Api) -> None:
    for page in ("/ops/audit", "/ops/sign-ins"):
        assert captain.get(page, address="203.0.113").status_code == 422


def test_a_page_takes_the_same_number_of_queries_however_long_it_is(
    captain: Api, django_assert_num_queries: Any
) -> None:
    for number in range(30):
        record("x.y", f"order:{number}", by=Actor("browser", an_account().pk), now=NOW)

    with django_assert_num_queries(3):
        captain.get("/ops/audit", page_size=100)


def test_signing_in_is_told_with_where_from_and_how_it_went(captain: Api) -> None:
    an_account("nami", password=PASSWORD)
    door = Api(REMOTE_ADDR="203.0.113.9")
    door.post("/auth/tokens", {"username": "nami", "password": PASSWORD})
    door.post("/auth/tokens", {"username": "nami", "password": "wrong"})
    door.post("/auth/tokens", {"username": "somebody-else", "password": "wrong"})

    rows = captain.get("/ops/sign-ins").json()["data"]["items"]

    assert [(row["name"], row["is_good"], row["step"], row["source"]) for row in rows] == [
        ("so***", False, "password", "api"),
        ("nami", False, "password", "api"),
        ("nami", True, "password", "api"),
    ]
    assert {row["address"] for row in rows} == {"127.0.0.1"}
    assert [
        row["is_good"] for row in captain.get("/ops/sign-ins", outcome="bad").json()["data"]["items"]
    ] == [
        False,
        False,
    ]
    assert captain.get("/ops/sign-ins", person="nami").json()["data"]["total"] == 2
    assert captain.get("/ops/sign-ins", address="127.0.0.1").json()["data"]["total"] == 3
    assert captain.get("/ops/sign-ins", address="203.0.113.9").json()["data"]["total"] == 0
    assert captain.get("/ops/sign-ins", person="nami", outcome="good").json()["data"]["total"] == 1
