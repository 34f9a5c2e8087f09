"""Deliveries of webhooks, and accounts that have left."""

from datetime import timedelta

import pytest

from luffy.privacy.services import deletion
from tests.factories.certificates import a_certificate
from tests.factories.privacy import somebody_who_leaves
from tests.factories.webhooks import a_delivery_with_everything
from tests.invariants.conftest import Sql, as_usual
from tests.invariants.looking import found, only
from tests.invariants.school import NOW


@pytest.mark.usefixtures("school")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE webhooks_delivery SET status = 'delivered' WHERE id = %s",
        "DELETE FROM webhooks_attempt WHERE delivery_id = %s",
    ],
)
def test_a_delivery_that_is_not_where_its_last_try_left_it_breaks_i44(sql: Sql, statement: str):
    delivery = a_delivery_with_everything()
    only("I44")

    sql(statement, delivery.pk)

    only("I44", f"delivery:{delivery.pk}")


@pytest.mark.usefixtures("school")
@pytest.mark.parametrize(
    "change",
    ["username = 'nami'", "email = 'nami@example.com'", "is_active = true"],
    ids=lambda text: text[:8],
)
def test_something_that_stayed_of_who_has_left_breaks_i45(sql: Sql, change: str):
    nami = somebody_who_leaves(now=NOW - timedelta(days=8))
    assert deletion.delete_due(now=NOW) == 1
    only("I45")

    sql(f"UPDATE accounts_account SET {change} WHERE id = %s", nami.pk)

    only("I45", f"account:{nami.pk}")


@pytest.mark.usefixtures("school")
def test_a_name_on_the_certificate_of_who_has_left_breaks_i45(sql: Sql):
    nami = somebody_who_leaves(now=NOW - timedelta(days=8))
    with as_usual():
        row = a_certificate(nami, now=NOW - timedelta(days=30))
    assert deletion.delete_due(now=NOW) == 1
    row.refresh_from_db()
    assert row.holder == f"deleted-{nami.pk}"

    sql("UPDATE certificates_certificate SET holder = 'nami' WHERE id = %s", row.pk)

    assert ("I45", f"account:{nami.pk}") in [(one.invariant, one.subject) for one in found()]
