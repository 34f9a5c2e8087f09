"""Whom invoices are made out to is nothing that a copy of the database tells."""

from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from luffy.core.sealed import SealBroken
from luffy.invoices.models import Invoice, InvoiceTitle, fingerprint
from luffy.invoices.services import keep_title
from tests.factories.accounts import an_account
from tests.factories.invoices import HUAWEI, PERSON, a_requested_invoice

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
KEPT = "SELECT name, tax_number, fingerprint FROM invoices_invoicetitle ORDER BY id"


def stored(question: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()


def test_names_and_tax_numbers_are_sealed_in_the_tables_and_read_open() -> None:
    account = an_account()
    keep_title(account.pk, HUAWEI, now=NOW)
    a_requested_invoice(account)

    rows = stored(KEPT) + stored("SELECT title, tax_number FROM invoices_invoice")

    assert len(rows) == 2
    assert HUAWEI.name not in str(rows)
    assert HUAWEI.tax_number not in str(rows)
    assert [(one.name, one.tax_number) for one in InvoiceTitle.objects.all()] == [
        (HUAWEI.name, HUAWEI.tax_number)
    ]
    assert [(one.title, one.tax_number) for one in Invoice.objects.all()] == [
        (HUAWEI.name, HUAWEI.tax_number)
    ]


def test_the_same_title_is_known_though_it_is_sealed_otherwise_each_time() -> None:
    account = an_account()
    first = keep_title(account.pk, HUAWEI, now=NOW)
    (before,) = stored(KEPT)
    again = keep_title(account.pk, HUAWEI, now=NOW)
    keep_title(account.pk, PERSON, now=NOW)
    after = stored(KEPT)

    assert (first.pk, len(after)) == (again.pk, 2)
    assert (before[0] != after[0][0], before[2]) == (True, after[0][2])
    # A person has no number: nothing is not sealed, so that the database can see that there is none.
    assert after[1][1] == ""


def test_what_was_not_sealed_here_is_not_taken_for_a_name() -> None:
    keep_title(an_account().pk, HUAWEI, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE invoices_invoicetitle SET name = 'plain'")

    with pytest.raises(SealBroken):
        InvoiceTitle.objects.get()


def test_what_was_written_plainly_before_is_sealed_by_the_migration() -> None:
    keep_title(an_account().pk, HUAWEI, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE invoices_invoicetitle SET name = %s, tax_number = %s, fingerprint = ''",
            [HUAWEI.name, HUAWEI.tax_number],
        )

    with connection.schema_editor() as editor:
        import_module("luffy.invoices.migrations.0002_sealed_titles").seal_all(apps, editor)

    title = InvoiceTitle.objects.get()
    assert (title.name, title.tax_number) == (HUAWEI.name, HUAWEI.tax_number)
    assert title.fingerprint == fingerprint(HUAWEI.name, HUAWEI.tax_number)
    assert HUAWEI.name not in str(stored(KEPT))
