"""Finished answers: the same bytes without the database, until the catalogue changes or Valkey is gone."""

from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from redis import ConnectionError as ValkeyGone

from luffy.catalog import cache
from luffy.core.valkey import valkey
from tests.factories.catalog import a_course, a_degree

pytestmark = pytest.mark.django_db


def courses(client: Client, *, etag: str = "", **query: Any) -> tuple[HttpResponse, int]:
    """The answer, and how many queries it took."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get("/api/v1/courses", query, headers={"If-None-Match": etag} if etag else {})
    return answer, len(captured)


def kept() -> int:
    return len(list(valkey().scan_iter("catalog:*:*")))


@pytest.fixture
def valkey_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections go to a port where nobody listens."""
    from redis import Redis

    unreachable = Redis(host="127.0.0.1", port=1, decode_responses=True)
    monkeypatch.setattr(cache, "valkey", lambda: unreachable)
    with pytest.raises(ValkeyGone):
        unreachable.ping()


def test_the_second_answer_is_the_same_bytes_without_a_query(client: Client):
    a_course()

    first, first_queries = courses(client)
    second, second_queries = courses(client)

    assert (first_queries, second_queries) == (1, 0)
    assert second.content == first.content
    assert second["ETag"] == first["ETag"]


def test_whoever_has_the_bytes_gets_304(client: Client):
    a_course()
    first, _ = courses(client)

    again, _ = courses(client, etag=first["ETag"])
    other, _ = courses(client, etag='"another"')

    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert not first["ETag"].startswith("W/")
    assert (other.status_code, other.content) == (200, first.content)


def test_a_change_makes_the_next_answer_anew(client: Client, django_capture_on_commit_callbacks):
    a_course("甲")
    first, _ = courses(client)

    with django_capture_on_commit_callbacks(execute=True):
        a_course("乙")
    second, queries = courses(client, etag=first["ETag"])

    assert (second.status_code, queries) == (200, 1)
    assert second.json()["data"]["total"] == 2


def test_a_change_that_is_rolled_back_forgets_nothing(client: Client, django_capture_on_commit_callbacks):
    a_course("甲")
    courses(client)

    with django_capture_on_commit_callbacks(execute=False):
        cache.bump_version()

    assert courses(client)[1] == 0


def test_without_valkey_the_answer_is_the_same(client: Client, request: pytest.FixtureRequest):
    a_course()
    first, _ = courses(client)

    request.getfixturevalue("valkey_gone")
    second, queries = courses(client)

    assert (second.content, second["ETag"], queries) == (first.content, first["ETag"], 1)


def test_without_valkey_a_course_can_still_be_written(
    valkey_gone, client: Client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        a_course("甲")

    assert courses(client)[0].json()["data"]["total"] == 1


def test_questions_that_mean_the_same_share_one_answer(client: Client):
    a_course("Python 数据")

    assert courses(client, q="python 数据")[1] == 1
    assert courses(client, q=" 数据　PYTHON!", page="1", page_size="20", sort="default", unknown="x")[1] == 0
    assert kept() == 1


def test_answers_without_courses_are_not_kept(client: Client):
    a_course()

    for number in range(20):
        courses(client, category=1_000_000 + number)
        courses(client, page=2 + number)
        courses(client, q=f"没有{number}")

    assert kept() == 0


@pytest.mark.parametrize("address", ["degrees", "categories"])
def test_pages_that_lead_nowhere_are_not_kept(client: Client, address):
    a_degree()
    a_course()

    for number in range(20):
        answer = client.get(f"/api/v1/{address}", {"page": 2 + number})
        assert answer.json()["data"]["items"] == []
    client.get(f"/api/v1/{address}")

    assert kept() == 1


def test_made_up_questions_fill_no_more_than_their_share(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cache, "FREE_FORM_LIMIT", 10)
    a_course(prices={30: 100})

    for number in range(30):
        assert courses(client, price_max=1_000 + number)[0].json()["data"]["total"] == 1
    courses(client)

    assert kept() == 11


def test_every_kept_answer_dies_by_itself(client: Client):
    a_course()
    courses(client)
    courses(client, q="课程")

    lives = [valkey().ttl(key) for key in valkey().scan_iter("catalog:*:*")]
    assert len(lives) == 2
    assert all(0 < life <= cache.LIFE_SECONDS for life in lives)
    assert 0 < valkey().ttl("catalog:free-form") <= cache.LIFE_SECONDS
