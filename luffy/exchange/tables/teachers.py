"""Teachers, known by name and role."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import BaseModel

from luffy.accounts.audit import Actor
from luffy.accounts.permissions import Action
from luffy.catalog.editing import people
from luffy.catalog.models import Teacher
from luffy.core.sheets import Cell
from luffy.exchange.tables.cells import line, named, text
from luffy.exchange.tables.table import Column, Outcome, RowRefused, Table

ROLES = {"讲师": 0, "导师": 1}


class TeacherRow(BaseModel):
    name: line(32, 1)  # type: ignore[valid-type]  # Made by a function.
    role: Annotated[int, named(ROLES)] = 0
    title: line(64, 1)  # type: ignore[valid-type]  # Made by a function.
    signature: line(255) = ""  # type: ignore[valid-type]  # Made by a function.
    image: line(128) = ""  # type: ignore[valid-type]  # Made by a function.
    brief: text(1024, 1)  # type: ignore[valid-type]  # Made by a function.


class Teachers(Table[TeacherRow]):
    action = Action.EDIT_CATALOGUE
    row = TeacherRow
    columns = (
        Column("name", "姓名", "甚平", True),
        Column("role", "角色", "讲师"),
        Column("title", "职位", "舵手", True),
        Column("signature", "签名", "侠之大者"),
        Column("image", "头像", ""),
        Column("brief", "介绍", "海侠，教航海二十年。", True),
    )

    def key(self, row: TeacherRow) -> str:
        return f"{row.role}:{row.name}"

    def write(self, row: TeacherRow, *, by: Actor, now: datetime) -> Outcome:
        found = list(Teacher.objects.filter(name=row.name, role=row.role)[:2])
        if len(found) > 1:
            raise RowRefused(_("有两位同名同角色的讲师, 请在页面修改"), "姓名")
        fields = people.TeacherFields(**row.model_dump())
        if not found:
            people.save_teacher(fields, by=by, now=now)
            return Outcome.CREATED
        said = {**row.model_dump(), "signature": row.signature or None}
        if all(getattr(found[0], name) == value for name, value in said.items()):
            return Outcome.UNCHANGED
        people.save_teacher(fields, teacher_id=found[0].pk, by=by, now=now)
        return Outcome.CHANGED

    def rows(self) -> Iterator[Sequence[Cell]]:
        names = {number: name for name, number in ROLES.items()}
        for row in Teacher.objects.order_by("id").iterator(500):
            yield [row.name, names[row.role], row.title, row.signature or "", row.image, row.brief]
