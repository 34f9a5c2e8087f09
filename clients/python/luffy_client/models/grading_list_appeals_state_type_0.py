from typing import Literal

GradingListAppealsStateType0 = Literal["open", "regraded", "upheld"]

GRADING_LIST_APPEALS_STATE_TYPE_0_VALUES: set[GradingListAppealsStateType0] = {
    "open",
    "regraded",
    "upheld",
}


def check_grading_list_appeals_state_type_0(value: str) -> GradingListAppealsStateType0:
    if value in GRADING_LIST_APPEALS_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GRADING_LIST_APPEALS_STATE_TYPE_0_VALUES!r}"
    )
