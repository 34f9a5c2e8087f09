"""Every event that programs of others may hear of, and the form of what they are told.

Source: docs/api/events.md, which is written from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ConfigDict


class Facts(BaseModel):
    """What an event tells. A field may be added; none changes its meaning or goes."""

    model_config = ConfigDict(extra="forbid")


class PaidLine(Facts):
    kind: Literal["course", "degree", "plan"]
    product_id: int
    name: str
    access_days: int
    payable_fen: int


class OrderPaid(Facts):
    order: str
    account_id: int
    payment_type: Literal["wechat", "alipay", "coupon", "berries"]
    payable_fen: int
    berries_spent: int
    paid_at: datetime
    lines: list[PaidLine]


class OrderClosed(Facts):
    order: str
    account_id: int
    reason: Literal["cancel", "expire"]
    closed_at: datetime


class RefundDone(Facts):
    refund: str
    order: str
    account_id: int
    cash_fen: int
    berries: int
    done_at: datetime


class EnrolmentOpened(Facts):
    kind: Literal["course", "degree"]
    enrolment_id: int
    account_id: int
    # Of the course or of the degree.
    product_id: int
    access_days: int
    # A degree's days begin with its first module.
    valid_begin_date: date | None
    valid_end_date: date | None


class EnrolmentEnded(Facts):
    kind: Literal["course", "degree"]
    enrolment_id: int
    account_id: int
    product_id: int
    reason: Literal["refund", "expire"]
    ended_date: date


class MembershipOpened(Facts):
    # One period: extending opens another, which begins when the last one ends.
    membership_id: int
    account_id: int
    plan_id: int
    access_days: int
    valid_begin_date: date
    valid_end_date: date


class MembershipEnded(Facts):
    membership_id: int
    account_id: int
    plan_id: int
    reason: Literal["refund", "expire"]
    ended_date: date
    # Whether another period goes on or follows.
    is_member: bool


class DegreeGraduated(Facts):
    enrolment_id: int
    account_id: int
    degree_id: int
    graduated_date: date
    scholarship_berries: int


class CertificateMoved(Facts):
    number: str
    account_id: int
    kind: Literal["course", "degree"]
    # Of the course or of the degree.
    product_id: int
    name: str
    completed_date: date


class Ping(Facts):
    account_id: int


@dataclass(frozen=True, slots=True)
class Kind:
    facts: type[Facts]
    text: str | Promise
    example: Mapping[str, object]


PING = "webhook.ping"
_LINE = {"kind": "course", "product_id": 7, "name": "Django 实战", "access_days": 180, "payable_fen": 9900}
_ORDER, _REFUND = "01KB6Q3W3S6H4V9ZB7J0E2M8RT", "01KB6R1FMEV2Y6S3N5P9C4X7QD"

_CERTIFICATE = {
    "number": "7KQ2M9XVW4T1R8ZB",
    "account_id": 12,
    "kind": "course",
    "product_id": 7,
    "name": "Django 实战",
    "completed_date": "2027-03-02",
}

CATALOGUE: Mapping[str, Kind] = {
    "order.paid": Kind(
        OrderPaid,
        _("订单已支付"),
        {
            "order": _ORDER,
            "account_id": 12,
            "payment_type": "alipay",
            "payable_fen": 9900,
            "berries_spent": 0,
            "paid_at": "2026-11-29T08:00:00+00:00",
            "lines": [_LINE],
        },
    ),
    "order.closed": Kind(
        OrderClosed,
        _("订单未支付即关闭"),
        {"order": _ORDER, "account_id": 12, "reason": "expire", "closed_at": "2026-11-29T08:30:00+00:00"},
    ),
    "refund.done": Kind(
        RefundDone,
        _("退费完成, 钱款已全部退回"),
        {
            "refund": _REFUND,
            "order": _ORDER,
            "account_id": 12,
            "cash_fen": 9900,
            "berries": 0,
            "done_at": "2026-11-30T02:00:00+00:00",
        },
    ),
    "enrolment.opened": Kind(
        EnrolmentOpened,
        _("学员可以学习课程或学位"),
        {
            "kind": "course",
            "enrolment_id": 31,
            "account_id": 12,
            "product_id": 7,
            "access_days": 180,
            "valid_begin_date": "2026-11-29",
            "valid_end_date": "2027-05-27",
        },
    ),
    "enrolment.ended": Kind(
        EnrolmentEnded,
        _("学习期限结束, 或因退费终止"),
        {
            "kind": "course",
            "enrolment_id": 31,
            "account_id": 12,
            "product_id": 7,
            "reason": "expire",
            "ended_date": "2027-05-27",
        },
    ),
    "membership.opened": Kind(
        MembershipOpened,
        _("会员开通或续期"),
        {
            "membership_id": 8,
            "account_id": 12,
            "plan_id": 2,
            "access_days": 31,
            "valid_begin_date": "2026-11-29",
            "valid_end_date": "2026-12-29",
        },
    ),
    "membership.ended": Kind(
        MembershipEnded,
        _("一段会员期结束, 或因退费终止"),
        {
            "membership_id": 8,
            "account_id": 12,
            "plan_id": 2,
            "reason": "expire",
            "ended_date": "2026-12-29",
            "is_member": False,
        },
    ),
    "degree.graduated": Kind(
        DegreeGraduated,
        _("学员毕业"),
        {
            "enrolment_id": 5,
            "account_id": 12,
            "degree_id": 2,
            "graduated_date": "2027-04-01",
            "scholarship_berries": 8000,
        },
    ),
    "certificate.issued": Kind(CertificateMoved, _("结业证书或学位证书已颁发"), _CERTIFICATE),
    "certificate.revoked": Kind(CertificateMoved, _("证书已撤销"), _CERTIFICATE),
    "certificate.reinstated": Kind(CertificateMoved, _("撤销的证书已恢复"), _CERTIFICATE),
    PING: Kind(Ping, _("试推送, 由运营在后台发出"), {"account_id": 1}),
}
# What an endpoint may ask for; a ping goes where it was sent.
SUBSCRIBABLE = tuple(name for name in CATALOGUE if name != PING)
