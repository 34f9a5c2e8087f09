from typing import Literal

Scope = Literal[
    "account:read",
    "account:write",
    "community:read",
    "community:write",
    "invoices:read",
    "invoices:write",
    "learning:read",
    "learning:write",
    "mentoring:read",
    "mentoring:write",
    "notifications:read",
    "notifications:write",
    "operations:read",
    "operations:write",
    "orders:read",
    "orders:write",
    "refunds:read",
    "refunds:write",
    "wallet:read",
    "wallet:write",
]

SCOPE_VALUES: set[Scope] = {
    "account:read",
    "account:write",
    "community:read",
    "community:write",
    "invoices:read",
    "invoices:write",
    "learning:read",
    "learning:write",
    "mentoring:read",
    "mentoring:write",
    "notifications:read",
    "notifications:write",
    "operations:read",
    "operations:write",
    "orders:read",
    "orders:write",
    "refunds:read",
    "refunds:write",
    "wallet:read",
    "wallet:write",
}


def check_scope(value: str) -> Scope:
    if value in SCOPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SCOPE_VALUES!r}")
