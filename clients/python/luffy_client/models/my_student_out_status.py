from typing import Literal

MyStudentOutStatus = Literal["graduated", "not_started", "paused", "refunded", "studying", "timed_out"]

MY_STUDENT_OUT_STATUS_VALUES: set[MyStudentOutStatus] = {
    "graduated",
    "not_started",
    "paused",
    "refunded",
    "studying",
    "timed_out",
}


def check_my_student_out_status(value: str) -> MyStudentOutStatus:
    if value in MY_STUDENT_OUT_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MY_STUDENT_OUT_STATUS_VALUES!r}")
