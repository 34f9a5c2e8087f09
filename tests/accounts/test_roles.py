"""Giving roles and taking them away."""

from datetime import UTC, datetime
from typing import Any

import pytest

from luffy.accounts.audit import Actor
from luffy.accounts.errors import LastAdministrator
from luffy.accounts.models import Account, AuditEntry
from luffy.accounts.permissions import Role
from luffy.accounts.roles import Rank, appoint
from tests.factories.accounts import PASSWORD, Api, an_account, api_of
from tests.race import at_once

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
BY = Actor("test")


def put(api: Api, account: Account, **body: Any) -> Any:
    return api.put(f"/ops/accounts/{account.pk}/role", {"reason": "joins the desk", **body})


def test_a_role_is_given_with_a_reason_and_written_down() -> None:
    captain, account = an_account("captain", is_superuser=True), an_account("nami")

    answer = put(api_of(captain), account, role="finance")

    account.refresh_from_db()
    row = AuditEntry.objects.get(action="role.changed")
    assert answer.json()["data"]["may"] == [
        "operate",
        "grant_berries",
        "approve_withdrawals",
        "see_orders",
        "see_money",
        "approve_refunds",
        "reconcile",
        "issue_invoices",
        "see_figures",
    ]
    assert (account.role, account.is_staff, account.is_superuser) == (Role.FINANCE, True, False)
    assert (row.actor, row.subject, row.reason, row.address) == (
        captain,
        f"account:{account.pk}",
        "joins the desk",
        "127.0.0.1",
    )
    assert (row.before, row.after) == (
        {"role": "learner", "is_superuser": False, "is_staff": False},
        {"role": "finance", "is_superuser": False, "is_staff": True},
    )


def test_who_gets_or_loses_a_role_signs_in_anew() -> None:
    captain, account = an_account("captain", is_superuser=True), an_account("nami", role=Role.LEAD)
    before = api_of(account)

    put(api_of(captain), account, role="learner")

    assert before.get("/me").status_code == 401
    assert api_of(account).get("/ops/mentors").status_code == 403


def test_what_somebody_already_is_changes_nothing_and_is_not_written_down() -> None:
    captain, account = an_account("captain", is_superuser=True), an_account("nami", role=Role.LEARNER)
    before = api_of(account)

    answer = put(api_of(captain), account, role="learner")

    assert answer.status_code == 200
    assert before.get("/me").status_code == 200
    assert not AuditEntry.objects.filter(action="role.changed").exists()


def test_a_reason_is_asked_for() -> None:
    captain, account = an_account(is_superuser=True), an_account()

    answers = [put(api_of(captain), account, role="lead", reason=reason) for reason in ("", "   ")]

    account.refresh_from_db()
    assert [answer.status_code for answer in answers] == [422, 422]
    assert account.role == Role.LEARNER


def test_the_last_administrator_stays() -> None:
    captain = an_account("captain", is_superuser=True)
    an_account("locked", is_superuser=True, is_active=False)

    answer = put(api_of(captain), captain, role="learner")

    captain.refresh_from_db()
    assert (answer.status_code, answer.json()["code"]) == (409, 1217)
    assert captain.is_superuser
    assert not AuditEntry.objects.filter(action="role.changed").exists()


@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_depose_each_other_at_once_leave_one() -> None:
    first, second = an_account(is_superuser=True), an_account(is_superuser=True)
    nobody = Rank(Role.LEARNER, is_superuser=False)

    results = at_once(
        [
            lambda: appoint(first.pk, nobody, reason="x", by=BY, now=NOW),
            lambda: appoint(second.pk, nobody, reason="x", by=BY, now=NOW),
        ]
    )

    assert sorted(type(result).__name__ for result in results) == ["Account", "LastAdministrator"]
    assert Account.objects.filter(is_superuser=True).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_of_three_at_once_both_go() -> None:
    """The control: it is the last one that is kept, not whoever comes second."""
    first, second, _third = (an_account(is_superuser=True) for _ in range(3))
    nobody = Rank(Role.LEARNER, is_superuser=False)

    at_once(
        [
            lambda: appoint(first.pk, nobody, reason="x", by=BY, now=NOW),
            lambda: appoint(second.pk, nobody, reason="x", by=BY, now=NOW),
        ]
    )

    assert Account.objects.filter(is_superuser=True).count() == 1


def test_somebody_who_does_not_exist() -> None:
    captain = an_account(is_superuser=True)

    answer = api_of(captain).put("/ops/accounts/987654/role", {"role": "lead", "reason": "x"})

    assert (answer.status_code, answer.json()["code"]) == (404, 1218)


def test_accounts_are_found_by_how_they_begin_and_by_role() -> None:
    captain = api_of(an_account("captain", is_superuser=True))
    an_account("nami", role=Role.FINANCE, email="navigator@example.com")
    an_account("Nanaa")

    def names(**asked: Any) -> list[str]:
        return [row["username"] for row in captain.get("/ops/accounts", **asked).json()["data"]["items"]]

    assert names(q="na") == ["Nanaa", "nami"]
    assert names(q="navi") == ["nami"]
    assert names(role="finance") == ["nami"]
    assert names(staff=True) == ["captain", "nami"]


def test_roles_are_not_asked_for_each_row(django_assert_num_queries: Any) -> None:
    captain = api_of(an_account("captain", is_superuser=True))
    for _ in range(12):
        an_account(role=Role.LEAD)

    with django_assert_num_queries(3):
        captain.get("/ops/accounts", page_size=100)


def test_refusing_a_rank_keeps_the_account_signed_in() -> None:
    captain = an_account("captain", is_superuser=True, password=PASSWORD)
    api = api_of(captain)

    with pytest.raises(LastAdministrator):
        appoint(captain.pk, Rank(Role.LEAD, is_superuser=False), reason="x", by=BY, now=NOW)

    assert api.get("/me").json()["data"]["role"] == "learner"
