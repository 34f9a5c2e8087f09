"""Which picture stands for a course or degree, wherever one is shown."""

import pytest
from django.test import Client

from luffy.catalog.images import edition, shown_image
from luffy.catalog.models import CourseDetail
from luffy.catalog.offers import load_offers
from tests.factories.catalog import a_course, a_degree


def test_a_picture_of_ones_own_wins():
    assert shown_image("course", 3, "甲", "/media/a.png") == "/media/a.png"


def test_without_one_there_is_a_cover_whose_address_changes_with_the_title():
    assert shown_image("degree", 1, "甲", "") == f"/covers/degree-1.svg?v={edition('甲')}"
    assert edition("甲") == edition("甲") != edition("乙")


@pytest.mark.django_db
def test_the_cover_is_the_same_in_list_page_recommendation_and_offer(client: Client):
    course, other = a_course("Python “全栈” <实战>"), a_course("乙")
    CourseDetail.objects.create(course=other).recommend_courses.add(course)
    cover = shown_image("course", course.pk, course.name, "")

    listed = client.get("/api/v1/courses?q=python").json()["data"]["items"]

    assert [item["image"] for item in listed] == [cover]
    assert client.get(f"/api/v1/courses/{course.pk}").json()["data"]["image"] == cover
    assert client.get(f"/api/v1/courses/{other.pk}").json()["data"]["recommended"][0]["image"] == cover
    assert load_offers([f"course:{course.pk}"])[f"course:{course.pk}"].image == cover


@pytest.mark.django_db
def test_a_degree_and_its_modules_have_covers_too(client: Client):
    degree = a_degree("学位", modules=1)
    module = degree.modules.get()

    page = client.get(f"/api/v1/degrees/{degree.pk}").json()["data"]

    assert page["image"] == shown_image("degree", degree.pk, "学位", "")
    assert page["modules"][0]["image"] == shown_image("course", module.pk, module.name, "")
