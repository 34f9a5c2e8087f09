from typing import Literal

ChangeOutPart = Literal[
    "chapter", "course", "lesson", "outline", "price", "question", "recommended", "teacher"
]

CHANGE_OUT_PART_VALUES: set[ChangeOutPart] = {
    "chapter",
    "course",
    "lesson",
    "outline",
    "price",
    "question",
    "recommended",
    "teacher",
}


def check_change_out_part(value: str) -> ChangeOutPart:
    if value in CHANGE_OUT_PART_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CHANGE_OUT_PART_VALUES!r}")
