"""Ways to pay as answers show them."""

from urllib.parse import quote, urlencode

import segno

from luffy.env import env
from luffy.payments.gateways import Jsapi, Qr, Redirect, Start
from luffy.payments.models import Channel, Method
from luffy.payments.schemas import (
    JsapiOut,
    JsapiParamsOut,
    PaymentMethodOut,
    QrOut,
    RedirectOut,
)
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


def _is_sandbox() -> bool:
    return not env().is_wechat_real


def _phone_page(path: str) -> str | None:
    """The sandbox gateway's page that plays the buyer's phone."""
    return env().wechat_base.rstrip("/") + path if _is_sandbox() else None
