from typing import Literal

OpsAnomaliesKindType0 = Literal[
    "attempt_overdue",
    "bill_late",
    "difference",
    "foreign_refund",
    "not_opened",
    "notice",
    "refund_late",
    "refund_waits",
]

OPS_ANOMALIES_KIND_TYPE_0_VALUES: set[OpsAnomaliesKindType0] = {
    "attempt_overdue",
    "bill_late",
    "difference",
    "foreign_refund",
    "not_opened",
    "notice",
    "refund_late",
    "refund_waits",
}


def check_ops_anomalies_kind_type_0(value: str) -> OpsAnomaliesKindType0:
    if value in OPS_ANOMALIES_KIND_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_ANOMALIES_KIND_TYPE_0_VALUES!r}")
