"""Covers over HTTP, the map of the site, and icons."""

import json
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.test import Client

from luffy.catalog.images import shown_image
from luffy.catalog.models import Course, SaleStatus
from luffy.env import env
from luffy.storefront import discovery
from tests.factories.catalog import a_course, a_degree
from tests.factories.membership import a_plan

pytestmark = pytest.mark.django_db
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def address_of(course: Course) -> str:
    return shown_image("course", course.pk, course.name, "")


def test_a_cover_at_the_address_of_its_title_is_kept_for_ever(client: Client):
    course = a_course("Python 入门")

    kept = client.get(address_of(course))
    other = client.get(f"/covers/course-{course.pk}.svg?v=00000000")

    assert kept["Content-Type"] == "image/svg+xml"
    assert "immutable" in kept["Cache-Control"]
    assert "Python 入门" in kept.content.decode()
    assert ET.fromstring(kept.content).tag.endswith("svg")
    assert other.status_code == 200
    assert "no-cache" in other["Cache-Control"]
    assert client.get(address_of(course), headers={"If-None-Match": kept["ETag"]}).status_code == 304


def test_the_cover_of_what_is_offline_is_shown_to_its_buyers_only(client: Client):
    course = a_course("未公开的课", status=SaleStatus.OFFLINE)

    assert client.get(address_of(course)).status_code == 200
    assert client.get(f"/covers/course-{course.pk}.svg").status_code == 404


def test_degrees_have_covers_and_nothing_has_none(client: Client):
    degree = a_degree("全栈")

    assert client.get(shown_image("degree", degree.pk, "全栈", "")).status_code == 200
    for path in ("course-999999", "degree-999999", "course-0", "course-1e3", f"course-{10**17}"):
        assert client.get(f"/covers/{path}.svg").status_code == 404


def test_the_cover_of_a_plan_is_public_while_it_is_sold(client: Client):
    sold, over = a_plan("年度会员"), a_plan("旧会员", on_sale=False)

    assert "年度会员" in client.get(f"/covers/plan-{sold.pk}.svg").content.decode()
    assert client.get(shown_image("plan", over.pk, "旧会员", "")).status_code == 200
    assert client.get(f"/covers/plan-{over.pk}.svg").status_code == 404
    assert client.get(f"/covers/plan-{10**17}.svg").status_code == 404


def test_a_cover_is_drawn_from_what_is_kept(client: Client, django_assert_num_queries: Any):
    course = a_course()
    client.get(address_of(course))

    with django_assert_num_queries(0):
        client.get(address_of(course))


def test_the_sitemap_has_every_public_page_and_no_other(client: Client):
    shown = a_course(pub_date="2026-01-31")
    announced = a_course(status=SaleStatus.ANNOUNCED, pub_date="2027-01-01")
    a_course(status=SaleStatus.OFFLINE)
    degree = a_degree(modules=1)
    a_degree(status=SaleStatus.OFFLINE)
    base = env().base_url

    answer = client.get("/sitemap.xml")

    entries = ET.fromstring(answer.content).findall("s:url", NS)
    days = {entry.findtext("s:loc", None, NS): entry.findtext("s:lastmod", None, NS) for entry in entries}
    assert answer["Content-Type"] == "application/xml"
    assert days == {
        f"{base}/": None,
        f"{base}/courses": None,
        f"{base}/degrees": None,
        f"{base}/articles": None,
        f"{base}/degrees/{degree.pk}": None,
        f"{base}/courses/{shown.pk}": "2026-01-31",
        f"{base}/courses/{announced.pk}": None,
        f"{base}/courses/{degree.modules.get().pk}": None,
    }


def test_a_large_sitemap_is_in_several_files(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(discovery, "ADDRESSES_IN_FILE", 2)
    courses = [a_course() for _ in range(2)]
    base = env().base_url

    index = ET.fromstring(client.get("/sitemap.xml").content)

    files = [str(entry.text) for entry in index.iterfind("s:sitemap/s:loc", NS)]
    assert files == [f"{base}/sitemap-{number}.xml" for number in (1, 2, 3)]
    last = ET.fromstring(client.get("/sitemap-3.xml").content)
    assert [entry.text for entry in last.iterfind("s:url/s:loc", NS)] == [
        f"{base}/courses/{course.pk}" for course in courses
    ]
    assert client.get("/sitemap-4.xml").status_code == client.get("/sitemap-0.xml").status_code == 404


def test_robots_name_the_sitemap_and_leave_pages_and_covers_open(client: Client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert f"Sitemap: {env().base_url}/sitemap.xml" in lines
    assert "Disallow: /api/" in lines
    assert not any(
        line.startswith(("Disallow: /covers", "Disallow: /courses", "Disallow: /static")) for line in lines
    )
    assert "Disallow: /" not in lines


def test_the_icon_and_the_manifest_are_whole(client: Client):
    icon = client.get("/favicon.svg")
    manifest = json.loads(client.get("/site.webmanifest").content)

    assert icon["Content-Type"] == "image/svg+xml"
    assert ET.fromstring(icon.content).tag.endswith("svg")
    assert manifest["icons"][0]["src"] == "/favicon.svg"
    assert "max-age=86400" in icon["Cache-Control"]
