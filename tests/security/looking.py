"""What is in the database, whoever wrote it, and how the matrix's calls are sent."""

from collections.abc import Iterator
from typing import Any

from luffy.accounts.models import Account
from tests.contracts.matrix import ROWS, Door, Parts
from tests.contracts.test_permission_matrix import fill, prepare, send
from tests.fingerprints import tables

__all__ = ["AUDIT", "changed", "fill", "prepare", "schema_names", "send", "tables", "with_things"]
AUDIT = "accounts_auditentry"


def changed(before: dict[str, str]) -> set[str]:
    """The tables that are not as they were."""
    return {name for name, print_ in tables().items() if before.get(name) != print_}


def with_things(account: Account) -> dict[str, Parts]:
    """Make the account own one of everything that can be owned; what names each, by the call that needs it."""
    things: dict[str, Parts] = {}
    for row in ROWS:
        if row.door is Door.SIGNED_IN:
            things[row.call] = prepare(row, account)
    return things


def schema_names(document: dict[str, Any], part: Any, seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """Every property's name in a part of an OpenAPI document, however deep."""
    if isinstance(part, list):
        for inner in part:
            yield from schema_names(document, inner, seen)
    if not isinstance(part, dict):
        return
    reference = part.get("$ref", "")
    if isinstance(reference, str) and reference and reference not in seen:
        name = reference.rpartition("/")[2]
        yield from schema_names(document, document["components"]["schemas"][name], seen | {reference})
    properties = part.get("properties")
    if isinstance(properties, dict):
        yield from properties
    for inner in part.values():
        yield from schema_names(document, inner, seen)
