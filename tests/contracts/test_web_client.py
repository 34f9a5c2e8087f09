"""The web client is generated from what the API is now."""

import json

from scripts.openapi import DOCUMENT, document


def test_the_document_of_the_web_client_is_the_api_as_it_is() -> None:
    assert json.loads(DOCUMENT.read_text()) == json.loads(document()), "run `make api`"


def test_the_same_api_gives_the_same_document() -> None:
    assert document() == document()


def test_operations_have_short_names_of_their_own() -> None:
    """The client calls `luffy_orders_api_my_cart` just `myCart`; two with one name would take each other's place."""
    operations = [
        operation["operationId"].split("_api_", 1)
        for path in json.loads(document())["paths"].values()
        for operation in path.values()
    ]

    assert all(len(parts) == 2 for parts in operations)
    names = [parts[1] for parts in operations]
    assert sorted(set(names)) == sorted(names)
