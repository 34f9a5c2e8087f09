from typing import Literal

BerryMoveOutGrade = Literal["A", "A+", "B", "B+", "B-", "C", "C+", "C-", "COPY", "D"]

BERRY_MOVE_OUT_GRADE_VALUES: set[BerryMoveOutGrade] = {
    "A",
    "A+",
    "B",
    "B+",
    "B-",
    "C",
    "C+",
    "C-",
    "COPY",
    "D",
}


def check_berry_move_out_grade(value: str) -> BerryMoveOutGrade:
    if value in BERRY_MOVE_OUT_GRADE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BERRY_MOVE_OUT_GRADE_VALUES!r}")
