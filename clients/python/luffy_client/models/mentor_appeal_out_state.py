from typing import Literal

MentorAppealOutState = Literal["open", "regraded", "upheld"]

MENTOR_APPEAL_OUT_STATE_VALUES: set[MentorAppealOutState] = {
    "open",
    "regraded",
    "upheld",
}


def check_mentor_appeal_out_state(value: str) -> MentorAppealOutState:
    if value in MENTOR_APPEAL_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MENTOR_APPEAL_OUT_STATE_VALUES!r}")
