"""Cells that several tables read alike."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic import BeforeValidator, StringConstraints

from luffy.core.calendar import SHANGHAI

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_MONEY = re.compile(r"([0-9]{1,7})(?:\.([0-9]{1,2}))?", re.ASCII)


def _clean(value: Any) -> Any:
    if isinstance(value, str) and _CONTROL.search(value):
        raise ValueError(_("含有控制字符"))
    return value


def _one_line(value: Any) -> Any:
    if isinstance(value, str) and len(value.splitlines()) > 1:
        raise ValueError(_("不能换行"))
    return _clean(value)


def text(most: int, least: int = 0) -> Any:
    """Some text, over several lines if need be."""
    return Annotated[str, StringConstraints(min_length=least, max_length=most), BeforeValidator(_clean)]


def line(most: int, least: int = 0) -> Any:
    """Text on one line."""
    return Annotated[str, StringConstraints(min_length=least, max_length=most), BeforeValidator(_one_line)]


def named(names: Mapping[str, int]) -> BeforeValidator:
    """A number by its name."""

    def number(value: Any) -> Any:
        found = names.get(str(value).strip().lower())
        if found is None:
            raise ValueError(_("须为: {names}").format(names="、".join(names)))
        return found

    return BeforeValidator(number)


def _fen(value: Any) -> int:
    """`99`, `99.5` → 9900, 9950."""
    found = _MONEY.fullmatch(str(value).strip())
    if found is None:
        raise ValueError(_("须为金额, 例如 99 或 99.50"))
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))


def _moment(value: Any) -> datetime:
    """`2026-11-30 08:00`, in the school's time."""
    try:
        return datetime.fromisoformat(str(value).strip()).replace(tzinfo=SHANGHAI)
    except ValueError:
        raise ValueError(_("须为时间, 例如 2026-11-30 08:00")) from None


def _yes(value: Any) -> bool:
    words: dict[str, bool] = {"是": True, "1": True, "yes": True, "否": False, "0": False, "no": False}
    found = words.get(str(value).strip().lower())
    if found is None:
        raise ValueError(_("须为: 是、否"))
    return found


_to_fen: Callable[[Any], int] = _fen
Fen = Annotated[int, BeforeValidator(_to_fen)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Yes = Annotated[bool, BeforeValidator(_yes)]


def yuan(fen: int) -> Decimal:
    """9950 → 99.50, as a number that office programs add up."""
    return Decimal(fen).scaleb(-2)
