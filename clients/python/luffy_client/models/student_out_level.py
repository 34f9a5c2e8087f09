from typing import Literal

StudentOutLevel = Literal["act", "fine", "watch"]

STUDENT_OUT_LEVEL_VALUES: set[StudentOutLevel] = {
    "act",
    "fine",
    "watch",
}


def check_student_out_level(value: str) -> StudentOutLevel:
    if value in STUDENT_OUT_LEVEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STUDENT_OUT_LEVEL_VALUES!r}")
