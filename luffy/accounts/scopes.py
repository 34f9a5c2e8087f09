"""What a token may be used for: nouns, to read or to write. One table, by the address of a call.

A browser's session and a token without scopes may whatever the account may. A scope never adds to that.

Source: docs/rules/scopes.md
"""

import re
from collections.abc import Collection
from enum import StrEnum


class Noun(StrEnum):
    ACCOUNT = "account"
    ORDERS = "orders"
    REFUNDS = "refunds"
    INVOICES = "invoices"
    WALLET = "wallet"
    LEARNING = "learning"
    COMMUNITY = "community"
    NOTIFICATIONS = "notifications"
    MENTORING = "mentoring"
    OPERATIONS = "operations"


class Scope(StrEnum):
    """`noun:read` or `noun:write`; who may write may read."""

    ACCOUNT_READ = "account:read"
    ACCOUNT_WRITE = "account:write"
    ORDERS_READ = "orders:read"
    ORDERS_WRITE = "orders:write"
    REFUNDS_READ = "refunds:read"
    REFUNDS_WRITE = "refunds:write"
    INVOICES_READ = "invoices:read"
    INVOICES_WRITE = "invoices:write"
    WALLET_READ = "wallet:read"
    WALLET_WRITE = "wallet:write"
    LEARNING_READ = "learning:read"
    LEARNING_WRITE = "learning:write"
    COMMUNITY_READ = "community:read"
    COMMUNITY_WRITE = "community:write"
    NOTIFICATIONS_READ = "notifications:read"
    NOTIFICATIONS_WRITE = "notifications:write"
    MENTORING_READ = "mentoring:read"
    MENTORING_WRITE = "mentoring:write"
    OPERATIONS_READ = "operations:read"
    OPERATIONS_WRITE = "operations:write"


API = "/api/v1"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

# The first pattern that fits says the noun. What everybody may read without signing in needs none.
_FREE = re.compile(
    r"/(courses|degrees|categories|search|payment-methods|refund-rules|site|privacy|teachers)(/|$)"
)
_NOUNS: tuple[tuple[re.Pattern[str], Noun], ...] = tuple(
    (re.compile(pattern), noun)
    for pattern, noun in (
        (r"/(ops|operator)/", Noun.OPERATIONS),
        (r"/mentor/", Noun.MENTORING),
        (r"/orders/[^/]+/refund", Noun.REFUNDS),
        (r"/refund", Noun.REFUNDS),
        (r"/orders/[^/]+/invoices|/invoice|/tax-numbers/", Noun.INVOICES),
        (r"/(cart|settlement|orders|payment-methods|payments)(/|$)|/(me/)?coupons", Noun.ORDERS),
        (r"/me/wallet|/withdrawals", Noun.WALLET),
        (r"/me/(courses|degrees|uploads|mistakes|notes|certificates)|/files/", Noun.LEARNING),
        (r"/(learning|exercises)/|/lessons/[^/]+/notes", Noun.LEARNING),
        (
            r"/(articles|comments|questions|answers|lessons|reports|course-reviews|degree-reviews)",
            Noun.COMMUNITY,
        ),
        (r"/courses/[^/]+/reviews|/me/(collections|reviews)", Noun.COMMUNITY),
        (r"/notification", Noun.NOTIFICATIONS),
        (r"/(auth|me)(/|$)", Noun.ACCOUNT),
    )
)


def noun_of(path: str) -> Noun | None:
    """What an address is about; None for one that no row is about."""
    return next((noun for pattern, noun in _NOUNS if pattern.match(path.removeprefix(API))), None)


def is_free(method: str, path: str) -> bool:
    """Whether no scope is needed: to read what everybody may, and for a token to end itself."""
    if (method, path) == ("POST", f"{API}/auth/logout"):
        return True
    return method in SAFE_METHODS and _FREE.match(path.removeprefix(API)) is not None


def needed(method: str, path: str) -> str | None:
    """The scope that a call asks of a token; None for what everybody may read.

    An address that no row is about asks for one that nobody can have, so that only tokens without scopes get there.
    """
    if is_free(method, path):
        return None
    noun = noun_of(path)
    return f"{noun or 'unknown'}:{'read' if method in SAFE_METHODS else 'write'}"


def allows(scopes: Collection[str] | None, method: str, path: str) -> bool:
    """Whether a token with these scopes may make the call. None: it has all of them."""
    scope = needed(method, path)
    if scopes is None or scope is None or scope in scopes:
        return True
    return scope.endswith(":read") and scope.replace(":read", ":write") in scopes
