"""What operators ask and are told."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from luffy.core.envelope import Out
from luffy.core.paging import Page
from luffy.orders.schemas import StatusName

ChannelName = Literal["alipay", "wechat"]
FulfilmentName = Literal["not_due", "done", "error"]
AnomalyKind = Literal[
    "notice",
    "refund_waits",
    "refund_late",
    "foreign_refund",
    "not_opened",
    "difference",
    "attempt_overdue",
    "bill_late",
]
AnomalyAction = Literal[
    "refund_foreign_money",
    "attach",
    "resolve",
    "query_again",
    "open_again",
    "refund_attempt",
    "settled_by_hand",
    "run_bill",
]
RefundAction = Literal["refund_attempt", "settled_by_hand"]


class CaseReasonIn(Schema):
    """Why; it is kept for good."""

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200)]


class AttachIn(CaseReasonIn):
    order_number: Annotated[str, Field(min_length=1, max_length=40)]


class ByHandIn(CaseReasonIn):
    """`reference` is the bank's number of the transfer."""

    reference: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]


class PersonOut(Out):
    id: int
    username: str


class OrderRowOut(Out):
    number: str
    account: PersonOut
    status: StatusName
    status_label: str
    fulfilment: FulfilmentName
    payable_fen: int
    created_at: datetime
    paid_at: datetime | None


class CaseLineOut(Out):
    position: int
    product: str
    name: str
    label: str
    listed_fen: int
    payable_fen: int
    berries_spent: int


class CaseAttemptOut(Out):
    out_trade_no: str
    channel: ChannelName
    method: str
    amount_fen: int
    state: str
    disposition: str | None
    channel_trade_no: str | None
    created_at: datetime
    expires_at: datetime
    paid_at: datetime | None
    next_query_at: datetime | None
    queries: int


class NoticeFieldOut(Out):
    name: str
    value: str


class CaseNoticeOut(Out):
    """`fields` are the notice as it came; what may name a person is masked."""

    id: int
    channel: ChannelName
    out_trade_no: str
    verdict: str
    verdict_label: str
    reason: str
    deliveries: int
    received_at: datetime
    resolved_at: datetime | None
    resolution: str
    fields: list[NoticeFieldOut]


class CaseStepOut(Out):
    """One row of the audit trail. `actor` is null where nobody but the system did it."""

    at: datetime
    actor: str | None
    source: str
    action: str
    subject: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: str


class CaseCouponOut(Out):
    record_id: int
    name: str
    line: int | None
    discount_fen: int
    status: str
    released_at: datetime | None


class CaseTransferOut(Out):
    key: str
    label: str
    debit: str
    credit: str
    amount_berries: int
    at: datetime


class CaseAccessOut(Out):
    """What a line opened."""

    line: int
    product: str
    begin_date: date | None
    end_date: date | None
    status: str


class CaseRefundOut(Out):
    out_refund_no: str
    out_trade_no: str
    amount_fen: int
    reason: str
    reason_label: str
    state: str
    state_label: str
    tries: int
    last_error: str
    by_hand_reference: str
    created_at: datetime
    next_try_at: datetime | None
    done_at: datetime | None
    actions: list[RefundAction]


class CaseRequestOut(Out):
    """Money that the buyer asked back; `/ops/refunds/{number}` tells more."""

    number: str
    state: str
    state_label: str
    cash_fen: int
    berries: int
    reason: str
    # What the buyer was told.
    decision_reason: str
    decided_by: list[str]
    asked_at: datetime
    done_at: datetime | None


class CaseInvoiceOut(Out):
    number: str
    is_red: bool
    state: str
    state_label: str
    amount_fen: int
    official_number: str
    requested_at: datetime
    issued_at: datetime | None


class DifferenceOut(Out):
    """`ours_fen` or `theirs_fen` is null where that side does not have it.

    `resolution` is what a person wrote; or `taken_in`: the bill told us and we have it now; or `agrees_now`.
    """

    id: int
    channel: ChannelName
    bill_date: date
    kind: str
    kind_label: str
    out_trade_no: str
    out_refund_no: str
    ours_fen: int | None
    theirs_fen: int | None
    order_number: str | None
    found_at: datetime
    resolved_at: datetime | None
    resolved_by: str | None
    resolution: str


class CaseOut(Out):
    """Everything about one order; each list is capped, newest first where it may grow."""

    number: str
    account: PersonOut
    status: StatusName
    status_label: str
    fulfilment: FulfilmentName
    opening_tries: int
    opening_error: str
    payment_type_label: str
    payment_number: str | None
    listed_fen: int
    credit_fen: int
    line_discount_fen: int
    site_discount_fen: int
    berries_spent: int
    berries_discount_fen: int
    payable_fen: int
    created_at: datetime
    expires_at: datetime
    paid_at: datetime | None
    cancelled_at: datetime | None
    lines: list[CaseLineOut]
    attempts: list[CaseAttemptOut]
    notices: list[CaseNoticeOut]
    steps: list[CaseStepOut]
    coupons: list[CaseCouponOut]
    transfers: list[CaseTransferOut]
    access: list[CaseAccessOut]
    requests: list[CaseRequestOut]
    refunds: list[CaseRefundOut]
    invoices: list[CaseInvoiceOut]
    differences: list[DifferenceOut]


class AnomalyOut(Out):
    """`number` is the channel's side of it (payment or refund); `id` is what `resolve` needs, where it can be.

    `actions` are what can be done about it.
    """

    kind: AnomalyKind
    kind_label: str
    id: int | None
    channel: ChannelName | None
    number: str
    order_number: str | None
    bill_date: date | None
    amount_fen: int | None
    problem: str
    tries: int | None
    since: datetime
    age_seconds: int
    actions: list[AnomalyAction]


class AnomalyCountOut(Out):
    kind: AnomalyKind
    kind_label: str
    total: int


class AnomaliesOut(Page[AnomalyOut]):
    """The gravest kinds first, in each the oldest first. `counts` are of all kinds, whatever was asked for."""

    counts: list[AnomalyCountOut]


class BillOut(Out):
    channel: ChannelName
    bill_date: date
    state: Literal["waiting", "unreadable", "compared"]
    state_label: str
    reason: str
    payments: int
    paid_fen: int
    refunds: int
    refunded_fen: int
    sha256: str
    fetched_at: datetime | None
    differences: int
    open_differences: int


class BillDetailOut(Page[DifferenceOut]):
    """A bill with its differences, those that are open first."""

    bill: BillOut


class ForeignRefundOut(Out):
    out_refund_no: str
    amount_fen: int
    state: str
    state_label: str
    last_error: str
