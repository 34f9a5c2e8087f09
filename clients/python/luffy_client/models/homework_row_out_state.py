from typing import Literal

HomeworkRowOutState = Literal["again", "locked", "passed", "to_do", "to_grade"]

HOMEWORK_ROW_OUT_STATE_VALUES: set[HomeworkRowOutState] = {
    "again",
    "locked",
    "passed",
    "to_do",
    "to_grade",
}


def check_homework_row_out_state(value: str) -> HomeworkRowOutState:
    if value in HOMEWORK_ROW_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {HOMEWORK_ROW_OUT_STATE_VALUES!r}")
