from typing import Literal

PreviewOutGrade = Literal["A", "A+", "B", "B+", "B-", "C", "C+", "C-", "COPY", "D"]

PREVIEW_OUT_GRADE_VALUES: set[PreviewOutGrade] = {
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


def check_preview_out_grade(value: str) -> PreviewOutGrade:
    if value in PREVIEW_OUT_GRADE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PREVIEW_OUT_GRADE_VALUES!r}")
