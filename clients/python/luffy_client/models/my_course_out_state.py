from typing import Literal

MyCourseOutState = Literal["expired", "finished", "in_progress", "not_started"]

MY_COURSE_OUT_STATE_VALUES: set[MyCourseOutState] = {
    "expired",
    "finished",
    "in_progress",
    "not_started",
}


def check_my_course_out_state(value: str) -> MyCourseOutState:
    if value in MY_COURSE_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MY_COURSE_OUT_STATE_VALUES!r}")
