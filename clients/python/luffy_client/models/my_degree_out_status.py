from typing import Literal

MyDegreeOutStatus = Literal["graduated", "not_started", "paused", "refunded", "studying", "timed_out"]

MY_DEGREE_OUT_STATUS_VALUES: set[MyDegreeOutStatus] = {
    "graduated",
    "not_started",
    "paused",
    "refunded",
    "studying",
    "timed_out",
}


def check_my_degree_out_status(value: str) -> MyDegreeOutStatus:
    if value in MY_DEGREE_OUT_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MY_DEGREE_OUT_STATUS_VALUES!r}")
