from typing import Literal

CommentOutState = Literal["deleted", "held", "hidden", "shown"]

COMMENT_OUT_STATE_VALUES: set[CommentOutState] = {
    "deleted",
    "held",
    "hidden",
    "shown",
}


def check_comment_out_state(value: str) -> CommentOutState:
    if value in COMMENT_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {COMMENT_OUT_STATE_VALUES!r}")
