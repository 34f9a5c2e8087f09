from typing import Literal

AppealDecisionInGradeType0 = Literal["A", "A+", "B", "B+", "B-", "C", "C+", "C-", "COPY", "D"]

APPEAL_DECISION_IN_GRADE_TYPE_0_VALUES: set[AppealDecisionInGradeType0] = {
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


def check_appeal_decision_in_grade_type_0(value: str) -> AppealDecisionInGradeType0:
    if value in APPEAL_DECISION_IN_GRADE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {APPEAL_DECISION_IN_GRADE_TYPE_0_VALUES!r}")
