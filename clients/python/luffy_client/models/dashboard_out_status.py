from typing import Literal

DashboardOutStatus = Literal["graduated", "not_started", "paused", "refunded", "studying", "timed_out"]

DASHBOARD_OUT_STATUS_VALUES: set[DashboardOutStatus] = {
    "graduated",
    "not_started",
    "paused",
    "refunded",
    "studying",
    "timed_out",
}


def check_dashboard_out_status(value: str) -> DashboardOutStatus:
    if value in DASHBOARD_OUT_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DASHBOARD_OUT_STATUS_VALUES!r}")
