from typing import Literal

OpsAccountQueryRoleType0 = Literal[
    "editor", "finance", "lead", "learner", "lecturer", "mentor", "operator", "service"
]

OPS_ACCOUNT_QUERY_ROLE_TYPE_0_VALUES: set[OpsAccountQueryRoleType0] = {
    "editor",
    "finance",
    "lead",
    "learner",
    "lecturer",
    "mentor",
    "operator",
    "service",
}


def check_ops_account_query_role_type_0(value: str) -> OpsAccountQueryRoleType0:
    if value in OPS_ACCOUNT_QUERY_ROLE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_ACCOUNT_QUERY_ROLE_TYPE_0_VALUES!r}")
