from typing import Literal

OpsEnrolmentOutStatus = Literal["graduated", "not_started", "paused", "refunded", "studying", "timed_out"]

OPS_ENROLMENT_OUT_STATUS_VALUES: set[OpsEnrolmentOutStatus] = {
    "graduated",
    "not_started",
    "paused",
    "refunded",
    "studying",
    "timed_out",
}


def check_ops_enrolment_out_status(value: str) -> OpsEnrolmentOutStatus:
    if value in OPS_ENROLMENT_OUT_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_ENROLMENT_OUT_STATUS_VALUES!r}")
