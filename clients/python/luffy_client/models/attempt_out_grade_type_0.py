from typing import Literal

AttemptOutGradeType0 = Literal["A", "A+", "B", "B+", "B-", "C", "C+", "C-", "COPY", "D"]

ATTEMPT_OUT_GRADE_TYPE_0_VALUES: set[AttemptOutGradeType0] = {
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


def check_attempt_out_grade_type_0(value: str) -> AttemptOutGradeType0:
    if value in ATTEMPT_OUT_GRADE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ATTEMPT_OUT_GRADE_TYPE_0_VALUES!r}")
