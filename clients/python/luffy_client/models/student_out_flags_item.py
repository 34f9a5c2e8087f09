from typing import Literal

StudentOutFlagsItem = Literal["failing", "late", "silent"]

STUDENT_OUT_FLAGS_ITEM_VALUES: set[StudentOutFlagsItem] = {
    "failing",
    "late",
    "silent",
}


def check_student_out_flags_item(value: str) -> StudentOutFlagsItem:
    if value in STUDENT_OUT_FLAGS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STUDENT_OUT_FLAGS_ITEM_VALUES!r}")
