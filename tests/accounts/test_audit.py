"""The audit trail can only grow, and the back office shows no secrets."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from luffy.accounts.audit import SYSTEM_JOB, record
from luffy.accounts.models import AuditEntry
from luffy.accounts.permissions import Role
from tests.factories.accounts import a_key_for, an_account

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE accounts_auditentry SET reason = 'other'",
        "DELETE FROM accounts_auditentry",
        "TRUNCATE accounts_auditentry CASCADE",
    ],
)
def test_the_database_refuses_to_change_or_delete_an_audit_row(change: str) -> None:
    record("order.refunded", "order:1", by=SYSTEM_JOB, now=NOW, reason="true")
    connection.check_constraints()

    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(change)

    assert AuditEntry.objects.get().reason == "true"


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(an_account("root", is_staff=True, is_superuser=True))
    return client


def test_the_back_office_shows_neither_password_hashes_nor_token_digests(admin: Client) -> None:
    account = an_account("learner1", password="correct horse 9")
    a_key_for(account)
    token = account.tokens.get()

    pages = [
        admin.get(url)
        for url in (
            "/admin/accounts/account/",
            f"/admin/accounts/account/{account.pk}/change/",
            "/admin/accounts/apitoken/",
            f"/admin/accounts/apitoken/{token.pk}/change/",
            "/admin/accounts/auditentry/",
        )
    ]

    assert {page.status_code for page in pages} == {200}
    for page in pages:
        text = page.content.decode()
        assert "argon2" not in text
        assert bytes(token.digest).hex() not in text
        assert 'name="password"' not in text


@pytest.mark.parametrize("model", ["account", "apitoken", "auditentry"])
def test_the_back_office_adds_and_deletes_nothing(admin: Client, model: str) -> None:
    record("order.refunded", "order:1", by=SYSTEM_JOB, now=NOW)
    account = an_account("learner1")
    a_key_for(account)
    row = {"account": account, "apitoken": account.tokens.get(), "auditentry": AuditEntry.objects.first()}[
        model
    ]

    assert admin.get(f"/admin/accounts/{model}/add/").status_code == 403
    assert admin.post(f"/admin/accounts/{model}/{row.pk}/delete/", {"post": "yes"}).status_code == 403


def test_locking_an_account_leaves_an_audit_row(admin: Client) -> None:
    account = an_account("learner1")

    answer = admin.post(f"/admin/accounts/account/{account.pk}/change/", {"role": Role.MENTOR.value})

    account.refresh_from_db()
    row = AuditEntry.objects.get(action="account.changed")
    assert answer.status_code == 302
    # A role is given with a reason, and elsewhere: tests/accounts/test_roles.py.
    assert (account.role, account.is_active) == (Role.LEARNER, False)
    assert (row.source, row.subject, row.before, row.after, row.address) == (
        "admin",
        f"account:{account.pk}",
        {"is_active": True},
        {"is_active": False},
        "127.0.0.1",
    )


def test_nobody_locks_an_administrator(admin: Client) -> None:
    other = an_account("other", is_superuser=True, is_staff=True)

    admin.post(f"/admin/accounts/account/{other.pk}/change/", {})

    other.refresh_from_db()
    assert other.is_active


def test_staff_without_the_highest_rights_cannot_give_rights() -> None:
    from django.contrib.auth.models import Permission

    staff = an_account("staff", is_staff=True)
    staff.user_permissions.add(Permission.objects.get(codename="change_account"))
    account = an_account("learner1")
    client = Client()
    client.force_login(staff)

    client.post(
        f"/admin/accounts/account/{account.pk}/change/",
        {"role": Role.OPERATOR.value, "is_superuser": "on", "is_staff": "on"},
    )

    account.refresh_from_db()
    assert (account.role, account.is_superuser, account.is_staff) == (Role.LEARNER, False, False)
    assert account.is_active is False
