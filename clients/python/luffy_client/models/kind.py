from typing import Literal

Kind = Literal[
    "accepted",
    "access_ending",
    "announcement",
    "answered",
    "appeal",
    "certificate",
    "due_soon",
    "follow_up",
    "graded",
    "grading_late",
    "graduated",
    "invoice",
    "module_opened",
    "overdue",
    "penalty",
    "penalty_review",
    "refund",
    "reward",
    "webhook_off",
    "withdrawal",
]

KIND_VALUES: set[Kind] = {
    "accepted",
    "access_ending",
    "announcement",
    "answered",
    "appeal",
    "certificate",
    "due_soon",
    "follow_up",
    "graded",
    "grading_late",
    "graduated",
    "invoice",
    "module_opened",
    "overdue",
    "penalty",
    "penalty_review",
    "refund",
    "reward",
    "webhook_off",
    "withdrawal",
}


def check_kind(value: str) -> Kind:
    if value in KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {KIND_VALUES!r}")
