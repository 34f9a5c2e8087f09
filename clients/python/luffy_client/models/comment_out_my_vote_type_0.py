from typing import Literal

CommentOutMyVoteType0 = Literal["agree", "disagree"]

COMMENT_OUT_MY_VOTE_TYPE_0_VALUES: set[CommentOutMyVoteType0] = {
    "agree",
    "disagree",
}


def check_comment_out_my_vote_type_0(value: str) -> CommentOutMyVoteType0:
    if value in COMMENT_OUT_MY_VOTE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {COMMENT_OUT_MY_VOTE_TYPE_0_VALUES!r}")
