from typing import Literal

GradeInGrade = Literal["A", "A+", "B", "B+", "B-", "C", "C+", "C-", "COPY", "D"]

GRADE_IN_GRADE_VALUES: set[GradeInGrade] = {
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


def check_grade_in_grade(value: str) -> GradeInGrade:
    if value in GRADE_IN_GRADE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GRADE_IN_GRADE_VALUES!r}")
