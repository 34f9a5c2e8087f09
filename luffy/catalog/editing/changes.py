"""What differs between two contents of a course, in words an editor knows. Pure.

Source: docs/rules/course-editor.md
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from luffy.catalog.editing.content import ChapterContent, CourseContent, LessonContent

Kind = Literal["changed", "added", "removed", "moved"]
PartName = Literal["course", "chapter", "lesson", "price", "question", "outline", "teacher", "recommended"]
_LISTS = frozenset({"teacher_ids", "recommended_ids", "outline", "chapters", "prices", "questions"})


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `label` names the part it is about; `field` is empty when all of it came, went or moved."""

    kind: Kind
    part: PartName
    label: str
    field: str
    before: Any
    after: Any


def changes(before: CourseContent, after: CourseContent) -> list[Change]:
    """All that differs; empty if and only if the contents are equal."""
    old, new = before.stored(), after.stored()
    found = [
        Change("changed", "course", "", name, old[name], new[name])
        for name in old
        if name not in _LISTS and old[name] != new[name]
    ]
    found += _chapters(before.chapters, after.chapters)
    found += _lessons(before, after)
    found += _keyed("price", _by(old["prices"], "access_days"), _by(new["prices"], "access_days"))
    found += _keyed("question", _by(old["questions"], "question"), _by(new["questions"], "question"))
    found += _keyed("outline", _by(old["outline"], "title"), _by(new["outline"], "title"))
    found += _set("teacher", old["teacher_ids"], new["teacher_ids"])
    found += _set("recommended", old["recommended_ids"], new["recommended_ids"])
    return found


def _chapters(before: Sequence[ChapterContent], after: Sequence[ChapterContent]) -> list[Change]:
    old = _named("chapter", [chapter.id for chapter in before], before)
    new = _named("chapter", [chapter.id for chapter in after], after)
    return _keyed("chapter", old, new)


def _lessons(before: CourseContent, after: CourseContent) -> list[Change]:
    """Lessons keep their names through all chapters, so that one that went elsewhere is the same one."""
    old_home, new_home = _homes(before), _homes(after)
    old = _named("lesson", [lesson.id for lesson in before.lessons], before.lessons)
    new = _named("lesson", [lesson.id for lesson in after.lessons], after.lessons)
    found = [change for change in _keyed("lesson", old, new) if change.kind != "moved"]
    for key in old.keys() & new.keys():
        if old_home[key][0] != new_home[key][0]:
            label = new[key]["name"]
            found.append(Change("moved", "lesson", label, "", old_home[key][1], new_home[key][1]))
    for chapter, old_order in _orders(old_home).items():
        new_order = _orders(new_home).get(chapter, [])
        old_kept = [key for key in old_order if key in new_order]
        new_kept = [key for key in new_order if key in old_order]
        if old_kept != new_kept:
            names = [[rows[key]["name"] for key in kept] for rows, kept in ((old, old_kept), (new, new_kept))]
            found.append(Change("moved", "lesson", old_home[old_order[0]][1], "order", *names))
    return found


_Rows = Mapping[Hashable, Mapping[str, Any]]


def _homes(content: CourseContent) -> dict[Hashable, tuple[Hashable, str]]:
    """The chapter of each lesson: its key and its name."""
    homes: dict[Hashable, tuple[Hashable, str]] = {}
    number = 0
    for place, chapter in enumerate(content.chapters):
        home = chapter.id or f"new {place}"
        for lesson in chapter.lessons:
            homes[lesson.id or f"new {number}"] = (home, chapter.name)
            number += 1
    return homes


def _orders(homes: Mapping[Hashable, tuple[Hashable, str]]) -> dict[Hashable, list[Hashable]]:
    found: dict[Hashable, list[Hashable]] = {}
    for key, (chapter, _name) in homes.items():
        found.setdefault(chapter, []).append(key)
    return found


def _named(
    part: str, ids: Sequence[int | None], rows: Sequence[ChapterContent] | Sequence[LessonContent]
) -> _Rows:
    """Rows by id, and by place those that have none yet, without what lies in them."""
    left_out = {"id", "lessons"} if part == "chapter" else {"id"}
    return {
        (key or f"new {place}"): row.model_dump(mode="json", exclude=left_out)
        for place, (key, row) in enumerate(zip(ids, rows, strict=True))
    }


def _by(rows: Sequence[Mapping[str, Any]], key: str) -> _Rows:
    return {row[key]: row for row in rows}


def _keyed(part: PartName, old: _Rows, new: _Rows) -> list[Change]:
    found = [Change("removed", part, _label(old[key]), "", old[key], None) for key in old if key not in new]
    found += [Change("added", part, _label(new[key]), "", None, new[key]) for key in new if key not in old]
    for key in old:
        if key not in new:
            continue
        for field, value in old[key].items():
            if value != new[key][field]:
                found.append(Change("changed", part, _label(new[key]), field, value, new[key][field]))
    old_kept, new_kept = [key for key in old if key in new], [key for key in new if key in old]
    if old_kept != new_kept:
        names = [[_label(rows[key]) for key in kept] for rows, kept in ((old, old_kept), (new, new_kept))]
        found.append(Change("moved", part, "", "order", *names))
    return found


def _label(row: Mapping[str, Any]) -> str:
    """What people call it: the first of its values that names it."""
    return str(next(row[name] for name in ("name", "question", "title", "access_days") if name in row))


def _set(part: PartName, old: Sequence[int], new: Sequence[int]) -> list[Change]:
    removed = [Change("removed", part, str(one), "", one, None) for one in old if one not in new]
    return removed + [Change("added", part, str(one), "", None, one) for one in new if one not in old]
