from typing import Literal

Stage = Literal["coming", "over", "running", "stopped"]

STAGE_VALUES: set[Stage] = {
    "coming",
    "over",
    "running",
    "stopped",
}


def check_stage(value: str) -> Stage:
    if value in STAGE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STAGE_VALUES!r}")
