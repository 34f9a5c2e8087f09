from typing import Literal

ThreadOutMyVoteType0 = Literal["agree", "disagree"]

THREAD_OUT_MY_VOTE_TYPE_0_VALUES: set[ThreadOutMyVoteType0] = {
    "agree",
    "disagree",
}


def check_thread_out_my_vote_type_0(value: str) -> ThreadOutMyVoteType0:
    if value in THREAD_OUT_MY_VOTE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {THREAD_OUT_MY_VOTE_TYPE_0_VALUES!r}")
