"""The course editor over HTTP, from an empty page to a course that can be bought; lists, categories and teachers."""

from datetime import UTC, datetime

import pytest

from luffy.accounts.models import Account, AuditEntry
from luffy.accounts.permissions import Role
from luffy.catalog.models import Course, CourseCategory, Teacher
from tests.factories.accounts import Api, a_key_for, an_account
from tests.factories.catalog import a_course, a_degree, a_sub_category
from tests.factories.editor import a_teacher, an_edited_course

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


@pytest.fixture
def editor() -> Account:
    return an_account("editor", role=Role.OPERATOR)


@pytest.fixture
def desk(editor: Account) -> Api:
    return Api(a_key_for(editor))


def test_a_course_is_made_filled_in_published_and_seen(desk: Api):
    sub = a_sub_category("航海", "海上")
    made = desk.post("/ops/courses", {"name": "航海学", "sub_category_id": sub.pk}).json()["data"]
    refused = desk.post(f"/ops/courses/{made['id']}/publish")
    content = {
        **made["content"],
        "brief": "从看云到看星",
        "teacher_ids": [a_teacher().pk],
        "chapters": [
            {"name": "风", "lessons": [{"name": "季风", "section_link": "vid-1", "free_trial": True}]}
        ],
        "prices": [{"access_days": 30, "price_fen": 9_900}],
    }
    saved = desk.send(
        "PUT", f"/ops/courses/{made['id']}", {"digest": made["digest"], "content": content}
    ).json()["data"]
    published = desk.post(f"/ops/courses/{made['id']}/publish").json()["data"]

    assert (refused.status_code, refused.json()["code"]) == (409, 3401)
    assert [gap["name"] for gap in refused.json()["detail"]["missing"]] == [
        "brief",
        "teacher",
        "price",
        "chapter",
    ]
    assert (saved["version"], [gap["name"] for gap in saved["gaps"] if gap["is_mandatory"]]) == (2, [])
    assert (published["status"], published["has_page"]) == (0, True)
    seen = Api().get(f"/courses/{made['id']}").json()["data"]
    assert (seen["name"], [policy["price_fen"] for policy in seen["price_policies"]]) == ("航海学", [9_900])
    assert seen["chapters"][0]["sections"][0]["section_link"] == "vid-1"


def test_a_preview_shows_what_a_learner_will_see_and_no_links(desk: Api):
    course = an_edited_course()

    seen = desk.get(f"/ops/courses/{course.pk}/preview").json()["data"]

    assert (seen["name"], seen["status_label"]) == ("航海学", "下线")
    links = [lesson["section_link"] for chapter in seen["chapters"] for lesson in chapter["sections"]]
    assert links == ["vid-1", None, None]
    assert Api().get(f"/courses/{course.pk}").status_code == 404


def test_a_stale_save_is_answered_with_what_changed(desk: Api):
    course = an_edited_course()
    read = desk.get(f"/ops/courses/{course.pk}").json()["data"]
    body = {"digest": read["digest"], "content": {**read["content"], "hours": 1}}
    desk.send("PUT", f"/ops/courses/{course.pk}", body)

    stale = {"digest": read["digest"], "content": {**read["content"], "brief": "我的"}}
    refused = desk.send("PUT", f"/ops/courses/{course.pk}", stale)

    assert (refused.status_code, refused.json()["code"]) == (409, 3400)
    assert [(one["field"], one["after"]) for one in refused.json()["detail"]["changed"]] == [("hours", 1)]
    assert refused.json()["detail"]["by"] == "editor"
    assert Course.objects.get(pk=course.pk).brief == "从看云到看星"


def test_the_history_tells_what_each_version_changed_and_restores_it(desk: Api):
    course = an_edited_course()
    first = desk.get(f"/ops/courses/{course.pk}").json()["data"]
    body = {"digest": first["digest"], "content": {**first["content"], "hours": 1}, "note": "改课时"}
    second = desk.send("PUT", f"/ops/courses/{course.pk}", body).json()["data"]

    listed = desk.get(f"/ops/courses/{course.pk}/versions").json()["data"]["items"]
    shown = desk.get(f"/ops/courses/{course.pk}/versions/2").json()["data"]
    old = desk.get(f"/ops/courses/{course.pk}/versions/1").json()["data"]
    restored = desk.post(f"/ops/courses/{course.pk}/versions/1/restore", {"digest": second["digest"]})

    assert [(row["number"], row["cause"], row["note"], row["is_current"]) for row in listed] == [
        (2, "saved", "改课时", True),
        (1, "created", "", False),
    ]
    assert [(one["field"], one["before"], one["after"]) for one in shown["changes"]] == [("hours", 12, 1)]
    assert [(one["field"], one["before"], one["after"]) for one in old["restoring"]] == [("hours", 1, 12)]
    assert restored.json()["data"]["content"] == first["content"]
    assert restored.json()["data"]["digest"] == first["digest"]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["丙", "乙", "甲"]),
        ({"q": "甲"}, ["甲"]),
        ({"status": 1}, ["乙"]),
        ({"type": 1}, ["丙"]),
        ({"planned": True}, ["乙"]),
        ({"q": "丁"}, []),
    ],
)
def test_the_list_is_narrowed_by_words_state_type_and_plan(desk: Api, asked, names):
    a_course("甲")
    planned = an_edited_course("乙")
    a_course("丙", course_type=1)
    desk.send("PUT", f"/ops/courses/{planned.pk}/plan", {"on_at": "2030-01-01T08:00:00+08:00"})

    found = desk.get("/ops/courses", **asked).json()["data"]

    assert [row["name"] for row in found["items"]] == names
    assert found["total"] == len(names)


