from typing import Literal

RolesOpsAccountsRoleType0 = Literal[
    "editor", "finance", "lead", "learner", "lecturer", "mentor", "operator", "service"
]

ROLES_OPS_ACCOUNTS_ROLE_TYPE_0_VALUES: set[RolesOpsAccountsRoleType0] = {
    "editor",
    "finance",
    "lead",
    "learner",
    "lecturer",
    "mentor",
    "operator",
    "service",
}


def check_roles_ops_accounts_role_type_0(value: str) -> RolesOpsAccountsRoleType0:
    if value in ROLES_OPS_ACCOUNTS_ROLE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ROLES_OPS_ACCOUNTS_ROLE_TYPE_0_VALUES!r}")
