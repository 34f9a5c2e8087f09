"""What is open of somebody, and what she was told and asked. Source: docs/rules/privacy.md"""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from luffy.accounts.models import Account
from luffy.accounts.permissions import Role
from luffy.degrees.models import EnrolledDegreeCourse, StudyStatus
from luffy.orders.models import Fulfilment, Order, OrderStatus
from luffy.payments.models import Refund, RefundState
from luffy.privacy.errors import PolicyNotFound
from luffy.privacy.models import Consent, DataExport, Deletion, DeletionState, PolicyVersion
from luffy.refunds.models import UNFINISHED, RefundRequest
from luffy.wallet.models import Withdrawal, WithdrawalState

OPEN_WITHDRAWALS = (WithdrawalState.REQUESTED, WithdrawalState.CHECKED, WithdrawalState.APPROVED)


@dataclass(frozen=True, slots=True)
class Blocker:
    """Something that has to be ended first."""

    kind: str
    number: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.number}"


def current_policy() -> PolicyVersion | None:
    """The newest version, if the school has published any."""
    return PolicyVersion.objects.order_by("-number").first()


def policy(number: int) -> PolicyVersion:
    """One version. Raises: PolicyNotFound."""
    row = PolicyVersion.objects.filter(pk=number).first()
    if row is None:
        raise PolicyNotFound
    return row


def consents(account_id: int) -> QuerySet[Consent]:
    """What she agreed to and when, newest first."""
    return Consent.objects.filter(account_id=account_id).order_by("-policy_id")


def exports(account_id: int | None = None) -> QuerySet[DataExport]:
    """Copies that she asked for, or everybody, newest first."""
    rows = DataExport.objects.select_related("account").order_by("-id")
    return rows if account_id is None else rows.filter(account_id=account_id)


def deletion(account_id: int) -> Deletion | None:
    """The one under way."""
    return Deletion.objects.filter(account_id=account_id, state=DeletionState.ASKED).first()


def blockers(account_id: int) -> list[Blocker]:
    """Why the account cannot go yet: money on its way in either direction, or work for the school."""
    mine = Order.objects.filter(account_id=account_id)
    open_orders = mine.filter(
        Q(status__in=[OrderStatus.PENDING, OrderStatus.REFUNDING]) | Q(fulfilment=Fulfilment.ERROR)
    )
    found = [Blocker("order", number) for number in open_orders.values_list("number", flat=True)]
    requests = RefundRequest.objects.filter(account_id=account_id, state__in=UNFINISHED)
    found += [Blocker("refund", number) for number in requests.values_list("number", flat=True)]
    money = Refund.objects.filter(attempt__order__account_id=account_id).exclude(state=RefundState.DONE)
    found += [Blocker("payment_refund", number) for number in money.values_list("out_refund_no", flat=True)]
    payouts = Withdrawal.objects.filter(owner_id=account_id, state__in=OPEN_WITHDRAWALS)
    found += [Blocker("withdrawal", number) for number in payouts.values_list("number", flat=True)]
    students = EnrolledDegreeCourse.objects.filter(
        mentor_id=account_id, study_status__in=[StudyStatus.STUDYING, StudyStatus.PAUSED]
    )
    found += [Blocker("student", str(pk)) for pk in students.values_list("pk", flat=True)]
    return found + _duties(account_id)


def _duties(account_id: int) -> list[Blocker]:
    """Who may act for the school hands that over first."""
    account = Account.objects.only("role", "is_staff", "is_superuser").get(pk=account_id)
    has_duty = account.is_staff or account.is_superuser or account.role == Role.OPERATOR
    return [Blocker("role", Role(account.role).name.lower())] if has_duty else []
