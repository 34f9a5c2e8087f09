from typing import Literal

SubmissionToGradeOutGradeType0 = Literal["A", "A+", "B", "B+", "B-", "C", "C+", "C-", "COPY", "D"]

SUBMISSION_TO_GRADE_OUT_GRADE_TYPE_0_VALUES: set[SubmissionToGradeOutGradeType0] = {
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


def check_submission_to_grade_out_grade_type_0(value: str) -> SubmissionToGradeOutGradeType0:
    if value in SUBMISSION_TO_GRADE_OUT_GRADE_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SUBMISSION_TO_GRADE_OUT_GRADE_TYPE_0_VALUES!r}"
    )
