from typing import Literal

MyCourseOutOpenedBy = Literal["enrolment", "membership", "module"]

MY_COURSE_OUT_OPENED_BY_VALUES: set[MyCourseOutOpenedBy] = {
    "enrolment",
    "membership",
    "module",
}


def check_my_course_out_opened_by(value: str) -> MyCourseOutOpenedBy:
    if value in MY_COURSE_OUT_OPENED_BY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MY_COURSE_OUT_OPENED_BY_VALUES!r}")
