"""The first HTML of search and of teachers."""

from typing import Any

import pytest

from luffy.search.services.asked import take_over
from luffy.search.services.words import learn
from tests.factories.catalog import NOW, a_course, a_teacher
from tests.storefront.conftest import Look, Seen

pytestmark = pytest.mark.django_db


def booted(page: Seen) -> dict[str, Any]:
    return {row["path"]: row["data"] for row in page.boot}


def test_what_is_found_is_printed_with_the_answer_of_the_api(look: Look):
    course = a_course("Python <b>入门</b>")

    page = look("/search?q=python")

    assert f'<a href="/courses/{course.pk}"><mark>Python</mark> &lt;b&gt;入门&lt;/b&gt;</a>' in page.html
    assert booted(page)["/api/v1/search?q=python"]["total"] == 1
    assert page.meta(name="robots") == "noindex"


def test_a_page_of_one_kind_asks_as_the_client_does(look: Look):
    a_course("Python 入门")

    page = look("/search?kind=course&page=2&q=python&color=red")

    assert list(booted(page)) == ["/api/v1/search?kind=course&page=2&q=python"]


def test_what_was_meant_is_said(look: Look):
    a_course("Python 入门")
    learn(now=NOW)

    assert "<strong>python</strong>" in look("/search?q=pyhton").html


def test_nothing_typed_and_nothing_found_lead_on(look: Look):
    assert look("/search").boot == []
    assert '<a href="/courses">浏览课程</a>' in look("/search?q=量子引力").html


def test_who_comes_by_an_address_is_counted_like_who_searches_here(look: Look):
    look("/search?q=python")

    assert take_over(now=NOW) == 1


def test_a_teacher_has_a_page_with_her_courses(look: Look):
    course = a_course("画画")
    teacher = a_teacher(course, name="林老师")

    page = look(f"/teachers/{teacher.pk}")

    assert "<h1>林老师</h1>" in page.html
    assert f'href="/courses/{course.pk}"' in page.html
    assert f"/api/v1/teachers/{teacher.pk}" in booted(page)
    assert f'<a href="/teachers/{teacher.pk}">林老师</a>' in look(f"/courses/{course.pk}").html
    look("/teachers/999", status=404)
