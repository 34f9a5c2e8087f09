from typing import Literal

StudentOutStatus = Literal["graduated", "not_started", "paused", "refunded", "studying", "timed_out"]

STUDENT_OUT_STATUS_VALUES: set[StudentOutStatus] = {
    "graduated",
    "not_started",
    "paused",
    "refunded",
    "studying",
    "timed_out",
}


def check_student_out_status(value: str) -> StudentOutStatus:
    if value in STUDENT_OUT_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STUDENT_OUT_STATUS_VALUES!r}")
