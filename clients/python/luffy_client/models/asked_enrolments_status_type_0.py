from typing import Literal

AskedEnrolmentsStatusType0 = Literal[
    "graduated", "not_started", "paused", "refunded", "studying", "timed_out"
]

ASKED_ENROLMENTS_STATUS_TYPE_0_VALUES: set[AskedEnrolmentsStatusType0] = {
    "graduated",
    "not_started",
    "paused",
    "refunded",
    "studying",
    "timed_out",
}


def check_asked_enrolments_status_type_0(value: str) -> AskedEnrolmentsStatusType0:
    if value in ASKED_ENROLMENTS_STATUS_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ASKED_ENROLMENTS_STATUS_TYPE_0_VALUES!r}")
