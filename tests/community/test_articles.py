"""Articles are on the shelf by their dates, in their order, and cleaned."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from luffy.accounts.audit import SYSTEM_JOB
from luffy.accounts.models import AuditEntry
from luffy.accounts.permissions import Role
from luffy.community import queries
from luffy.community.errors import ArticleGone, ArticleNotFound
from luffy.community.models import Article, ArticleStatus, Position
from luffy.community.reading import minutes_of
from luffy.community.schemas import ArticleFilters
from luffy.community.services import articles
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.community import a_draft, a_source, an_article

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 4, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def titles(now: datetime = NOW, **asked) -> list[str]:
    question = ArticleFilters(**asked)
    return [row["title"] for row in queries.articles(question, question, now)["items"]]


def test_dates_decide_what_is_on_the_shelf() -> None:
    an_article(title="从此刻起", publish_at=NOW, now=NOW)
    an_article(title="还没到", publish_at=NOW + SECOND, now=NOW)
    an_article(title="刚刚下架", publish_at=NOW - SECOND, offline_at=NOW, now=NOW)
    an_article(title="还有一秒", publish_at=NOW - SECOND, offline_at=NOW + SECOND, now=NOW)
    an_article(title="手动下线", publish_at=NOW - SECOND, status=ArticleStatus.OFFLINE, now=NOW)

    assert titles() == ["从此刻起", "还有一秒"]
    assert titles(NOW + SECOND) == ["还没到", "从此刻起"]


def test_the_heavier_comes_first_then_the_newer() -> None:
    for title, order, age in (("旧", 0, 3), ("新", 0, 1), ("重", 1000, 9), ("较重", 5, 2)):
        an_article(title=title, order=order, publish_at=NOW - timedelta(days=age), now=NOW)

    assert titles() == ["重", "较重", "新", "旧"]


def test_lists_are_narrowed() -> None:
    other = a_source("别处")
    an_article(title="大图", position=Position.LARGE_BANNER, now=NOW, tags=("AI", "数据"))
    an_article(title="视频", article_type=1, vid="v1", now=NOW, tags=("数据",))
    an_article(title="别处的", source_id=other.pk, now=NOW)

    assert titles(position=1) == ["大图"]
    assert titles(article_type=1) == ["视频"]
    assert titles(source=other.pk) == ["别处的"]
    assert sorted(titles(tag="数据")) == ["大图", "视频"]


@pytest.mark.parametrize(
    "broken",
    [
        {"order": 1001},
        {"article_type": 1, "vid": ""},
        {"position": 3},
        {"status": 2},
        {"offline_at": NOW - timedelta(days=9)},
        {"view_num": -1},
    ],
)
def test_the_database_refuses_what_must_not_be(broken) -> None:
    row = an_article(now=NOW)

    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=row.pk).update(**broken)


def test_counters_are_wide() -> None:
    row = an_article(now=NOW)
    Article.objects.filter(pk=row.pk).update(view_num=2**40)

    assert queries.article(row.pk, NOW)["view_num"] == 2**40


def test_what_went_offline_is_gone_and_leads_on() -> None:
    gone = an_article(title="旧闻", offline_at=NOW, tags=("AI",), now=NOW)
    near = an_article(title="相近", tags=("AI",), now=NOW)
    future = an_article(publish_at=NOW + SECOND, now=NOW)

    with pytest.raises(ArticleGone) as refused:
        queries.article(gone.pk, NOW)
    for missing in (future.pk, 999_999):
        with pytest.raises(ArticleNotFound):
            queries.article(missing, NOW)

    assert [row["id"] for row in refused.value.detail["related"]] == [near.pk]


def test_related_ones_have_the_most_in_common() -> None:
    here = an_article(tags=("AI", "数据", "芯片"), now=NOW)
    one = an_article(title="一", tags=("AI",), publish_at=NOW - SECOND, now=NOW)
    three = an_article(title="三", tags=("AI", "数据", "芯片"), publish_at=NOW - timedelta(days=5), now=NOW)
    source = an_article(title="同源", now=NOW)
    an_article(title="无关", source_id=a_source("别处").pk, now=NOW)

    assert [row["id"] for row in queries.related(here, NOW)] == [three.pk, one.pk, source.pk]


def test_a_list_and_a_page_cost_the_same_however_many_there_are(django_assert_num_queries) -> None:
    rows = [an_article(tags=("AI",), now=NOW) for _ in range(6)]

    with django_assert_num_queries(2):
        titles()
    with django_assert_num_queries(2):
        queries.article(rows[0].pk, NOW)


def test_the_body_is_cleaned_and_has_a_table_of_contents() -> None:
    body = "# 起\n\n<script>alert(1)</script>\n\n## 承\n\n" + "字" * 900
    row = an_article(body=body, now=NOW)
    html = an_article(body='<h2>起</h2><img src=x onerror="alert(1)"><p>x</p>', body_format="html", now=NOW)

    assert row.headings == [
        {"level": 2, "place": "s-1", "text": "起"},
        {"level": 3, "place": "s-2", "text": "承"},
    ]
    assert "<script" not in row.body_html
    assert row.minutes == 3
    assert html.body_html == '<h2 id="s-1">起</h2><img><p>x</p>'


@pytest.mark.parametrize(("text", "minutes"), [("", 1), ("字" * 400, 1), ("字" * 401, 2), ("word " * 440, 2)])
def test_reading_time(text: str, minutes: int) -> None:
    assert minutes_of(text) == minutes


@given(st.text(), st.text())
def test_more_text_never_takes_less_time(one: str, more: str) -> None:
    assert minutes_of(f"{one} {more}") >= minutes_of(one) >= 1


def test_the_editors_desk_over_http() -> None:
    desk = api_of(an_account(role=Role.OPERATOR))
    source = desk.post("/ops/article-sources", {"name": "观察"}).json()["data"]
    body = {
        "title": "一篇",
        "source_id": source["id"],
        "brief": "一句话",
        "body": "正文",
        "publish_at": "2026-01-01T08:00:00+08:00",
    }

    made = desk.post("/ops/articles", body).json()["data"]
    changed = desk.put(f"/ops/articles/{made['id']}", {**body, "title": "改名", "order": 9}).json()["data"]
    refusals = [
        desk.post("/ops/articles", {**body, **change}).json()["code"]
        for change in (
            {"title": "改名"},
            {"title": "二", "article_type": 1},
            {"title": "三", "offline_at": "2026-01-01T08:00:00+08:00"},
            {"title": "四", "source_id": 999_999},
            {"title": "五", "order": 1001},
            {"title": "六", "head_img": "javascript:alert(1)"},
        )
    ]

    assert desk.post("/ops/article-sources", {"name": "观察"}).json()["code"] == 3106
    assert refusals == [3102, 3103, 3104, 3105, 1101, 1101]
    assert (changed["title"], changed["order"], Article.objects.count()) == ("改名", 9, 1)
    assert Api().get(f"/articles/{made['id']}").json()["data"]["title"] == "改名"
    assert [
        row.action for row in AuditEntry.objects.filter(subject=f"article:{made['id']}").order_by("id")
    ] == [
        "article.written",
        "article.changed",
    ]
    preview = desk.post("/ops/articles/preview", {"body": "# 一", "body_format": "markdown"}).json()["data"]
    assert preview["body"] == '<h2 id="s-1">一</h2>\n'
    assert desk.get("/ops/articles", q="改").json()["data"]["total"] == 1


def test_writing_anew_keeps_the_numbers() -> None:
    row = an_article(now=NOW)
    Article.objects.filter(pk=row.pk).update(view_num=7, agree_num=3)

    articles.write(replace(a_draft(now=NOW), title="又一次"), article_id=row.pk, by=SYSTEM_JOB, now=NOW)

    row.refresh_from_db()
    assert (row.title, row.view_num, row.agree_num) == ("又一次", 7, 3)


def test_a_gone_article_is_410_over_http() -> None:
    gone = an_article(status=ArticleStatus.OFFLINE)

    answer = Api().get(f"/articles/{gone.pk}")

    assert (answer.status_code, answer.json()["code"], answer.json()["detail"]) == (
        410,
        3101,
        {"related": []},
    )
