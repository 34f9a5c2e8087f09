from typing import Literal

RegradeInGrade = Literal["A", "A+", "B", "B+", "B-", "C", "C+", "C-", "COPY", "D"]

REGRADE_IN_GRADE_VALUES: set[RegradeInGrade] = {
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


def check_regrade_in_grade(value: str) -> RegradeInGrade:
    if value in REGRADE_IN_GRADE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REGRADE_IN_GRADE_VALUES!r}")
