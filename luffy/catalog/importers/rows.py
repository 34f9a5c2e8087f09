"""What a row of an import file may say, checked. Pure: texts in, a course's terms out."""

import math
import re
from datetime import date, datetime
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from luffy.core.calendar import day_of

SOLD_DAYS = frozenset({1, 3, 7, 14, 30, 60, 90, 180, 360, 540, 720})
HIGHEST_FEN = 2**31 - 1
UDEMY_COLUMNS = frozenset(
    {"course_id", "course_title", "is_paid", "price", "level", "content_duration", "subject"}
)

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]|[\ud800-\udfff]")
_LEVELS = {"beginner": 0, "intermediate": 1, "advanced": 2, "初级": 0, "中级": 1, "高级": 2}
_TYPES = {"paid": 0, "vip": 1, "付费": 0, "vip专享": 1}
_STATUSES = {"on_sale": 0, "offline": 1, "announced": 2, "上线": 0, "下线": 1, "预上线": 2}
_UDEMY_LEVELS = {"All Levels": 0, "Beginner Level": 0, "Intermediate Level": 1, "Expert Level": 2}
_DOLLARS = re.compile(r"([0-9]{1,6})(?:\.([0-9]{1,2}))?", re.ASCII)


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").strip()
    if _CONTROL.search(text):
        raise ValueError("has a control character")
    return text


def _line(value: Any) -> Any:
    if isinstance(value, str) and "\n" in value.strip():
        raise ValueError("has a line break")
    return _text(value)


def _named(names: dict[str, int]) -> BeforeValidator:
    def number(value: Any) -> Any:
        text = str(value).strip().lower()
        return names.get(text, value)

    return BeforeValidator(number)


def _prices(value: Any) -> Any:
    """`30:9900 360:19900`, or the same as a JSON object."""
    if not isinstance(value, str):
        return value
    pairs = [pair.partition(":") for pair in value.split()]
    if len({days for days, _, _ in pairs}) != len(pairs):
        raise ValueError("names a period twice")
    return {days: fen for days, _, fen in pairs}


def _blank_is_none(value: Any) -> Any:
    return None if value == "" else value


_LINE = BeforeValidator(_line)
_TEXT = BeforeValidator(_text)
PriceFen = Annotated[int, Field(ge=0, le=HIGHEST_FEN)]


class CourseRow(BaseModel):
    """One course as a file describes it."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    source: Annotated[str, Field(min_length=1, max_length=15), _LINE] = "file"
    source_id: Annotated[str, Field(min_length=1, max_length=64), _LINE]
    name: Annotated[str, Field(min_length=1, max_length=128), _LINE]
    category: Annotated[str, Field(min_length=1, max_length=64), _LINE]
    sub_category: Annotated[str, Field(min_length=1, max_length=64), _LINE]
    brief: Annotated[str, Field(max_length=2048), _TEXT] = ""
    level: Annotated[int, _named(_LEVELS), Field(ge=0, le=2)] = 1
    course_type: Annotated[int, _named(_TYPES), Field(ge=0, le=1)] = 0
    # None: on sale when it is new, and later as operators left it.
    status: Annotated[int | None, _named(_STATUSES), BeforeValidator(_blank_is_none), Field(ge=0, le=2)] = (
        None
    )
    prices: Annotated[dict[int, PriceFen], BeforeValidator(_prices)] = {}
    pub_date: Annotated[date | None, BeforeValidator(_blank_is_none)] = None
    hours: Annotated[int, Field(ge=0, le=100_000)] = 0
    period_days: Annotated[int, Field(ge=1, le=10_000)] = 7
    order: Annotated[int, Field(ge=0, le=10**9)] = 0
    image: Annotated[str, Field(max_length=255), _LINE] = ""

    @property
    def source_key(self) -> str:
        return f"{self.source}:{self.source_id}"


class Numbered(NamedTuple):
    """A row and the line of the file it begins on."""

    line: int
    row: CourseRow


def parsed(values: dict[str, Any], *, fen_per_usd: int) -> CourseRow:
    """The row as a course.

    Raises:
        ValueError: with the reason, for whoever wrote the file.
    """
    if values.keys() >= UDEMY_COLUMNS:
        values = _from_udemy(values, fen_per_usd)
    # An empty cell of a table says nothing; the default stands.
    said = {name: value for name, value in values.items() if value not in ("", None)}
    try:
        row = CourseRow.model_validate(said)
    except ValidationError as error:
        raise ValueError(_reason(error)) from None
    if unknown := row.prices.keys() - SOLD_DAYS:
        raise ValueError(f"prices: {min(unknown)} days are no period that is sold")
    return row


def _from_udemy(values: dict[str, Any], fen_per_usd: int) -> dict[str, Any]:
    level = _UDEMY_LEVELS.get(values["level"])
    if level is None:
        raise ValueError(f"level: {str(values['level'])[:40]!r} is none of the data set's levels")
    hours = _number(values["content_duration"], "content_duration")
    is_free = str(values["is_paid"]).lower() == "false"
    lectures = values.get("num_lectures", "")
    return {
        "source": "udemy",
        "source_id": values["course_id"],
        "name": values["course_title"],
        "category": "Udemy",
        "sub_category": values["subject"],
        "brief": f"{values['subject']} · {lectures} lectures · {hours:.1f} hours",
        "level": level,
        "prices": {360: 0 if is_free else _fen(values["price"], fen_per_usd)},
        "pub_date": _udemy_day(values.get("published_timestamp", "")),
        "hours": math.ceil(hours),
    }


def _fen(text: str, fen_per_usd: int) -> int:
    """Dollars into fen, rounded down."""
    found = _DOLLARS.fullmatch(str(text).strip())
    if found is None:
        raise ValueError(f"price: {str(text)[:40]!r} is no amount in dollars")
    return (int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))) * fen_per_usd // 100


def _number(text: str, name: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 <= number <= 100_000:
        raise ValueError(f"{name}: {str(text)[:40]!r} is no number of hours")
    return number


def _udemy_day(text: str) -> date | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"published_timestamp: {text[:40]!r} is no time") from None
    return day_of(moment)


def _reason(error: ValidationError) -> str:
    """The first two problems, each with the column it is in."""
    problems = []
    for problem in error.errors(include_url=False)[:2]:
        message = problem["msg"].removeprefix("Value error, ")
        problems.append(f"{'.'.join(map(str, problem['loc']))}: {message}")
    return "; ".join(problems)
