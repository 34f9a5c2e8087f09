from typing import Literal

CommentVoteInValue = Literal["agree", "disagree"]

COMMENT_VOTE_IN_VALUE_VALUES: set[CommentVoteInValue] = {
    "agree",
    "disagree",
}


def check_comment_vote_in_value(value: str) -> CommentVoteInValue:
    if value in COMMENT_VOTE_IN_VALUE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {COMMENT_VOTE_IN_VALUE_VALUES!r}")
