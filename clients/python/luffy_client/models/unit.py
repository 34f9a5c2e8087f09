from typing import Literal

Unit = Literal[
    "berries",
    "channel",
    "count",
    "day",
    "enrolment",
    "fen",
    "hours",
    "moment",
    "order",
    "percent",
    "refund",
    "text",
]

UNIT_VALUES: set[Unit] = {
    "berries",
    "channel",
    "count",
    "day",
    "enrolment",
    "fen",
    "hours",
    "moment",
    "order",
    "percent",
    "refund",
    "text",
}


def check_unit(value: str) -> Unit:
    if value in UNIT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {UNIT_VALUES!r}")
