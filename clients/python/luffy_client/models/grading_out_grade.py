from typing import Literal

GradingOutGrade = Literal["A", "A+", "B", "B+", "B-", "C", "C+", "C-", "COPY", "D"]

GRADING_OUT_GRADE_VALUES: set[GradingOutGrade] = {
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


def check_grading_out_grade(value: str) -> GradingOutGrade:
    if value in GRADING_OUT_GRADE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GRADING_OUT_GRADE_VALUES!r}")
