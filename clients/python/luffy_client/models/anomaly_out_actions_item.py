from typing import Literal

AnomalyOutActionsItem = Literal[
    "attach",
    "open_again",
    "query_again",
    "refund_attempt",
    "refund_foreign_money",
    "resolve",
    "run_bill",
    "settled_by_hand",
]

ANOMALY_OUT_ACTIONS_ITEM_VALUES: set[AnomalyOutActionsItem] = {
    "attach",
    "open_again",
    "query_again",
    "refund_attempt",
    "refund_foreign_money",
    "resolve",
    "run_bill",
    "settled_by_hand",
}


def check_anomaly_out_actions_item(value: str) -> AnomalyOutActionsItem:
    if value in ANOMALY_OUT_ACTIONS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ANOMALY_OUT_ACTIONS_ITEM_VALUES!r}")
