from typing import Literal

RoleOutRole = Literal["editor", "finance", "lead", "learner", "lecturer", "mentor", "operator", "service"]

ROLE_OUT_ROLE_VALUES: set[RoleOutRole] = {
    "editor",
    "finance",
    "lead",
    "learner",
    "lecturer",
    "mentor",
    "operator",
    "service",
}


def check_role_out_role(value: str) -> RoleOutRole:
    if value in ROLE_OUT_ROLE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ROLE_OUT_ROLE_VALUES!r}")
