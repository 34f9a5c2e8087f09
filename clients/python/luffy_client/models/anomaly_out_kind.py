from typing import Literal

AnomalyOutKind = Literal[
    "attempt_overdue",
    "bill_late",
    "difference",
    "foreign_refund",
    "not_opened",
    "notice",
    "refund_late",
    "refund_waits",
]

ANOMALY_OUT_KIND_VALUES: set[AnomalyOutKind] = {
    "attempt_overdue",
    "bill_late",
    "difference",
    "foreign_refund",
    "not_opened",
    "notice",
    "refund_late",
    "refund_waits",
}


def check_anomaly_out_kind(value: str) -> AnomalyOutKind:
    if value in ANOMALY_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ANOMALY_OUT_KIND_VALUES!r}")
