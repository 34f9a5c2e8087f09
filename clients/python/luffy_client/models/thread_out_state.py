from typing import Literal

ThreadOutState = Literal["deleted", "held", "hidden", "shown"]

THREAD_OUT_STATE_VALUES: set[ThreadOutState] = {
    "deleted",
    "held",
    "hidden",
    "shown",
}


def check_thread_out_state(value: str) -> ThreadOutState:
    if value in THREAD_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {THREAD_OUT_STATE_VALUES!r}")
