from typing import Literal

RankInRole = Literal["editor", "finance", "lead", "learner", "lecturer", "mentor", "operator", "service"]

RANK_IN_ROLE_VALUES: set[RankInRole] = {
    "editor",
    "finance",
    "lead",
    "learner",
    "lecturer",
    "mentor",
    "operator",
    "service",
}


def check_rank_in_role(value: str) -> RankInRole:
    if value in RANK_IN_ROLE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RANK_IN_ROLE_VALUES!r}")
