from typing import Literal

OpsListEnrolmentsStatusType0 = Literal[
    "graduated", "not_started", "paused", "refunded", "studying", "timed_out"
]

OPS_LIST_ENROLMENTS_STATUS_TYPE_0_VALUES: set[OpsListEnrolmentsStatusType0] = {
    "graduated",
    "not_started",
    "paused",
    "refunded",
    "studying",
    "timed_out",
}


def check_ops_list_enrolments_status_type_0(value: str) -> OpsListEnrolmentsStatusType0:
    if value in OPS_LIST_ENROLMENTS_STATUS_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPS_LIST_ENROLMENTS_STATUS_TYPE_0_VALUES!r}"
    )
