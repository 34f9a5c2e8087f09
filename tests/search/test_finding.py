"""What is found, in which order, and what is not."""

from datetime import UTC, datetime, timedelta

import pytest

from luffy.accounts.audit import SYSTEM_JOB
from luffy.catalog.models import Course, CourseType, SaleStatus, Teacher
from luffy.catalog.services import refresh_teachers, save_course, save_degree, set_status
from luffy.community.models import Article, ArticleStatus
from luffy.community.services import articles
from luffy.search import finding
from luffy.search.services import reindex, synonyms, words
from tests.factories.accounts import Api
from tests.factories.catalog import a_course, a_degree, a_sub_category, a_teacher
from tests.factories.community import a_draft, an_article

pytestmark = pytest.mark.django_db

NOW = datetime.now(UTC)


def find(text: str, kind: str | None = None, **page: int):
    wanted = finding.Wanted(text, kind, page.get("page", 1), page.get("page_size", 20))
    return finding.find(wanted, now=NOW)


def names(text: str, kind: str | None = None) -> list[str]:
    return ["".join(piece["text"] for piece in item["name"]) for item in find(text, kind)["items"]]


def test_all_four_kinds_are_found_and_counted():
    course, degree = a_course("爬虫入门"), a_degree("爬虫工程师")
    a_teacher(course, name="爬虫老师")
    an_article(title="爬虫与法律")

    found = find("爬虫")

    assert {item["kind"] for item in found["items"]} == {"course", "degree", "article", "teacher"}
    assert found["counts"] == {"course": 1, "degree": 1, "article": 1, "teacher": 1}
    assert found["total"] == 4
    assert find("爬虫", "degree")["items"][0]["link"] == f"/degrees/{degree.pk}"
    assert find("爬虫", "degree")["total"] == 1
    assert find("爬虫", "degree")["counts"] == found["counts"]


def test_only_what_is_public_is_found():
    a_course("秘密课", status=SaleStatus.OFFLINE)
    degree = a_degree("秘密学位", modules=1)
    an_article(title="秘密文章一", publish_at=NOW + timedelta(seconds=1))
    an_article(title="秘密文章二", status=ArticleStatus.OFFLINE)
    an_article(title="秘密文章三", publish_at=NOW - timedelta(days=2), offline_at=NOW)
    a_teacher(a_course("秘密二课", status=SaleStatus.OFFLINE), name="秘密老师")
    assert names("秘密") == ["秘密学位"]

    degree.status = SaleStatus.OFFLINE
    save_degree(degree)

    assert names("秘密") == []
    # A module has a page of its own, but is not sold alone.
    assert Course.objects.filter(name="秘密学位模块1", course_type=CourseType.MODULE).exists()


def test_what_changes_is_found_by_its_new_words_at_once():
    course, degree = a_course("旧课程名"), a_degree("旧学位名")
    draft = a_draft(title="旧文章名")
    article = articles.write(draft, by=SYSTEM_JOB, now=NOW)
    course.name, degree.name = "新课程名", "新学位名"
    save_course(course)
    save_degree(degree)
    articles.write(a_draft(title="新文章名"), article_id=article.pk, by=SYSTEM_JOB, now=NOW)

    assert names("旧") == []
    assert sorted(names("新")) == ["新学位名", "新文章名", "新课程名"]


def test_a_degree_is_found_by_its_modules_and_teachers():
    degree = a_degree("数据工程师")
    module = a_course("流式计算", course_type=CourseType.MODULE, degree_course=degree)
    a_teacher(degree, name="诸葛亮")

    assert names("流式计算") == ["数据工程师"]
    assert names("诸葛亮", "degree") == ["数据工程师"]

    set_status(course_ids=[module.pk], status=SaleStatus.OFFLINE)
    assert names("流式计算") == []


def test_a_teacher_of_another_name_takes_her_courses_with_her():
    teacher = a_teacher(a_course("画画"), name="旧名")
    Teacher.objects.filter(pk=teacher.pk).update(name="新名")
    refresh_teachers([teacher.pk])

    assert sorted(names("新名")) == ["新名", "画画"]


def test_the_name_comes_before_the_brief_and_that_before_the_body():
    an_article(title="别的一", body="讲讲爬虫")
    a_course("别的二", brief="爬虫")
    a_course("学爬虫去")
    a_course("爬虫进阶")
    a_course("爬虫")

    assert names("爬虫") == ["爬虫", "爬虫进阶", "学爬虫去", "别的二", "别的一"]


def test_of_equal_matches_the_one_that_is_heeded_more_comes_first():
    quiet, loud = an_article(title="爬虫甲篇"), an_article(title="爬虫乙篇")
    Article.objects.filter(pk=loud.pk).update(view_num=900)

    assert [item["id"] for item in find("爬虫")["items"]] == [loud.pk, quiet.pk]


def test_what_was_asked_for_is_marked_in_name_and_text():
    a_course("Python 爬虫", brief="从零学爬虫")

    item = find("爬虫")["items"][0]

    assert item["name"] == [{"text": "Python ", "hit": False}, {"text": "爬虫", "hit": True}]
    assert item["text"] == [{"text": "从零学", "hit": False}, {"text": "爬虫", "hit": True}]
    assert item["price_fen"] == 9_900


