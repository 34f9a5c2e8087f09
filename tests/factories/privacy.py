"""Policies, copies and people who leave, for tests."""

from datetime import UTC, datetime

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.accounts.permissions import Role
from luffy.accounts.visit import Visit
from luffy.privacy.models import DataExport, PolicyVersion
from luffy.privacy.services import consent, deletion, export
from tests.factories.accounts import PASSWORD, an_account

VISIT = Visit("browser", "203.0.113.7")


def a_policy(
    text: str = "我们如何使用你的信息", *, changes: str = "", now: datetime | None = None
) -> PolicyVersion:
    """The next version."""
    wanted = consent.Policy(text_zh=text, text_en="How we use your data", changes=changes)
    operator = an_account(role=Role.OPERATOR)
    by = Actor("api", operator.pk)
    return consent.publish(wanted, account_id=operator.pk, by=by, now=now or datetime.now(UTC))


def agreed(account: Account, *, now: datetime | None = None) -> None:
    """She agrees to the newest version."""
    newest = PolicyVersion.objects.latest("number")
    consent.agree(
        account_id=account.pk,
        number=newest.number,
        address=VISIT.address,
        by=VISIT.by(account.pk),
        now=now or datetime.now(UTC),
    )


def a_copy(account: Account, *, now: datetime | None = None) -> DataExport:
    """A copy of her data that can be fetched."""
    moment = now or datetime.now(UTC)
    row = export.ask(account_id=account.pk, by=VISIT.by(account.pk), now=moment)
    export.make_copy(row.pk, now=moment)
    row.refresh_from_db()
    return row


def somebody_who_leaves(*, now: datetime | None = None) -> Account:
    """She agreed, has a copy, and asked for the end of her account."""
    account = an_account(password=PASSWORD)
    a_policy(now=now)
    agreed(account, now=now)
    a_copy(account, now=now)
    deletion.ask(account=account, password=PASSWORD, visit=VISIT, now=now or datetime.now(UTC))
    return account
