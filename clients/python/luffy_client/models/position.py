from typing import Literal

Position = Literal[0, 1, 2]

POSITION_VALUES: set[Position] = {
    0,
    1,
    2,
}


def check_position(value: int) -> Position:
    if value in POSITION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {POSITION_VALUES!r}")