def test_a_text_shows_the_part_of_the_body_that_was_meant():
    an_article(title="周报", brief="一周见闻", body="开头" * 200 + "然后是 <b>爬虫</b> 的消息")

    shown = find("爬虫")["items"][0]["text"]

    assert {"text": "爬虫", "hit": True} in shown
    assert shown[0] == {"text": "…", "hit": False}


def test_synonyms_find_each_other():
    a_course("Python 入门")
    a_course("人工智能导论")
    synonyms.write(words=["py", "Python"], by=SYSTEM_JOB, now=NOW)
    synonyms.write(words=["AI", "人工智能"], by=SYSTEM_JOB, now=NOW)

    assert names("py") == ["Python 入门"]
    assert names("ai 导论") == ["人工智能导论"]
    assert {"text": "人工智能", "hit": True} in find("ai")["items"][0]["name"]


@pytest.mark.parametrize(
    ("typed", "meant", "title"),
    [
        ("pyhton", "python", "Python 入门"),
        ("Pythno 入门", "python 入门", "Python 入门"),
        ("djanog", "django", "Django 实战"),
        ("机器雪习", "机器学习", "机器学习导论"),
        ("数据酷", "数据库", "数据库原理"),
    ],
)
def test_slips_are_put_right(typed: str, meant: str, title: str):
    for name in ("Python 入门", "Django 实战", "机器学习导论", "数据库原理"):
        a_course(name)
    words.learn(now=NOW)

    found = find(typed)

    assert found["corrected"] == meant
    assert names(typed) == [title]


def test_what_was_typed_right_is_not_put_right():
    a_course("Python 入门")
    a_course("Pythos 神话")
    words.learn(now=NOW)

    assert find("pytho")["corrected"] is None
    assert len(find("pytho")["items"]) == 2


def test_what_comes_near_is_shown_when_nothing_has_it_all():
    a_course("爬虫实战入门")
    a_course("摄影入门")

    found = find("爬虫 入门 考古学家")

    assert (found["is_near"], names("爬虫 入门 考古学家")[0]) == (True, "爬虫实战入门")
    assert find("量子引力")["items"] == []


def test_blanks_and_signs_find_nothing():
    a_course("Python 入门")

    for text in ("", "   ", "'\"; -- \\ :* & | ! ( )", "%"):
        assert find(text)["items"] == []


def test_pages_follow_each_other():
    for number in range(5):
        a_course(f"爬虫{number}")

    pages = [find("爬虫", page=page, page_size=2)["items"] for page in (1, 2, 3)]

    assert [len(page) for page in pages] == [2, 2, 1]
    assert len({item["id"] for page in pages for item in page}) == 5


def test_a_search_is_a_fixed_number_of_queries(django_assert_num_queries):
    sub = a_sub_category()
    for number in range(6):
        a_teacher(
            a_course(f"爬虫{number}", sub_category=sub), a_degree(f"爬虫学位{number}"), name=f"爬虫{number}"
        )
        an_article(title=f"爬虫文章{number}")

    # Synonyms, hits, and one of each kind.
    with django_assert_num_queries(6):
        assert len(find("爬虫")["items"]) == 20


def test_reindexing_mends_what_was_written_past_the_services():
    course, article = a_course("旧课"), an_article(title="旧文")
    Course.objects.filter(pk=course.pk).update(name="新课")
    Article.objects.filter(pk=article.pk).update(title="新文")
    assert set(reindex.differences()) == {("course", course.pk), ("article", article.pk)}

    assert reindex.reindex() == {"course": 1, "degree": 0, "teacher": 0, "article": 1}

    assert list(reindex.differences()) == []
    assert sorted(names("新")) == ["新文", "新课"]


def test_rows_without_words_are_filled():
    course, article = a_course("老课"), an_article(title="老文")
    Course.objects.filter(pk=course.pk).update(search=None)
    article.words.delete()

    assert reindex.fill() == 2
    assert sorted(names("老")) == ["老文", "老课"]


def test_suggestions_begin_as_was_typed():
    course = a_course("Python 入门")
    a_course("深入 Python")
    a_teacher(course, name="派老师")
    a_course("摄影", brief="用 python 修图")

    shown = finding.suggest("pyth", now=NOW)

    assert [(one["kind"], one["text"]) for one in shown] == [
        ("course", "Python 入门"),
        ("course", "深入 Python"),
    ]
    assert shown[0]["link"] == f"/courses/{course.pk}"
    assert shown[0]["pieces"][0] == {"text": "Pyth", "hit": True}
    assert [one["text"] for one in finding.suggest("派", now=NOW)] == ["派老师"]


def test_suggestions_forgive_slips():
    a_course("Python 入门")
    words.learn(now=NOW)

    assert [one["text"] for one in finding.suggest("pyhton", now=NOW)] == ["python", "Python 入门"]


def test_teachers_have_a_page():
    course = a_course("画画", prices={30: 100})
    a_course("藏起来", status=SaleStatus.OFFLINE)
    teacher = a_teacher(course, a_degree("美术学位"), name="林老师")
    nobody = a_teacher(name="谁也不教")

    shown = Api().get(f"/teachers/{teacher.pk}").json()["data"]

    assert (shown["name"], [row["name"] for row in shown["courses"]]) == ("林老师", ["画画"])
    assert [row["name"] for row in shown["degrees"]] == ["美术学位"]
    assert Api().get(f"/teachers/{nobody.pk}").json()["code"] == 1304
