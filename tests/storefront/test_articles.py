"""The first HTML of articles, and what programs read of them."""

from xml.etree import ElementTree as ET

import orjson
import pytest
from django.test import Client
from django.utils import translation

from luffy.storefront.tags import school_day
from tests.factories.community import an_article
from tests.storefront.conftest import Look

pytestmark = pytest.mark.django_db
EVIL = '</script><img src=x onerror="alert(1)">'


def test_an_article_is_whole_in_its_first_html(look: Look) -> None:
    other = an_article(tags=("AI",), title="另一篇")
    article = an_article(title=f"标题 {EVIL}"[:255], body="# 起\n\n正文 **重点**", tags=("AI",))

    page = look(f"/articles/{article.pk}")

    assert '<h2 id="s-1">起</h2>' in page.html
    assert "重点" in page.words
    assert f"/articles/{other.pk}" in page.links
    assert [image for image in page.all("img") if "onerror" in image] == []
    assert page.facts("NewsArticle")[0]["headline"] == article.title
    assert page.boot[0]["path"] == f"/api/v1/articles/{article.pk}"
    assert page.boot[0]["data"]["body"] == article.body_html


def test_the_list_has_pages_that_can_be_shared(look: Look) -> None:
    for _ in range(13):
        an_article()

    first, second = look("/articles"), look("/articles?page=2")

    assert "/articles?page=2" in first.links
    assert [(one["path"], len(one["data"]["items"])) for one in second.boot] == [
        ("/api/v1/articles?page=2&page_size=12", 1)
    ]


def test_what_went_offline_is_gone_and_leads_on(client: Client) -> None:
    gone, near = an_article(status=1, tags=("AI",)), an_article(title="相近的文章", tags=("AI",))

    answer = client.get(f"/articles/{gone.pk}")

    assert answer.status_code == 410
    assert "相近的文章" in answer.content.decode()
    assert f"/articles/{near.pk}" in answer.content.decode()
    assert client.get("/articles/999999").status_code == 404


def test_banners_are_on_the_home_page(look: Look) -> None:
    an_article(title="大图一篇", position=1)
    an_article(title="小图一篇", position=2)
    an_article(title="只在信息流")

    html = look("/").html

    assert "大图一篇" in html
    assert "小图一篇" in html
    assert "只在信息流" not in html


@pytest.mark.parametrize(("address", "item"), [("feed.rss", ".//item"), ("feed.atom", ".//{*}entry")])
def test_feeds_hold_what_is_on_the_shelf(client: Client, address: str, item: str) -> None:
    an_article(title="A & B <i>", tags=("AI",))
    an_article(title="下线的", status=1)

    answer = client.get(f"/articles/{address}")
    items = ET.fromstring(answer.content).findall(item)

    assert answer.status_code == 200
    assert [one.findtext("title") or one.findtext("{*}title") for one in items] == ["A & B <i>"]


def test_articles_are_on_the_map_and_have_covers(client: Client) -> None:
    article = an_article(title="有封面的文章")

    assert f"/articles/{article.pk}</loc>" in client.get("/sitemap.xml").content.decode()
    image = orjson.loads(client.get(f"/api/v1/articles/{article.pk}").content)["data"]["image"]
    cover = client.get(image)
    assert (cover.status_code, "有封面" in cover.content.decode()) == (200, True)


def test_the_day_is_the_schools_as_the_client_writes_it() -> None:
    late_in_the_evening = "2026-11-28T23:30:00Z"

    with translation.override("zh-hans"):
        assert school_day(late_in_the_evening) == "2026年11月29日"
    with translation.override("en"):
        assert school_day(late_in_the_evening) == "November 29, 2026"
