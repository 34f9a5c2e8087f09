from typing import Literal

MyCoursesQueryStateType0 = Literal["expired", "finished", "in_progress", "not_started"]

MY_COURSES_QUERY_STATE_TYPE_0_VALUES: set[MyCoursesQueryStateType0] = {
    "expired",
    "finished",
    "in_progress",
    "not_started",
}


def check_my_courses_query_state_type_0(value: str) -> MyCoursesQueryStateType0:
    if value in MY_COURSES_QUERY_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MY_COURSES_QUERY_STATE_TYPE_0_VALUES!r}")
