from typing import Literal

HomeworkOutState = Literal["again", "locked", "passed", "to_do", "to_grade"]

HOMEWORK_OUT_STATE_VALUES: set[HomeworkOutState] = {
    "again",
    "locked",
    "passed",
    "to_do",
    "to_grade",
}


def check_homework_out_state(value: str) -> HomeworkOutState:
    if value in HOMEWORK_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {HOMEWORK_OUT_STATE_VALUES!r}")
