"""Search over HTTP: what is kept, what is counted, and what operators edit."""

from datetime import UTC, datetime, timedelta

import pytest

from luffy.accounts.audit import SYSTEM_JOB
from luffy.accounts.models import AuditEntry
from luffy.accounts.permissions import Role
from luffy.core.calendar import day_of
from luffy.core.valkey import valkey
from luffy.moderation.services import watch_for
from luffy.moderation.words import Verdict
from luffy.search.models import AskedQuery, Synonym, SynonymGroup
from luffy.search.services import asked
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.catalog import a_course

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


@pytest.fixture
def operator() -> Api:
    return api_of(an_account(role=Role.OPERATOR))


def browser(number: int) -> Api:
    return Api(**{"User-Agent": f"browser {number}"})


def search(text: str, *, visitors: int = 1) -> None:
    for number in range(visitors):
        assert browser(number).get("/search", q=text).status_code == 200


def test_an_answer_that_did_not_change_is_not_sent_again():
    a_course("爬虫入门")
    first = Api().get("/search", q="爬虫")

    again = Api(**{"If-None-Match": first["ETag"]}).get("/search", q="爬虫")

    assert (first.status_code, again.status_code) == (200, 304)


@pytest.mark.parametrize(
    ("asked_for", "status"), [({"q": "x" * 101}, 422), ({"q": "x", "kind": "order"}, 422), ({"page": 0}, 422)]
)
def test_questions_that_make_no_sense_are_refused(asked_for, status):
    assert Api().get("/search", **asked_for).status_code == status


def test_a_visitor_counts_once_a_day_for_a_question():
    a_course("爬虫入门")
    search("爬虫", visitors=3)
    search(" 爬虫 ", visitors=3)
    search("量子引力")

    assert asked.take_over(now=NOW) == 2
    assert asked.take_over(now=NOW) == 0

    rows = AskedQuery.objects.order_by("text").values_list("text", "visitors", "results")
    assert list(rows) == [("爬虫", 3, 1), ("量子引力", 1, 0)]


def test_later_counts_are_added():
    a_course("爬虫入门")
    search("爬虫", visitors=2)
    asked.take_over(now=NOW)
    browser(9).get("/search", q="爬虫")
    asked.take_over(now=NOW)

    assert AskedQuery.objects.get().visitors == 3


@pytest.mark.parametrize("text", ["13800138000", "ann@example.org", "x" * 41, "!!!", ""])
def test_what_may_be_personal_or_says_nothing_is_not_written_down(text):
    search(text)

    assert asked.take_over(now=NOW) == 0


def test_words_that_are_watched_for_are_never_suggested():
    watch_for(word="坏词", verdict=Verdict.MASK, by=SYSTEM_JOB, now=NOW)
    search("坏词", visitors=5)
    asked.take_over(now=NOW)

    assert not AskedQuery.objects.exists()


def test_popular_questions_are_those_of_several_people_that_find_something():
    a_course("爬虫入门")
    today = day_of(NOW)
    for text, visitors, results, age in (
        ("爬虫", 9, 1, 0),
        ("爬", 2, 1, 0),
        ("量子", 9, 0, 0),
        ("爬山", 9, 1, 30),
    ):
        AskedQuery.objects.create(
            day=today - timedelta(days=age), text=text, visitors=visitors, results=results
        )

    def shown(q: str) -> list[str]:
        items = Api().get("/search/suggest", q=q).json()["data"]["items"]
        return [one["text"] for one in items if one["kind"] == "query"]

    assert shown("") == ["爬虫"]
    assert shown("爬") == ["爬虫"]


def test_old_questions_are_forgotten():
    AskedQuery.objects.create(day=day_of(NOW) - timedelta(days=30), text="旧", visitors=1, results=0)
    asked.take_over(now=NOW)

    assert not AskedQuery.objects.exists()


def test_searching_goes_on_without_valkey(monkeypatch):
    a_course("爬虫入门")
    valkey.cache_clear()
    monkeypatch.setattr("django.conf.settings.REDIS_URL", "redis://127.0.0.1:1/0")
    try:
        assert Api().get("/search", q="爬虫").json()["data"]["total"] == 1
    finally:
        valkey.cache_clear()


def test_operators_keep_synonyms(operator: Api):
    a_course("Python 入门")
    assert Api().get("/search", q="蟒蛇").json()["data"]["total"] == 0
    made = operator.post("/ops/search/synonyms", {"words": ["蟒蛇", " Python ", "python"]})
    group = made.json()["data"]

    assert (made.status_code, group["words"]) == (201, ["蟒蛇", "Python"])
    assert operator.get("/ops/search/synonyms", q="蟒").json()["data"]["items"] == [group]

    changed = operator.put(f"/ops/search/synonyms/{group['id']}", {"words": ["py", "python"]})
    assert changed.json()["data"]["words"] == ["py", "python"]
    assert operator.delete(f"/ops/search/synonyms/{group['id']}").status_code == 200
    assert not Synonym.objects.exists()
    actions = AuditEntry.objects.filter(action__startswith="search.").order_by("pk")
    assert [row.action for row in actions] == ["search.synonyms", "search.synonyms", "search.synonyms_gone"]


@pytest.mark.parametrize(
    ("words", "code"),
    [(["Python", "ＰＹＴＨＯＮ"], 3202), (["python", "!!"], 3202), (["go", "golang"], 3201)],
)
def test_groups_that_cannot_be_are_refused_and_nothing_moves(operator: Api, words, code):
    operator.post("/ops/search/synonyms", {"words": ["Go", "go语言"]})

    assert operator.post("/ops/search/synonyms", {"words": words}).json()["code"] == code
    assert (SynonymGroup.objects.count(), Synonym.objects.count()) == (1, 2)


def test_a_group_that_is_gone_cannot_change(operator: Api):
    assert operator.put("/ops/search/synonyms/99", {"words": ["a1", "b1"]}).json()["code"] == 3200
    assert operator.delete("/ops/search/synonyms/99").json()["code"] == 3200


def test_operators_see_what_is_looked_for_in_vain(operator: Api):
    search("量子引力", visitors=2)
    a_course("爬虫入门")
    search("爬虫")
    asked.take_over(now=datetime.now(UTC))

    assert operator.get("/ops/search/queries", in_vain="true").json()["data"]["items"] == [
        {"text": "量子引力", "visitors": 2, "results": 0}
    ]
    assert operator.get("/ops/search/queries").json()["data"]["total"] == 2
