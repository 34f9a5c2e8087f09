from typing import Literal

EarlierOutGradeType0 = Literal["A", "A+", "B", "B+", "B-", "C", "C+", "C-", "COPY", "D"]

EARLIER_OUT_GRADE_TYPE_0_VALUES: set[EarlierOutGradeType0] = {
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


def check_earlier_out_grade_type_0(value: str) -> EarlierOutGradeType0:
    if value in EARLIER_OUT_GRADE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EARLIER_OUT_GRADE_TYPE_0_VALUES!r}")
