from typing import Literal

AnomalyCountOutKind = Literal[
    "attempt_overdue",
    "bill_late",
    "difference",
    "foreign_refund",
    "not_opened",
    "notice",
    "refund_late",
    "refund_waits",
]

ANOMALY_COUNT_OUT_KIND_VALUES: set[AnomalyCountOutKind] = {
    "attempt_overdue",
    "bill_late",
    "difference",
    "foreign_refund",
    "not_opened",
    "notice",
    "refund_late",
    "refund_waits",
}


def check_anomaly_count_out_kind(value: str) -> AnomalyCountOutKind:
    if value in ANOMALY_COUNT_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ANOMALY_COUNT_OUT_KIND_VALUES!r}")
