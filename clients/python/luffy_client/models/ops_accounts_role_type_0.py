from typing import Literal

OpsAccountsRoleType0 = Literal[
    "editor", "finance", "lead", "learner", "lecturer", "mentor", "operator", "service"
]

OPS_ACCOUNTS_ROLE_TYPE_0_VALUES: set[OpsAccountsRoleType0] = {
    "editor",
    "finance",
    "lead",
    "learner",
    "lecturer",
    "mentor",
    "operator",
    "service",
}


def check_ops_accounts_role_type_0(value: str) -> OpsAccountsRoleType0:
    if value in OPS_ACCOUNTS_ROLE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPS_ACCOUNTS_ROLE_TYPE_0_VALUES!r}")
