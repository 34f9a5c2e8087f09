"""A course is edited as one content: nothing is lost, nobody is overwritten, every version can be come back to."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from luffy.accounts.models import AuditEntry
from luffy.catalog.editing import services
from luffy.catalog.editing.content import (
    ChapterContent,
    CourseContent,
    LessonContent,
    PriceContent,
    QuestionContent,
    digest_of,
)
from luffy.catalog.editing.reading import content_of
from luffy.catalog.errors import (
    CatalogueRefused,
    CourseIncomplete,
    CourseNotFound,
    EditedMeanwhile,
    LessonInUse,
    VersionNotFound,
)
from luffy.catalog.models import Course, CourseSection, PricePolicy, SaleStatus
from luffy.catalog.versions import CourseVersion, VersionCause
from luffy.learning.models import LessonProgress
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_degree, a_lesson
from tests.factories.editor import NOW, a_content, a_teacher, an_edited_course, by, read

pytestmark = pytest.mark.django_db


def save(course: Course, content: CourseContent, digest: str, **said) -> Course:
    return services.save(course.pk, content, read_digest=digest, by=by(), now=NOW, **said)


def test_a_new_course_says_all_that_its_editor_wrote_and_nobody_sees_it(client):
    content = a_content()
    course = services.create(content, by=by(), now=NOW)

    said, _digest = read(course)
    assert services._without_ids(said) == content
    assert client.get(f"/api/v1/courses/{course.pk}").status_code == 404
    version = CourseVersion.objects.get(course=course)
    assert (version.number, version.cause, version.content) == (1, VersionCause.CREATED, said.stored())


def test_saving_makes_the_rows_say_it_and_keeps_a_version():
    course, editor = an_edited_course(), an_account()
    content, digest = read(course)
    content.name, content.hours = "远洋航海学", 20
    content.chapters.reverse()
    content.chapters[1].lessons.reverse()
    content.chapters[0].lessons.append(LessonContent(name="海啸", section_link="vid-4"))
    content.prices = [PriceContent(access_days=30, price_fen=8_800)]
    content.questions.insert(0, QuestionContent(question="有作业吗?", answer="有。"))

    services.save(course.pk, content, read_digest=digest, by=by(editor), now=NOW, note="改名")

    said, _digest = read(course)
    added = said.chapters[0].lessons[1].id
    content.chapters[0].lessons[1].id = added
    assert (said, added is not None) == (content, True)
    version = CourseVersion.objects.get(course=course, number=2)
    assert (version.by, version.cause, version.note) == (editor, VersionCause.SAVED, "改名")
    entry = AuditEntry.objects.get(action="course.saved")
    assert (entry.subject, entry.actor, entry.before, entry.after["version"]) == (
        f"course:{course.pk}",
        editor,
        {"version": 1},
        2,
    )


def test_lessons_keep_their_ids_when_they_go_to_another_chapter():
    course = an_edited_course()
    content, digest = read(course)
    ids = {lesson.name: lesson.id for lesson in content.lessons}
    content.chapters[1].lessons.insert(0, content.chapters[0].lessons.pop())

    save(course, content, digest)

    rows = CourseSection.objects.filter(chapter__course=course).order_by("chapter__chapter", "order")
    assert [(row.chapter.name, row.name, row.pk) for row in rows] == [
        ("风", "季风", ids["季风"]),
        ("浪", "台风", ids["台风"]),
        ("浪", "潮汐", ids["潮汐"]),
    ]


def test_saving_what_is_there_already_keeps_no_version():
    course = an_edited_course()
    content, digest = read(course)

    save(course, content, digest)

    assert CourseVersion.objects.filter(course=course).count() == 1


def test_a_second_editor_is_told_what_changed_and_overwrites_nothing():
    course, first = an_edited_course(), an_account("nami")
    content, digest = read(course)
    theirs, _digest = read(course)
    content.name = "近海航海学"
    services.save(course.pk, content, read_digest=digest, by=by(first), now=NOW)
    theirs.hours = 99

    with pytest.raises(EditedMeanwhile) as refused:
        save(course, theirs, digest)

    assert refused.value.detail["changed"] == [
        {
            "kind": "changed",
            "part": "course",
            "label": "",
            "field": "name",
            "before": "航海学",
            "after": "近海航海学",
        }
    ]
    assert (refused.value.detail["by"], refused.value.detail["at"]) == ("nami", NOW.isoformat())
    assert read(course) == (content, refused.value.detail["digest"])


def test_what_was_changed_past_the_editor_is_noticed_and_kept_as_a_version():
    course = an_edited_course()
    content, digest = read(course)
    Course.objects.filter(pk=course.pk).update(brief="直接改库")

    with pytest.raises(EditedMeanwhile) as refused:
        save(course, content, digest)
    assert [(one["field"], one["after"]) for one in refused.value.detail["changed"]] == [
        ("brief", "直接改库")
    ]

    content.brief = "直接改库"
    content.hours = 1
    save(course, content, refused.value.detail["digest"])

    found = CourseVersion.objects.filter(course=course).order_by("number")
    assert [(one.number, one.cause, one.content["brief"], one.content["hours"]) for one in found] == [
        (1, "created", "从看云到看星", 12),
        (2, "found", "直接改库", 12),
        (3, "saved", "直接改库", 1),
    ]


def test_restoring_a_version_makes_the_course_say_exactly_what_it_said():
    course = an_edited_course()
    original, digest = read(course)
    changed, _digest = read(course)
    changed.name, changed.brief, changed.level, changed.course_img = "另一门课", "别的", 2, ""
    changed.teacher_ids = [a_teacher("甚平").pk]
    changed.recommended_ids = [a_course().pk]
    changed.chapters = [
        ChapterContent(name="新", lessons=[LessonContent(name="新课时", section_link="v")]),
        changed.chapters[1],
    ]
    changed.chapters[1].lessons = []
    changed.prices, changed.questions, changed.outline = [PriceContent(access_days=7, price_fen=1)], [], []
    save(course, changed, digest)
    _said, changed_digest = read(course)

    services.restore(course.pk, 1, read_digest=changed_digest, by=by(), now=NOW)

    assert read(course) == (original, digest)
    version = CourseVersion.objects.get(course=course, number=3)
    assert (version.cause, version.restored_from, version.content, version.digest) == (
        VersionCause.RESTORED,
        1,
        original.stored(),
        digest,
    )
    assert AuditEntry.objects.get(action="course.restored").after["version"] == 3
    # What was sold for a while stays on record, withdrawn.
    assert set(PricePolicy.objects.filter(product__course=course).values_list("access_days", "on_sale")) == {
        (7, False),
        (30, True),
        (360, True),
    }


def test_restoring_needs_the_course_as_it_was_read():
    course = an_edited_course()
    content, digest = read(course)
    content.hours = 99
    save(course, content, digest)

    with pytest.raises(EditedMeanwhile):
        services.restore(course.pk, 1, read_digest=digest, by=by(), now=NOW)
    with pytest.raises(VersionNotFound):
        services.restore(course.pk, 9, read_digest=read(course)[1], by=by(), now=NOW)

    assert read(course)[0].hours == 99


def test_a_lesson_that_was_learned_cannot_be_removed():
    course = an_edited_course()
    content, digest = read(course)
    lesson = CourseSection.objects.get(name="台风")
    LessonProgress.objects.create(
        account=an_account(), section=lesson, course=course, began_at=NOW, seen_at=NOW
    )
    del content.chapters[0].lessons[1]
    content.hours = 77

    with pytest.raises(LessonInUse) as refused:
        save(course, content, digest)

    assert refused.value.detail == {"lesson": "台风", "held_by": ["学习进度"]}
    assert (read(course)[1], CourseVersion.objects.filter(course=course).count()) == (digest, 1)


def test_ids_of_another_course_are_refused():
    course, other = an_edited_course(), an_edited_course("另一门")
    content, digest = read(course)
    stolen = read(other)[0].chapters[0]
    content.chapters.append(stolen)

    with pytest.raises(CatalogueRefused) as refused:
        save(course, content, digest)

    assert list(refused.value.detail["fields"]) == ["chapters"]
    assert read(other)[0].chapters[0] == stolen


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"questions": [QuestionContent(question="?", answer="a")] * 2}, "questions.1"),
        ({"prices": [PriceContent(access_days=30, price_fen=1)] * 2}, "prices.1"),
        (
            {
                "chapters": [
                    ChapterContent(name="甲", lessons=[LessonContent(name="x", section_link="v")] * 2)
                ]
            },
            "chapters.0.lessons.1.section_link",
        ),
        ({"teacher_ids": [9_999_999]}, "teacher_ids"),
        ({"sub_category_id": 9_999_999}, "sub_category"),
        ({"course_type": 2, "prices": []}, "__all__"),
    ],
)
def test_a_content_that_breaks_a_rule_is_refused_with_the_field(said, place):
    content = a_content(**said)

    with pytest.raises(CatalogueRefused) as refused:
        services.create(content, by=by(), now=NOW)

    assert list(refused.value.detail["fields"]) == [place]
    assert not Course.objects.filter(name=content.name).exists()


def test_a_course_on_the_shelf_loses_nothing_mandatory():
    course = an_edited_course()
    Course.objects.filter(pk=course.pk).update(status=SaleStatus.ON_SALE)
    content, digest = read(course)
    content.prices = []

    with pytest.raises(CourseIncomplete) as refused:
        save(course, content, digest)

    assert [gap["name"] for gap in refused.value.detail["missing"]] == ["price"]
    assert len(read(course)[0].prices) == 2


def test_what_was_incomplete_before_may_be_mended_step_by_step():
    course = a_course("导入的课", prices={30: 100})
    content, digest = read(course)
    content.teacher_ids = [a_teacher().pk]

    save(course, content, digest)

    assert read(course)[0].teacher_ids == content.teacher_ids


def test_a_duplicate_says_the_same_under_another_name_and_is_offline():
    course = an_edited_course()
    Course.objects.filter(pk=course.pk).update(status=SaleStatus.ON_SALE)

    first = services.duplicate(course.pk, by=by(), now=NOW)
    second = services.duplicate(course.pk, by=by(), now=NOW)

    original, copied = read(course)[0], read(first)[0]
    assert (copied.name, read(second)[0].name) == ("航海学 (副本)", "航海学 (副本 2)")
    assert first.status == SaleStatus.OFFLINE
    assert services._without_ids(copied) == services._without_ids(
        original.model_copy(update={"name": copied.name})
    )
    assert {lesson.id for lesson in copied.lessons}.isdisjoint({lesson.id for lesson in original.lessons})
    assert CourseVersion.objects.get(course=first).cause == VersionCause.DUPLICATED


def test_a_module_of_a_degree_has_no_prices():
    module = a_degree(modules=1).modules.get()
    content, digest = read(module)
    content.brief = "模块"

    save(module, content, digest)

    assert (read(module)[0].brief, read(module)[0].degree_id) == ("模块", module.degree_course_id)


def test_a_version_is_never_changed_or_deleted():
    course = an_edited_course()

    with pytest.raises(IntegrityError, match="never changed"):
        CourseVersion.objects.filter(course=course).update(note="x")


def test_the_queries_of_an_editor_do_not_grow_with_the_course():
    small, large = an_edited_course("小"), an_edited_course("大")
    for chapter in range(3, 9):
        for _ in range(5):
            a_lesson(large, chapter=chapter)
    counts = []
    for course in (small, large):
        with CaptureQueriesContext(connection) as queries:
            content_of(course)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 8


def test_there_is_no_course_to_save():
    with pytest.raises(CourseNotFound):
        services.save(9_999_999, a_content(), read_digest="0" * 64, by=by(), now=NOW)
    with pytest.raises(CourseNotFound):
        services.duplicate(9_999_999, by=by(), now=NOW + timedelta(days=1))


def test_the_digest_is_that_of_the_content_and_nothing_else():
    content = a_content()

    assert digest_of(content) == digest_of(CourseContent(**content.stored()))
    assert digest_of(content) != digest_of(content.model_copy(update={"hours": 13}))
