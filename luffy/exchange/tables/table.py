"""What one kind of table is: its columns, how a row is read and written, and the rows there are."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar, Generic, TypeVar

from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError

from luffy.accounts.audit import Actor
from luffy.accounts.permissions import Action
from luffy.core.sheets import Cell


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name for programs, its title for people, and what may stand there."""

    key: str
    title: str
    example: str = ""
    is_needed: bool = False


class RowRefused(Exception):
    """One row cannot be taken; the others can."""

    def __init__(self, reason: str, column: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.column = column


class Outcome(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


R = TypeVar("R", bound=BaseModel)


class Table(ABC, Generic[R]):
    """The same row twice is written once: each kind has a key by which it knows what is there already."""

    # Who may bring this kind in and out.
    action: ClassVar[Action]
    columns: ClassVar[tuple[Column, ...]]
    row: type[R]

    def named(self, values: Mapping[str, str]) -> dict[str, str]:
        """The cells by the columns' keys, whether the header has keys or titles; empty cells say nothing."""
        keys = {column.title: column.key for column in self.columns}
        return {keys.get(name, name): text.strip() for name, text in values.items() if text.strip()}

    def unknown(self, header: Sequence[str]) -> list[str]:
        known = {name for column in self.columns for name in (column.key, column.title)}
        return [name for name in header if name not in known]

    def missing(self, header: Sequence[str]) -> list[str]:
        """Titles of needed columns that the header lacks."""
        return [
            column.title
            for column in self.columns
            if column.is_needed and column.key not in header and column.title not in header
        ]

    def parse(self, values: Mapping[str, str]) -> R:
        """Raises: RowRefused."""
        try:
            return self.row.model_validate(self.named(values))
        except ValidationError as error:
            problem = error.errors(include_url=False)[0]
            column = str(problem["loc"][0]) if problem["loc"] else ""
            raise RowRefused(reason(problem), self.title_of(column)) from error

    def title_of(self, key: str) -> str:
        return next((column.title for column in self.columns if column.key == key), key)

    @abstractmethod
    def key(self, row: R) -> str:
        """What makes it this row and no other."""

    @abstractmethod
    def write(self, row: R, *, by: Actor, now: datetime) -> Outcome:
        """Bring the school to what the row says. Raises: RowRefused, LuffyError."""

    @abstractmethod
    def rows(self) -> Iterator[Sequence[Cell]]:
        """Everything there is, in the order of the columns."""


def reason(problem: Any) -> str:
    """Why a cell was not taken, in the active language."""
    context = problem.get("ctx", {})
    match problem["type"]:
        case "missing":
            return _("必填")
        case "string_too_short":
            return _("必填")
        case "string_too_long":
            return _("太长, 最多 {most} 字").format(most=context["max_length"])
        case "int_parsing" | "int_type" | "int_from_float":
            return _("须为整数")
        case "greater_than_equal" | "greater_than" | "less_than_equal" | "less_than":
            return _("超出范围")
        case "value_error":
            return str(context["error"])
        case "date_from_datetime_parsing" | "date_parsing" | "date_from_datetime_inexact":
            return _("须为日期, 例如 2026-11-30")
        case _:
            return _("格式不正确")
