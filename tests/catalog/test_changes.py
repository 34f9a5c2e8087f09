"""What differs between two contents, and what one lacks."""

from hypothesis import given
from hypothesis import strategies as st

from luffy.catalog.editing.changes import Change, changes
from luffy.catalog.editing.content import ChapterContent, CourseContent, LessonContent, PriceContent
from luffy.catalog.editing.gaps import gaps, mandatory


def a_course(**said) -> CourseContent:
    return CourseContent(name="航海学", sub_category_id=1, **said)


def chapter(number: int, *lessons: int, name: str = "") -> ChapterContent:
    return ChapterContent(
        id=number,
        name=name or f"第{number}章",
        lessons=[LessonContent(id=one, name=f"课{one}", section_link=f"v{one}") for one in lessons],
    )


def test_what_came_went_and_changed_is_named():
    before = a_course(
        chapters=[chapter(1, 11, 12)], prices=[PriceContent(access_days=30, price_fen=9_900)], teacher_ids=[1]
    )
    after = a_course(
        brief="新",
        chapters=[chapter(1, 11, name="风"), chapter(2)],
        prices=[PriceContent(access_days=30, price_fen=8_800), PriceContent(access_days=360, price_fen=1)],
        teacher_ids=[2],
    )

    assert changes(before, after) == [
        Change("changed", "course", "", "brief", "", "新"),
        Change("added", "chapter", "第2章", "", None, {"name": "第2章", "summary": ""}),
        Change("changed", "chapter", "风", "name", "第1章", "风"),
        Change(
            "removed",
            "lesson",
            "课12",
            "",
            {"name": "课12", "section_type": 2, "section_link": "v12", "seconds": 0, "free_trial": False},
            None,
        ),
        Change("added", "price", "360", "", None, {"access_days": 360, "price_fen": 1}),
        Change("changed", "price", "30", "price_fen", 9_900, 8_800),
        Change("removed", "teacher", "1", "", 1, None),
        Change("added", "teacher", "2", "", None, 2),
    ]


def test_places_that_changed_are_moves_and_nothing_else():
    before = a_course(chapters=[chapter(1, 11, 12), chapter(2, 21)])

    assert changes(before, a_course(chapters=[chapter(2, 21), chapter(1, 11, 12)])) == [
        Change("moved", "chapter", "", "order", ["第1章", "第2章"], ["第2章", "第1章"])
    ]
    assert changes(before, a_course(chapters=[chapter(1, 12, 11), chapter(2, 21)])) == [
        Change("moved", "lesson", "第1章", "order", ["课11", "课12"], ["课12", "课11"])
    ]
    assert changes(before, a_course(chapters=[chapter(1, 11), chapter(2, 12, 21)])) == [
        Change("moved", "lesson", "课12", "", "第1章", "第2章")
    ]


_lessons = st.permutations(range(1, 9))
_names = st.sampled_from(["甲", "乙"])


@st.composite
def contents(draw) -> CourseContent:
    order, cuts = draw(_lessons), sorted(draw(st.lists(st.integers(0, 8), min_size=2, max_size=2)))
    kept = order[: draw(st.integers(0, 8))]
    parts = [kept[: cuts[0]], kept[cuts[0] : cuts[1]], kept[cuts[1] :]]
    chapters = [chapter(number, *part) for number, part in enumerate(parts, 1)]
    return a_course(
        brief=draw(_names),
        chapters=draw(st.permutations(chapters))[: draw(st.integers(0, 3))],
        teacher_ids=sorted(draw(st.sets(st.integers(1, 4)))),
    )


@given(contents(), contents())
def test_nothing_differs_if_and_only_if_they_are_equal(one, other):
    assert (changes(one, other) == []) == (one == other)


def test_an_empty_course_lacks_what_is_mandatory_and_what_is_advised():
    found = gaps(a_course())

    assert [gap.name for gap in found if gap.is_mandatory] == ["brief", "teacher", "price", "chapter"]
    assert [gap.name for gap in found if not gap.is_mandatory] == [
        "image",
        "hours",
        "why_study",
        "what_to_study",
        "outline",
        "question",
    ]


def test_each_gap_says_where_it_is_filled_in():
    content = a_course(
        course_type=1,
        brief="有",
        teacher_ids=[1],
        chapters=[
            ChapterContent(name="空"),
            ChapterContent(
                name="满", lessons=[LessonContent(name="视频"), LessonContent(name="练习", section_type=1)]
            ),
        ],
    )

    assert [(gap.name, gap.field, gap.label) for gap in mandatory(content)] == [
        ("lesson", "chapters.0", "空"),
        ("link", "chapters.1.lessons.0.section_link", "视频"),
    ]
    assert gaps(content)[-1].name == "free_trial"