def test_the_list_tells_price_lessons_plan_and_who_saved_last(desk: Api, django_assert_max_num_queries):
    course = an_edited_course()
    read = desk.get(f"/ops/courses/{course.pk}").json()["data"]
    desk.send(
        "PUT",
        f"/ops/courses/{course.pk}",
        {"digest": read["digest"], "content": {**read["content"], "hours": 1}},
    )
    for number in range(10):
        an_edited_course(f"更多 {number}")

    with django_assert_max_num_queries(8):
        rows = desk.get("/ops/courses").json()["data"]["items"]

    row = rows[-1]
    assert (row["name"], row["price_from_fen"], row["lessons"], row["saved_by"]) == (
        "航海学",
        9_900,
        3,
        "editor",
    )


def test_degrees_stand_in_a_list_of_their_own(desk: Api):
    a_degree("学位", modules=2, status=1)

    (row,) = desk.get("/ops/degrees").json()["data"]["items"]

    assert (row["name"], row["status"], row["modules"], row["price_from_fen"]) == ("学位", 1, 2, 980_000)


def test_categories_are_added_renamed_and_removed_only_when_empty(desk: Api):
    made = desk.post("/ops/categories", {"name": "海上"}).json()["data"]
    filled = desk.post("/ops/sub-categories", {"name": "航海", "category_id": made["id"]}).json()["data"]
    sub = filled["sub_categories"][0]["id"]
    twice = desk.post("/ops/categories", {"name": "海上"})
    course = a_course(sub_category=None)
    Course.objects.filter(pk=course.pk).update(sub_category=sub)

    assert (twice.status_code, twice.json()["code"]) == (422, 1303)
    assert desk.send("DELETE", f"/ops/categories/{made['id']}").json()["code"] == 3406
    assert desk.send("DELETE", f"/ops/sub-categories/{sub}").json()["code"] == 3406
    assert CourseCategory.objects.filter(pk=made["id"]).exists()

    body = {"name": "水手", "category_id": made["id"], "order": 3}
    renamed = desk.send("PUT", f"/ops/sub-categories/{sub}", body).json()["data"]
    assert renamed["sub_categories"] == [{"id": sub, "name": "水手", "order": 3, "courses": 1}]
    assert Api().get("/courses", q="水手").json()["data"]["total"] == 1
    Course.objects.filter(pk=course.pk).update(sub_category=a_sub_category())
    assert desk.send("DELETE", f"/ops/sub-categories/{sub}").status_code == 200
    assert desk.send("DELETE", f"/ops/categories/{made['id']}").status_code == 200
    assert AuditEntry.objects.filter(action="category.removed").count() == 1


def test_a_teacher_is_added_and_changed_on_all_her_courses(desk: Api):
    body = {"name": "甚平", "title": "舵手", "brief": "海侠"}
    made = desk.post("/ops/teachers", body).json()["data"]
    course = an_edited_course(teacher_ids=[made["id"]])

    changed = desk.send("PUT", f"/ops/teachers/{made['id']}", {**body, "name": "海侠甚平"}).json()["data"]

    assert (changed["name"], changed["courses"], changed["role_label"]) == ("海侠甚平", 1, "讲师")
    preview = desk.get(f"/ops/courses/{course.pk}/preview").json()["data"]
    assert preview["teachers"][0]["name"] == "海侠甚平"
    assert [row["name"] for row in desk.get("/ops/teachers", q="甚").json()["data"]["items"]] == ["海侠甚平"]
    assert desk.send("PUT", "/ops/teachers/9999999", body).json()["code"] == 1304
    assert Teacher.objects.count() == 1


def test_texts_that_no_page_could_show_are_refused(desk: Api):
    course = an_edited_course()
    read = desk.get(f"/ops/courses/{course.pk}").json()["data"]
    for said in ({"name": " "}, {"name": "a\nb"}, {"brief": "a\u0000"}, {"level": 9}):
        body = {"digest": read["digest"], "content": {**read["content"], **said}}
        assert desk.send("PUT", f"/ops/courses/{course.pk}", body).json()["code"] == 1101, said
    assert desk.get(f"/ops/courses/{course.pk}").json()["data"]["digest"] == read["digest"]
