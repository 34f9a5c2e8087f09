"""The public catalogue over HTTP: what is shown, what never is, and how often the database is asked."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from luffy.accounts.audit import SYSTEM_JOB
from luffy.catalog.models import (
    CourseDetail,
    CourseOutline,
    CourseType,
    Level,
    OftenAskedQuestion,
    SaleStatus,
    Scholarship,
    Teacher,
)
from luffy.catalog.schemas import CategoryOut, CourseItem, CourseOut, DegreeItem, DegreeOut
from luffy.catalog.services import refresh_search, withdraw_price
from luffy.core.valkey import valkey
from tests.factories.catalog import NOW, a_course, a_degree, a_lesson, a_sub_category, price

pytestmark = pytest.mark.django_db


def get(client: Client, path: str, status: int = 200, language: str = "zh-hans", **query: Any) -> Any:
    answer = client.get(f"/api/v1{path}", query, headers={"Accept-Language": language})
    assert answer.status_code == status, answer.content
    return answer.json()["data"] if status == 200 else answer.json()


def names(client: Client, **query: Any) -> list[str]:
    return [item["name"] for item in get(client, "/courses", **query)["items"]]


def test_a_listed_course_has_its_labels_and_prices(client: Client):
    python = a_sub_category("Python", "后端")
    course = a_course(
        "Python 入门",
        brief="从零开始",
        sub_category=python,
        level=Level.BEGINNER,
        course_img="/media/a.png",
        prices={360: 19_900, 30: 9_900},
    )
    policies = list(course.product.price_policies.order_by("access_days").values_list("pk", flat=True))

    page = get(client, "/courses")

    assert page == {
        "items": [
            {
                "id": course.pk,
                "product": f"course:{course.pk}",
                "name": "Python 入门",
                "image": "/media/a.png",
                "brief": "从零开始",
                "level": 0,
                "level_label": "初级",
                "course_type": 0,
                "course_type_label": "付费",
                "status": 0,
                "status_label": "上线",
                "sub_category": {"id": python.pk, "name": "Python"},
                "rating_average": None,
                "rating_count": 0,
                "price_policies": [
                    {"id": policies[0], "access_days": 30, "label": "1个月", "price_fen": 9_900},
                    {"id": policies[1], "access_days": 360, "label": "12个月", "price_fen": 19_900},
                ],
            }
        ],
        "total": 1,
        "page": 1,
        "page_size": 20,
    }


def test_offline_courses_and_modules_are_not_listed_and_announced_ones_are_marked(client: Client):
    a_course("上线的")
    a_course("下线的", status=SaleStatus.OFFLINE)
    a_course("预上线的", status=SaleStatus.ANNOUNCED)
    a_degree(modules=2)

    items = get(client, "/courses")["items"]

    assert [(item["name"], item["status"], item["status_label"]) for item in items] == [
        ("上线的", 0, "上线"),
        ("预上线的", 2, "预上线"),
    ]


def test_filters_narrow_together(client: Client):
    python, linux = a_sub_category("Python", "后端"), a_sub_category("Linux", "运维")
    a_course("甲", sub_category=python, level=Level.BEGINNER, prices={30: 0})
    a_course("乙", sub_category=python, level=Level.ADVANCED, prices={30: 5_000, 360: 50_000})
    vip = a_course("丙", sub_category=linux, course_type=CourseType.VIP, prices={})
    a_lesson(vip, free=True)

    assert names(client, category=python.category_id) == ["甲", "乙"]
    assert names(client, sub_category=linux.pk) == ["丙"]
    assert names(client, level=0) == ["甲"]
    assert names(client, type=1) == ["丙"]
    assert names(client, type=2) == []
    assert names(client, price_max=0) == ["甲"]
    assert names(client, price_min=1) == ["乙"]
    assert names(client, price_min=5_001, price_max=49_999) == []
    assert names(client, free_preview="true") == ["丙"]
    assert names(client, category=python.category_id, level=2) == ["乙"]
    assert names(client, category=999_999) == []


def test_a_withdrawn_price_neither_shows_nor_counts(client: Client):
    course = a_course("甲", prices={30: 100, 360: 9_900})
    withdraw_price(policy_id=course.product.price_policies.get(access_days=30).pk, by=SYSTEM_JOB, now=NOW)

    assert names(client, price_max=100) == []
    assert [p["access_days"] for p in get(client, "/courses")["items"][0]["price_policies"]] == [360]


def test_courses_are_sorted_by_the_schools_order_date_or_lowest_price(client: Client):
    a_course("甲", order=3, pub_date="2026-01-01", prices={30: 300, 360: 301})
    a_course("乙", order=1, pub_date="2026-03-01", prices={30: 200})
    a_course("丙", order=2, pub_date=None, prices={})

    assert names(client) == ["乙", "丙", "甲"]
    assert names(client, sort="newest") == ["乙", "甲", "丙"]
    assert names(client, sort="price_up") == ["乙", "甲", "丙"]
    assert names(client, sort="price_down") == ["甲", "乙", "丙"]


def test_search_finds_names_before_briefs_before_teachers_and_categories(client: Client):
    course = a_course("前端框架")
    teacher = Teacher.objects.create(name="数据老师", title="讲师", brief="")
    CourseDetail.objects.create(course=course).teachers.add(teacher)
    refresh_search([course.pk])
    a_course("爬虫", brief="抓取数据的课")
    a_course("数据分析")
    a_course("Linux 运维", brief="命令行")

    assert names(client, q="数据") == ["数据分析", "爬虫", "前端框架"]
    assert names(client, q="数据 抓取") == ["爬虫"]
    assert names(client, q="linu") == ["Linux 运维"]


@pytest.mark.parametrize("q", ["'", '"', "\\", "';--", "' OR 1=1", ":*", "&|!", "%", "_", "\x00", "()"])
def test_quotes_and_operators_in_a_search_are_only_text(client: Client, q: str):
    a_course("数据分析")

    assert names(client, q=q) == []


def test_a_search_of_blanks_is_no_search(client: Client):
    a_course("数据分析")

    assert names(client, q="  ") == ["数据分析"]


def test_the_list_is_paged_with_a_cap(client: Client):
    for number in range(5):
        a_course(f"第{number}课", order=number)

    page = get(client, "/courses", page=2, page_size=2)

    assert ([item["name"] for item in page["items"]], page["total"]) == (["第2课", "第3课"], 5)
    assert get(client, "/courses", page=4, page_size=2) == {
        "items": [],
        "total": 5,
        "page": 4,
        "page_size": 2,
    }
    assert get(client, "/courses", status=422, page_size=101)["code"] == 1101


@pytest.mark.parametrize(
    "query",
    [
        {"page": 0},
        {"page": "x"},
        {"level": 3},
        {"type": -1},
        {"category": 10**30},
        {"price_min": -1},
        {"sort": "random"},
        {"q": "课" * 101},
    ],
)
def test_what_makes_no_sense_is_refused(client: Client, query: dict[str, Any]):
    assert get(client, "/courses", status=422, **query)["code"] == 1101


def full_course() -> Any:
    course = a_course("Python 入门", level=Level.BEGINNER, prices={30: 9_900})
    detail = CourseDetail.objects.create(course=course, hours=12, course_slogan="人生苦短", why_study="因为")
    CourseOutline.objects.create(course_detail=detail, title="环境", content="安装", order=1)
    detail.teachers.add(Teacher.objects.create(name="林老师", title="架构师", brief="十年"))
    detail.recommend_courses.add(a_course("推荐课"), a_course("下线课", status=SaleStatus.OFFLINE))
    OftenAskedQuestion.objects.create(product=course.product, question="难吗", answer="不难")
    a_lesson(course, chapter=1, link="vid-free", free=True)
    a_lesson(course, chapter=2, link="vid-secret")
    return course


def test_a_courses_page_has_all_there_is_to_know(client: Client):
    course = full_course()

    page = get(client, f"/courses/{course.pk}")

    CourseOut.model_validate(page)
    assert page["product"] == f"course:{course.pk}"
    assert (page["hours"], page["slogan"], page["why_study"]) == (12, "人生苦短", "因为")
    assert page["outline"] == [{"title": "环境", "content": "安装"}]
    assert [(chapter["chapter"], len(chapter["sections"])) for chapter in page["chapters"]] == [
        (1, 1),
        (2, 1),
    ]
    assert page["teachers"][0]["role_label"] == "讲师"
    assert page["questions"] == [{"question": "难吗", "answer": "不难"}]
    assert [item["name"] for item in page["recommended"]] == ["推荐课"]


def test_a_course_without_details_has_a_page(client: Client):
    page = get(client, f"/courses/{a_course().pk}")

    CourseOut.model_validate(page)
    assert (page["hours"], page["outline"], page["chapters"], page["recommended"]) == (0, [], [], [])


def test_links_of_lessons_never_leave_except_of_free_trials(client: Client):
    course = full_course()
    get(client, f"/courses/{course.pk}")
    kept = [valkey().get(key) for key in valkey().scan_iter("catalog:*")]

    for path in ("/courses", f"/courses/{course.pk}", "/categories", "/degrees"):
        assert "vid-secret" not in client.get(f"/api/v1{path}").content.decode()
    sections = [part for ch in get(client, f"/courses/{course.pk}")["chapters"] for part in ch["sections"]]
    assert [section["section_link"] for section in sections] == ["vid-free", None]
    assert len(kept) == 2
    assert not any("vid-secret" in str(text) for text in kept)


@pytest.mark.parametrize("course_id", ["999999", "0", "-1", str(10**30)])
def test_an_unknown_course_is_1001(client: Client, course_id: str):
    answer = get(client, f"/courses/{course_id}", status=404)

    assert (answer["code"], answer["msg"]) == (1001, "课程不存在")


def test_an_offline_course_is_as_unknown_as_one_that_never_was(client: Client):
    course = a_course(status=SaleStatus.OFFLINE)

    assert get(client, f"/courses/{course.pk}", status=404)["code"] == 1001


def test_a_degree_shows_modules_teachers_scholarships_and_prices(client: Client):
    degree = a_degree("全栈工程师", modules=3, total_scholarship=30_000, prerequisite="会打字")
    Scholarship.objects.create(degree_course=degree, time_percent=80, value=8_000)
    Scholarship.objects.create(degree_course=degree, time_percent=60, value=10_000)
    degree.modules.filter(order=3).update(status=SaleStatus.OFFLINE)

    listed = get(client, "/degrees")["items"]
    page = get(client, f"/degrees/{degree.pk}")

    DegreeItem.model_validate(listed[0])
    DegreeOut.model_validate(page)
    assert (listed[0]["product"], listed[0]["module_count"]) == (f"degree:{degree.pk}", 2)
    assert listed[0]["price_policies"][0]["label"] == "24个月"
    assert [module["name"] for module in page["modules"]] == ["全栈工程师模块1", "全栈工程师模块2"]
    assert page["scholarships"] == [
        {"time_percent": 60, "value_berries": 10_000},
        {"time_percent": 80, "value_berries": 8_000},
    ]


def test_an_unknown_or_offline_degree_is_1301(client: Client):
    offline = a_degree(status=SaleStatus.OFFLINE)

    assert get(client, f"/degrees/{offline.pk}", status=404)["code"] == 1301
    assert get(client, "/degrees/999999", status=404)["code"] == 1301
    assert get(client, "/degrees") == {"items": [], "total": 0, "page": 1, "page_size": 20}


def test_a_module_has_a_page_but_no_product(client: Client):
    degree = a_degree(modules=1)
    module = degree.modules.get()

    page = get(client, f"/courses/{module.pk}")

    CourseOut.model_validate(page)
    assert (page["product"], page["price_policies"]) == (None, [])
    assert page["degree"] == {"id": degree.pk, "name": degree.name}


def test_categories_count_the_courses_that_are_listed(client: Client):
    python = a_sub_category("Python", "后端")
    a_course(sub_category=python)
    a_course(sub_category=python, status=SaleStatus.ANNOUNCED)
    a_course(sub_category=python, status=SaleStatus.OFFLINE)

    found = get(client, "/categories")["items"]

    CategoryOut.model_validate(found[0])
    assert found[0]["name"] == "后端"
    assert found[0]["sub_categories"] == [{"id": python.pk, "name": "Python", "course_count": 2}]


def queries(client: Client, path: str, **query: Any) -> int:
    valkey().flushdb()
    with CaptureQueriesContext(connection) as captured:
        get(client, path, **query)
    return len(captured)


def test_the_course_list_is_one_query_however_many_courses(client: Client):
    a_course()
    few = queries(client, "/courses")
    for _ in range(30):
        a_course(prices={30: 1, 90: 2, 360: 3})

    assert few == 1
    assert queries(client, "/courses", page_size=100) == 1
    assert queries(client, "/courses", q="课程", sort="price_up", price_max=5, page_size=100) == 1


def test_pages_take_the_same_number_of_queries_however_much_is_on_them(client: Client):
    course, degree = full_course(), a_degree(modules=1)
    before = [
        queries(client, path) for path in (f"/courses/{course.pk}", f"/degrees/{degree.pk}", "/degrees")
    ]
    for number in range(3, 9):
        a_lesson(course, chapter=number, link=f"vid-{number}")
        course.detail.recommend_courses.add(a_course())
        a_course(course_type=CourseType.MODULE, degree_course=degree)
        a_degree()

    after = [queries(client, path) for path in (f"/courses/{course.pk}", f"/degrees/{degree.pk}", "/degrees")]

    assert after == before
    assert before[0] <= 10


def test_english_is_answered_in_english_and_kept_apart(client: Client):
    a_course(level=Level.BEGINNER)

    chinese = get(client, "/courses", language="zh-CN")["items"][0]
    english = client.get("/api/v1/courses", headers={"Accept-Language": "en"})
    item = english.json()["data"]["items"][0]

    assert chinese["level_label"] == "初级"
    assert item["level_label"] not in ("", "初级")
    assert item["price_policies"][0]["label"] == "1 month"
    assert english["Content-Language"] == "en"
    assert "Accept-Language" in english["Vary"]
    assert len(list(valkey().scan_iter("catalog:*:*"))) == 2


def test_the_list_fits_its_schema_also_when_a_course_has_no_prices(client: Client):
    a_course(prices={})

    item = get(client, "/courses")["items"][0]

    CourseItem.model_validate(item)
    assert item["price_policies"] == []
    assert json.dumps(item)


def test_a_price_is_seen_by_the_next_request_after_it_was_set(
    client: Client, django_capture_on_commit_callbacks
):
    course = a_course(prices={30: 100})
    get(client, "/courses")

    with django_capture_on_commit_callbacks(execute=True):
        price(course.product, {30: 200})

    assert get(client, "/courses")["items"][0]["price_policies"][0]["price_fen"] == 200
