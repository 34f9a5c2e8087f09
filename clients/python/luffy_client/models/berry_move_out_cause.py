from typing import Literal

BerryMoveOutCause = Literal["copy", "d", "late", "passed_on_time"]

BERRY_MOVE_OUT_CAUSE_VALUES: set[BerryMoveOutCause] = {
    "copy",
    "d",
    "late",
    "passed_on_time",
}


def check_berry_move_out_cause(value: str) -> BerryMoveOutCause:
    if value in BERRY_MOVE_OUT_CAUSE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BERRY_MOVE_OUT_CAUSE_VALUES!r}")
