"""I40: what is found is found by its own words."""

import pytest

from luffy.catalog.models import Teacher
from luffy.catalog.services import refresh_teachers
from tests.factories.catalog import a_course, a_degree
from tests.factories.community import an_article
from tests.invariants.conftest import Sql
from tests.invariants.looking import found, only
from tests.invariants.school import School


def test_words_of_another_text_break_i40(school: School, sql: Sql):
    course, degree = a_course("原来的名字"), a_degree("原来的学位")
    article = an_article(title="原来的标题")
    teacher = Teacher.objects.create(name="林老师", title="架构师", brief="十年")
    refresh_teachers([teacher.pk])
    assert found() == []
    sql("UPDATE catalog_course SET name = '另一个名字' WHERE id = %s", course.pk)
    sql("UPDATE catalog_degreecourse SET brief = '另一个简介' WHERE id = %s", degree.pk)
    sql("UPDATE community_article SET title = '另一个标题' WHERE id = %s", article.pk)
    sql("UPDATE catalog_teacher SET search = NULL WHERE id = %s", teacher.pk)

    only(
        "I40", f"article:{article.pk}", f"course:{course.pk}", f"degree:{degree.pk}", f"teacher:{teacher.pk}"
    )


@pytest.mark.parametrize("statement", ["DELETE FROM community_articlewords"])
def test_an_article_without_words_breaks_i40(school: School, sql: Sql, statement: str):
    article = an_article(title="没有词的文章")
    sql(statement)

    only("I40", f"article:{article.pk}")
