"""What not everybody may do: refused without effect, with a trace, and by no side door."""

from collections.abc import Iterator

import pytest

from luffy.accounts.models import Account, AuditEntry
from luffy.accounts.permissions import Action, Role, may
from tests.contracts.matrix import ROWS, Row
from tests.factories.accounts import an_account, api_of
from tests.security.looking import AUDIT, changed, prepare, send, tables

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gateways")]
GUARDED = [row for row in ROWS if isinstance(row.door, Action)]
OVERRIDES = ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")


def those_who_may_not(row: Row) -> Iterator[Account]:
    for role in Role:
        if isinstance(row.door, Action) and not may(role, False, row.door):
            yield an_account(role=role)


@pytest.mark.parametrize("row", GUARDED, ids=lambda row: row.call)
def test_who_may_not_changes_nothing_and_is_written_down(row: Row) -> None:
    parts, (method, path) = prepare(row, an_account()), row.call.split(" ")
    people = list(those_who_may_not(row))
    clients = [api_of(person) for person in people]
    before = tables()
    since = AuditEntry.objects.latest("id").pk if AuditEntry.objects.exists() else 0

    refused = [send(row, api, parts) for api in clients]

    assert {(answer.status_code, answer.json()["code"]) for answer in refused} == {(403, 1104)}
    assert changed(before) == {AUDIT}
    traces = AuditEntry.objects.filter(pk__gt=since).order_by("pk")
    assert list(traces.values_list("action", "subject", "actor_id")) == [
        ("permission.denied", f"account:{person.pk}", person.pk) for person in people
    ]
    # No header and no parameter makes another method of a call.
    address, before = f"{path.format(**parts)}?_method={method}", tables()
    disguised = [
        clients[0].send(other, address, None, **{header: method}).status_code
        for other in {"GET", "POST", "DELETE"} - {method}
        for header in OVERRIDES
    ]
    assert set(disguised) <= {403, 405}
    assert changed(before) <= {AUDIT}


@pytest.mark.parametrize(
    "path",
    [
        "/ops/refunds/",
        "//ops/refunds",
        "/./ops/refunds",
        "/me/../ops/refunds",
        "/%2e/ops/refunds",
        "/ops%2frefunds",
        "/OPS/refunds",
        "/ops/refunds;x",
        "/ops/refunds.json",
    ],
)
def test_another_spelling_of_an_operators_address_opens_nothing(path: str) -> None:
    assert api_of(an_account()).get(path).status_code in {403, 404}
