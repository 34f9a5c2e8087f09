from typing import Literal

GapOutName = Literal[
    "brief",
    "chapter",
    "free_trial",
    "hours",
    "image",
    "lesson",
    "link",
    "outline",
    "price",
    "question",
    "teacher",
    "what_to_study",
    "why_study",
]

GAP_OUT_NAME_VALUES: set[GapOutName] = {
    "brief",
    "chapter",
    "free_trial",
    "hours",
    "image",
    "lesson",
    "link",
    "outline",
    "price",
    "question",
    "teacher",
    "what_to_study",
    "why_study",
}


def check_gap_out_name(value: str) -> GapOutName:
    if value in GAP_OUT_NAME_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GAP_OUT_NAME_VALUES!r}")
