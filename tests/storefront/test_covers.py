"""Drawing covers: the same each time, legible, and never broken by a title."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from luffy.storefront.covers import HUES, PATTERNS, Cover, draw
from luffy.storefront.titles import lines_of, width_of

SVG = "{http://www.w3.org/2000/svg}"


def cover(title: str = "Python 入门", *, item_id: int = 3, category_id: int = 1) -> Cover:
    return Cover("course", item_id, title, "后端", category_id)


def lines(svg: str) -> list[str]:
    return [str(line.text) for line in ET.fromstring(svg).iter(f"{SVG}tspan")]


def test_the_same_course_always_has_the_same_cover():
    assert draw(cover()) == draw(cover())
    assert draw(cover()) != draw(cover(item_id=4)) != draw(cover("Python 进阶"))


def test_a_category_has_its_colours_and_titles_their_patterns():
    def colours(svg: str) -> list[str]:
        return re.findall(r'stop-color="(#\w+)"', svg)

    assert colours(draw(cover())) == colours(draw(cover("别的", item_id=9)))
    assert len({tuple(colours(draw(cover(category_id=number)))) for number in range(len(HUES))}) == len(HUES)
    drawn = {PATTERNS[cover(item_id=number).chances[0] % len(PATTERNS)] for number in range(40)}
    assert drawn == set(PATTERNS)


@given(st.text(min_size=1, max_size=128))
def test_any_title_gives_a_whole_file_without_scripts(title: str):
    svg = draw(Cover("course", 1, title, title, 1))

    allowed = {
        "svg",
        "title",
        "linearGradient",
        "stop",
        "rect",
        "g",
        "text",
        "tspan",
        "path",
        "circle",
        "polyline",
    }
    assert {element.tag.removeprefix(SVG) for element in ET.fromstring(svg).iter()} <= allowed
    assert len(svg) < 8_000


def test_markup_in_a_title_stays_text():
    svg = draw(cover("</text><script>alert(1)</script>&\x07"))

    assert "<script" not in svg
    assert "".join(lines(svg)) == "</text><script>alert(1)</script>&"


@pytest.mark.parametrize("category_id", range(len(HUES)))
def test_white_words_are_legible_on_every_colour(category_id: int):
    for colour in re.findall(r'stop-color="#(\w+)"', draw(cover(category_id=category_id))):
        parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        assert 1.05 / (luminance + 0.05) > 4.9


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Go", ["Go"]),
        ("Python Web 全栈实战：从模型到上线", ["Python Web 全栈实战：", "从模型到上线"]),
        ("机器学习入门用数据说话的方法", ["机器学习入门用", "数据说话的方法"]),
        ("Advanced TypeScript for Teams", ["Advanced", "TypeScript", "for Teams"]),
    ],
)
def test_titles_break_where_people_would(title: str, expected: list[str]):
    assert lines_of(title, width_em=12 if "Web" in title else 9, most=3) == expected


@given(st.text("测试，。！？（）“”《》abc ABC：-", min_size=1, max_size=60).filter(str.strip))
@example("测试测试测试测“ 测试")
def test_no_line_begins_with_what_closes_or_ends_with_what_opens(title: str):
    title = re.sub(r"[，。！？（）“”《》：]{2,}", "（测", title).lstrip("，。！？）”》：")
    for before, line in zip(
        lines_of(title, width_em=8, most=99), lines_of(title, width_em=8, most=99)[1:], strict=False
    ):
        assert line[0] not in "，。！？）》：”"
        assert before[-1] not in "（《“"


@given(st.text(min_size=1, max_size=128))
def test_what_is_too_long_is_cut_and_says_so(title: str):
    found = lines_of(title, width_em=10, most=2)

    assert len(found) <= 2
    assert all(width_of(line) <= 12 for line in found) or len(found) == 1
