from typing import Literal

MentorAppealOutGrade = Literal["A", "A+", "B", "B+", "B-", "C", "C+", "C-", "COPY", "D"]

MENTOR_APPEAL_OUT_GRADE_VALUES: set[MentorAppealOutGrade] = {
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


def check_mentor_appeal_out_grade(value: str) -> MentorAppealOutGrade:
    if value in MENTOR_APPEAL_OUT_GRADE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MENTOR_APPEAL_OUT_GRADE_VALUES!r}")
