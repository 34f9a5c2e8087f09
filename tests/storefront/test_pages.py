"""The first HTML of the public pages: what is said to readers, to search engines and to the client."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from luffy.catalog.models import (
    CourseDetail,
    CourseOutline,
    CourseType,
    OftenAskedQuestion,
    SaleStatus,
    Scholarship,
    Teacher,
    TeacherRole,
)
from luffy.core.valkey import valkey
from luffy.env import env
from tests.factories.catalog import a_course, a_degree, a_lesson, a_sub_category, price
from tests.factories.reviews import a_review, said
from tests.storefront.conftest import Look

pytestmark = pytest.mark.django_db
Fetch = Callable[..., HttpResponse]
HOSTILE = '</script><img src=x onerror="alert(1)">&\u2028'


def a_full_course(name: str = "Python 入门") -> Any:
    python = a_sub_category("Python", "后端")
    course = a_course(name, brief="从零开始学", sub_category=python, prices={30: 9_900, 360: 123_400})
    detail = CourseDetail.objects.create(
        course=course, hours=12, course_slogan="人生苦短", why_study="因为有用", prerequisite="会打字"
    )
    CourseOutline.objects.create(course_detail=detail, title="环境", content="安装")
    detail.teachers.add(Teacher.objects.create(name="林老师", title="架构师", brief="十年经验"))
    detail.recommend_courses.add(a_course("推荐课"))
    OftenAskedQuestion.objects.create(product=course.product, question="难吗", answer="不难")
    trial = a_lesson(course, chapter=1, link="vid-free", free=True)
    trial.seconds, trial.name = 768, "第一课"
    trial.save()
    a_lesson(course, chapter=2, link="vid-secret")
    return course


def a_full_degree(name: str = "全栈工程师") -> Any:
    degree = a_degree(name, modules=2, brief="六个月", total_scholarship=30_000, prerequisite="会用电脑")
    Scholarship.objects.create(degree_course=degree, time_percent=60, value=10_000)
    mentor = Teacher.objects.create(name="周导师", role=TeacherRole.MENTOR, title="导师", brief="批改")
    degree.teachers.add(mentor)
    OftenAskedQuestion.objects.create(product=degree.product, question="多久", answer="半年")
    return degree


def api(client: Client, path: str, language: str = "zh-CN") -> Any:
    client.cookies.clear()
    answer = client.get(path, headers={"Accept-Language": language})
    assert answer.status_code == 200, answer.content
    return answer.json()["data"]


def world(path: str) -> str:
    return f"{env().base_url}{path}"


def test_a_course_says_everything_without_scripts(look: Look):
    course = a_full_course()

    page = look(f"/courses/{course.pk}")

    for words in (
        "Python 入门", "人生苦短", "从零开始学", "因为有用", "会打字", "环境", "安装", "林老师", "架构师", "十年经验",
        "难吗", "不难", "1 第1章", "第一课", "试看", "12:48", "¥99.00", "¥1,234.00", "1个月", "12个月", "推荐课",
    ):  # fmt: skip
        assert words in page.words, words
    assert page.words.count("试看") == 1
    assert "vid-secret" not in page.html
    assert {"/", "/courses", "/degrees", "/cart", "/login"} <= set(page.links)
    assert f"/courses?category={course.sub_category.category_id}" in page.links
    assert len(page.all("h1")) == 1
    assert page.open == []


def test_a_course_introduces_itself_to_search_engines(look: Look):
    course = a_full_course()
    address = world(f"/courses/{course.pk}")

    page = look(f"/courses/{course.pk}?utm_source=x")

    assert page.title == "Python 入门 · Luffy"
    assert page.canonical == address
    assert page.meta(name="description") == "人生苦短"
    assert page.meta(property="og:title") == "Python 入门"
    assert page.meta(property="og:url") == address
    assert str(page.meta(property="og:image")).startswith(world(f"/covers/course-{course.pk}.svg?v="))
    assert page.meta(name="robots") is None
    [fact] = page.facts("Course")
    assert (fact["name"], fact["url"], fact["description"]) == ("Python 入门", address, "从零开始学")
    assert [(offer["price"], offer["priceCurrency"], offer["name"]) for offer in fact["offers"]] == [
        ("99.00", "CNY", "1个月"),
        ("1234.00", "CNY", "12个月"),
    ]
    assert fact["hasCourseInstance"]["courseWorkload"] == "PT12H"
    [crumbs] = page.facts("BreadcrumbList")
    assert [step["name"] for step in crumbs["itemListElement"]] == [
        "首页",
        "课程",
        "后端",
        "Python",
        "Python 入门",
    ]
    [questions] = page.facts("FAQPage")
    assert questions["mainEntity"][0]["acceptedAnswer"]["text"] == "不难"


def test_a_course_tells_search_engines_its_stars_once_somebody_gave_some(look: Look):
    course = a_course()
    assert "aggregateRating" not in look(f"/courses/{course.pk}").facts("Course")[0]
    a_review(course=course, what=said(5, 4, 4))
    valkey().flushdb()

    page = look(f"/courses/{course.pk}")

    assert page.facts("Course")[0]["aggregateRating"] == {
        "@type": "AggregateRating",
        "ratingValue": 4.3,
        "reviewCount": 1,
        "bestRating": 5,
        "worstRating": 1,
    }
    assert "4.3 分，1 条评价" in page.words


def test_what_is_only_announced_offers_nothing(look: Look):
    course = a_course(status=SaleStatus.ANNOUNCED, prices={30: 9_900})

    page = look(f"/courses/{course.pk}")

    assert "offers" not in page.facts("Course")[0]
    assert "预上线" in page.words
    assert "¥99.00" not in page.words


def test_a_module_leads_to_its_degree(look: Look):
    degree = a_full_degree()

    page = look(f"/courses/{degree.modules.first().pk}")

    assert f"/degrees/{degree.pk}" in page.links
    assert "这门课程随学位一起出售。" in page.words


def test_a_degree_says_everything_without_scripts(look: Look):
    degree = a_full_degree()

    page = look(f"/degrees/{degree.pk}")

    for words in (
        "全栈工程师",
        "六个月",
        "会用电脑",
        "全栈工程师模块1",
        "60%",
        "10,000",
        "30,000",
        "周导师",
        "多久",
        "半年",
        "¥9,800.00",
    ):
        assert words in page.words, words
    assert f"/courses/{degree.modules.first().pk}" in page.links
    assert page.title == "全栈工程师 · Luffy"
    assert page.canonical == world(f"/degrees/{degree.pk}")
    assert page.facts("Course")[0]["offers"][0]["price"] == "9800.00"


def test_home_leads_to_courses_degrees_and_categories(look: Look):
    course, degree = a_full_course(), a_full_degree()

    page = look("/")

    assert {f"/courses/{course.pk}", f"/degrees/{degree.pk}"} <= set(page.links)
    assert f"/courses?category={course.sub_category.category_id}" in page.links
    assert page.canonical == world("/")
    assert page.title == "学到能交付的程度 · Luffy"
    assert "¥99.00" in page.words
    assert page.facts("ItemList")[0]["itemListElement"][0]["url"] == world(f"/courses/{course.pk}")


def test_the_list_narrows_sorts_and_pages_by_links(look: Look):
    python = a_sub_category("Python", "后端")
    for number in range(30):
        a_course(f"第{number:02}课", sub_category=python, order=number, prices={30: 100 + number})

    page = look(f"/courses?sub_category={python.pk}&sort=price_down&page=2")

    assert "共 30 门课程" in page.words
    assert [word for word in page.words if word.endswith("课") and word.startswith("第")] == [
        f"第{number:02}课" for number in range(17, 5, -1)
    ]
    assert page.all("a", rel="prev")[0]["href"] == f"/courses?sort=price_down&sub_category={python.pk}"
    assert page.all("a", rel="next")[0]["href"] == f"/courses?page=3&sort=price_down&sub_category={python.pk}"
    assert f"/courses?level=0&sort=price_down&sub_category={python.pk}" in page.links
    assert page.canonical == world(f"/courses?page=2&sub_category={python.pk}")
    assert page.title == "Python · Luffy"


def test_a_search_is_answered_but_not_listed(look: Look):
    a_course("数据分析")
    a_course("Linux 运维")

    found, nothing = look("/courses?q=数据"), look("/courses?q=数理")

    assert "数据分析" in found.words
    assert "Linux 运维" not in found.words
    assert found.title == "搜索“数据” · Luffy"
    assert found.meta(name="robots") == nothing.meta(name="robots") == "noindex"
    assert found.canonical is None
    assert "没有找到课程。试试更短的词，或者少选几个条件。" in nothing.words


@pytest.mark.parametrize(
    "query", ["page=0", "page=x", "level=9", "sort=random", "price_min=-1", "page_size=1", "q="]
)
def test_what_makes_no_sense_in_an_address_is_left_out(look: Look, query: str):
    a_course("甲")
    a_course("乙")

    page = look(f"/courses?{query}")

    assert {"甲", "乙"} <= set(page.words)
    assert page.canonical == world("/courses")


def test_the_client_begins_with_the_apis_own_answers(look: Look, client: Client):
    course, degree = a_full_course(), a_full_degree()
    paths = {
        "/": [
            "/api/v1/courses?page_size=8",
            "/api/v1/courses?page_size=8&sort=newest",
            "/api/v1/courses?free_preview=true&page_size=4",
            "/api/v1/degrees?page_size=3",
            "/api/v1/categories?page_size=100",
            "/api/v1/articles?page_size=1&position=1",
            "/api/v1/articles?page_size=3&position=2",
        ],
        "/courses?level=1&sort=newest": [
            "/api/v1/courses?level=1&page_size=12&sort=newest",
            "/api/v1/categories?page_size=100",
        ],
        f"/courses/{course.pk}": [
            f"/api/v1/courses/{course.pk}",
            f"/api/v1/products/course:{course.pk}/member-prices",
        ],
        "/degrees": ["/api/v1/degrees?page_size=12"],
        f"/degrees/{degree.pk}": [f"/api/v1/degrees/{degree.pk}"],
    }

    for language in ("zh-CN", "en"):
        for path, asked in paths.items():
            boot = look(path, language=language).boot
            assert [part["path"] for part in boot] == asked
            assert [part["data"] for part in boot] == [api(client, one, language) for one in asked]


@pytest.mark.parametrize("path", ["/", "/courses", "/courses?q=onerror", "course", "/degrees", "degree"])
def test_no_text_of_ours_can_become_markup(look: Look, path: str):
    course, degree = a_full_course(HOSTILE), a_full_degree(HOSTILE)
    CourseDetail.objects.filter(course=course).update(course_slogan=HOSTILE, why_study=HOSTILE)
    real = {"course": f"/courses/{course.pk}", "degree": f"/degrees/{degree.pk}"}.get(path, path)

    page = look(real)

    assert page.open == []
    assert all("onerror" not in attributes for _, attributes in page.tags)
    assert page.boot
    assert all(attributes.get("type") for attributes, _ in page.scripts)
    assert any("onerror" in word for word in page.words)


def test_search_words_come_back_as_text(look: Look):
    page = look("/courses?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")

    assert page.all("input", name="q")[1]["value"] == '"><script>alert(1)</script>'
    assert len(page.scripts) == 5
    assert page.open == []


@pytest.mark.parametrize(
    "path",
    ["/courses/999999", "/degrees/999999", "/courses/0", f"/courses/{10**30}", "/nowhere", "/courses/"],
)
def test_what_is_not_there_is_a_404_that_helps_on(look: Look, path: str):
    page = look(path, status=404)

    assert page.meta(name="robots") == "noindex"
    assert {"/courses", "/degrees", "/"} <= set(page.links)
    assert page.all("form", action="/search")
    assert page.boot == []


def test_what_is_offline_is_as_unknown_as_what_never_was(look: Look):
    course, degree = a_course("下线", status=SaleStatus.OFFLINE), a_degree("停办", status=SaleStatus.OFFLINE)

    assert "下线" not in look(f"/courses/{course.pk}", status=404).html.replace("页面已经下线", "")
    assert "停办" not in look(f"/degrees/{degree.pk}", status=404).html


def test_programs_are_told_in_their_own_form(client: Client, fetch: Fetch):
    assert client.get("/nowhere").json()["code"] == 1102
    assert fetch("/api/v1/nowhere").json()["code"] == 1102
    assert fetch("/_allauth/nowhere").json()["code"] == 1102


def test_who_has_a_page_is_not_sent_it_again_until_a_price_changes(
    fetch: Fetch, django_capture_on_commit_callbacks: Any
):
    course = a_course(prices={30: 9_900})
    path = f"/courses/{course.pk}"
    first = fetch(path)

    again = fetch(path, **{"If-None-Match": first["ETag"]})
    with django_capture_on_commit_callbacks(execute=True):
        price(course.product, {30: 8_800})
    changed = fetch(path, **{"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    assert "¥88.00" in changed.content.decode()
    assert set(first["Vary"].split(", ")) >= {"Accept-Language", "Cookie"}
    assert "no-cache" in first["Cache-Control"]
    assert not first.cookies


def test_a_page_is_made_once(fetch: Fetch):
    course, degree = a_full_course(), a_full_degree()
    for path in ("/", "/courses", f"/courses/{course.pk}", "/degrees", f"/degrees/{degree.pk}"):
        first = fetch(path).content
        with CaptureQueriesContext(connection) as captured:
            assert fetch(path).content == first
        assert len(captured) == 0, path


def test_the_list_takes_as_many_queries_for_many_courses_as_for_one(fetch: Fetch):
    def queries(path: str) -> int:
        valkey().flushdb()
        with CaptureQueriesContext(connection) as captured:
            fetch(path)
        return len(captured)

    a_full_course()
    before = [queries("/"), queries("/courses")]
    for _ in range(10):
        a_course(prices={30: 1, 90: 2})

    assert [queries("/"), queries("/courses")] == before


def test_the_languages_are_kept_apart_and_complete(look: Look, client: Client):
    course = a_full_course()
    chinese, english = look(f"/courses/{course.pk}"), look(f"/courses/{course.pk}", language="en")

    assert chinese.all("html")[0]["lang"] == "zh-CN"
    assert english.all("html")[0]["lang"] == "en"
    assert {"Courses", "Questions and answers", "Free preview", "1 month"} <= set(english.words)
    client.cookies["luffy-language"] = "en"
    assert 'lang="en"' in client.get("/courses", headers={"Accept-Language": "zh-CN"}).content.decode()


def test_the_theme_that_was_chosen_is_printed(look: Look):
    assert look("/", theme="dark").all("html")[0]["data-theme"] == "dark"
    assert look("/", theme="light").all("html")[0]["data-theme"] == "light"
    for other in ("", "system", '"><script>'):
        assert "data-theme" not in look("/", theme=other).all("html")[0]


def test_vip_courses_are_marked(look: Look):
    a_course("会员课", course_type=CourseType.VIP, prices={})

    assert "VIP专享" in look("/courses").words
