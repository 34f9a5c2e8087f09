"""Ways to pay, and money that goes back by itself, as answers show them."""

from urllib.parse import quote, urlencode

import segno
from django.utils.translation import gettext as _

from luffy.env import env
from luffy.orders.schemas import OrderOut
from luffy.payments.gateways import Jsapi, Qr, Redirect, Start
from luffy.payments.models import UNDER_WAY, Channel, Method, Refund, RefundReason, RefundState
from luffy.payments.schemas import (
    JsapiOut,
    JsapiParamsOut,
    MoneyBackOut,
    MoneyBackState,
    OrderWithMoneyBackOut,
    PaymentMethodOut,
    QrOut,
    RedirectOut,
)
from luffy.payments.services.refund import BY_ITSELF
from luffy.payments.services.start import WAYS, PaymentMethod

DEVICES = {
    Method.PAGE: "desktop",
    Method.NATIVE: "desktop",
    Method.WAP: "phone",
    Method.H5: "phone",
    Method.JSAPI: "wechat",
}


def payment_out(start: Start) -> RedirectOut | QrOut | JsapiOut:
    """How the client gets the buyer to pay."""
    match start:
        case Redirect(url):
            return RedirectOut(kind="redirect", url=url)
        case Qr(code_url, expires_at):
            return QrOut(
                kind="qr",
                svg=segno.make_qr(code_url, error="m").svg_inline(omitsize=True, border=2),
                expires_at=expires_at,
                code_url=code_url if _is_sandbox() else None,
                phone_url=_phone_page(f"/wechat/scan?{urlencode({'code_url': code_url})}"),
            )
        case Jsapi(params, prepay_id):
            return JsapiOut(
                kind="jsapi",
                params=JsapiParamsOut.model_validate(params),
                phone_url=_phone_page(f"/wechat/jsapi/{quote(prepay_id, safe='')}?{urlencode(dict(params))}"),
            )


def method_out(name: PaymentMethod) -> PaymentMethodOut:
    channel, method = WAYS[name]
    channel_name = "wechat" if channel == Channel.WECHAT else "alipay"
    return PaymentMethodOut.model_validate({"name": name, "channel": channel_name, "device": DEVICES[method]})


def with_money_back(order: OrderOut, *, is_new: bool = False) -> OrderWithMoneyBackOut:
    """Of a new order none goes back, which need not be asked."""
    if is_new:
        return OrderWithMoneyBackOut(**order.model_dump(), money_back=[])
    rows = Refund.objects.filter(attempt__order__number=order.number, reason__in=BY_ITSELF).order_by("-pk")
    return OrderWithMoneyBackOut(**order.model_dump(), money_back=[_money_back(row) for row in rows])


def _money_back(refund: Refund) -> MoneyBackOut:
    state = _state_for_buyer(RefundState(refund.state))
    labels = {"returning": _("正在原路退回"), "with_school": _("学校正在处理"), "returned": _("已退回")}
    return MoneyBackOut.model_validate(
        {
            "amount_fen": refund.amount_fen,
            "reason": BY_ITSELF[RefundReason(refund.reason)],
            "state": state,
            "state_label": labels[state],
            "asked_at": refund.created_at,
            "done_at": refund.done_at,
        }
    )


def _state_for_buyer(state: RefundState) -> MoneyBackState:
    if state in UNDER_WAY:
        return "returning"
    return "returned" if state == RefundState.DONE else "with_school"


def _is_sandbox() -> bool:
    return not env().is_wechat_real


def _phone_page(path: str) -> str | None:
    """The sandbox gateway's page that plays the buyer's phone."""
    return env().wechat_base.rstrip("/") + path if _is_sandbox() else None
