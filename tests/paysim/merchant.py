"""A merchant for the gateway's own tests: signs by hand, so that any parameter can be wrong on purpose."""

from __future__ import annotations

import base64
import itertools
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from tests.paysim.server import PaysimServer, http

BEIJING = timezone(timedelta(hours=8))
ABSENT = object()
_numbers = itertools.count(1)


def number() -> str:
    """Give an order number that no test used before."""
    return f"T{os.getpid()}N{next(_numbers)}"


def beijing_now(**later: float) -> str:
    return (datetime.now(UTC) + timedelta(**later)).astimezone(BEIJING).strftime("%Y-%m-%d %H:%M:%S")


@dataclass(frozen=True)
class Reply:
    fields: dict[str, Any]
    signed: bool
    raw: bytes

    @property
    def code(self) -> str:
        return str(self.fields["code"])

    @property
    def sub_code(self) -> str:
        return str(self.fields.get("sub_code"))


class Merchant:
    def __init__(self, server: PaysimServer) -> None:
        self.server = server
        settings = server.client_env
        self.app_id, self.seller_id = settings["ALIPAY_APP_ID"], settings["ALIPAY_SELLER_ID"]
        self.gateway = settings["ALIPAY_GATEWAY"]
        self.key = load_pem_private_key(Path(settings["ALIPAY_APP_KEY_FILE"]).read_bytes(), None)
        self.platform_key = load_pem_public_key(Path(settings["ALIPAY_PUBLIC_KEY_FILES"]).read_bytes())

    def params(self, method: str, biz: Any, /, **changes: Any) -> dict[str, str]:
        """Give signed parameters; `changes` replace or (ABSENT) remove some before signing."""
        params = {
            "app_id": self.app_id,
            "method": method,
            "format": "JSON",
            "charset": "utf-8",
            "sign_type": "RSA2",
            "timestamp": beijing_now(),
            "version": "1.0",
            "biz_content": biz if isinstance(biz, str) else json.dumps(biz, ensure_ascii=False),
            **changes,
        }
        params = {name: value for name, value in params.items() if value is not ABSENT}
        if "sign" not in changes:
            text = "&".join(f"{name}={value}" for name, value in sorted(params.items()) if value != "")
            assert isinstance(self.key, rsa.RSAPrivateKey)
            charset = "gbk" if params.get("charset") == "gbk" else "utf-8"
            params["sign"] = base64.b64encode(
                self.key.sign(text.encode(charset), padding.PKCS1v15(), SHA256())
            ).decode()
        return params

    def call(self, method: str, biz: Any, *, timeout: float = 10, **changes: Any) -> Reply:
        """Make a server call the conventional way: `biz_content` in the body, the rest in the query."""
        params = self.params(method, biz, **changes)
        body = {"biz_content": params.pop("biz_content")} if "biz_content" in params else {}
        answer = http.post(f"{self.gateway}?{urlencode(params)}", data=body, timeout=timeout)
        return self.read(answer)

    def read(self, answer: httpx.Response) -> Reply:
        """Take an answer apart; the signature is checked over the raw text if there is one."""
        charset = answer.charset_encoding or "utf-8"
        text = answer.content.decode(charset)
        found = re.match(r'\{"(\w+)":', text)
        assert found, text[:200]
        fields, end = json.JSONDecoder().raw_decode(text, found.end())
        signature = json.loads(text).get("sign")
        if signature is not None and not self.verifies(text[found.end() : end].encode(charset), signature):
            raise InvalidSignature(text)
        return Reply(fields, signature is not None, answer.content)

    def verifies(self, message: bytes, signature: str) -> bool:
        assert isinstance(self.platform_key, rsa.RSAPublicKey)
        try:
            self.platform_key.verify(base64.b64decode(signature), message, padding.PKCS1v15(), SHA256())
        except (InvalidSignature, ValueError):
            return False
        return True

    def verifies_notice(self, form: Mapping[str, str]) -> bool:
        signed = {name: value for name, value in form.items() if name not in ("sign", "sign_type") and value}
        text = "&".join(f"{name}={value}" for name, value in sorted(signed.items()))
        return self.verifies(text.encode(), form.get("sign", ""))

    def page_url(self, out_trade_no: str, amount: str = "9.90", *, wap: bool = False, **more: Any) -> str:
        """Give a payment URL; `notify_url`, `return_url` and wrong common parameters go to the top level."""
        top = {name: more.pop(name) for name in ("notify_url", "return_url", "charset") if name in more}
        biz = {
            "out_trade_no": out_trade_no,
            "total_amount": amount,
            "subject": "Python 入门",
            "product_code": "QUICK_WAP_WAY" if wap else "FAST_INSTANT_TRADE_PAY",
            **more,
        }
        biz = {name: value for name, value in biz.items() if value is not ABSENT}
        method = "alipay.trade.wap.pay" if wap else "alipay.trade.page.pay"
        return f"{self.gateway}?{urlencode(self.params(method, biz, **top))}"

    def page_error(self, url: str) -> str:
        """Open a payment URL that must be refused; give the code on the GBK page."""
        answer = http.get(url)
        assert answer.status_code == 200
        assert answer.headers["content-type"].lower() == "text/html;charset=gbk"
        found = re.search(r'id="sub-code">([^<]+)<', answer.content.decode("gbk"))
        assert found
        return found[1]

    def pay(self, amount: str = "9.90", **more: Any) -> str:
        """Sell something and get paid; give the number."""
        out_trade_no = number()
        self.server.control.pay(url=self.page_url(out_trade_no, amount, **more))
        return out_trade_no

    def query(self, out_trade_no: str) -> Reply:
        return self.call("alipay.trade.query", {"out_trade_no": out_trade_no})

    def close(self, out_trade_no: str) -> Reply:
        return self.call("alipay.trade.close", {"out_trade_no": out_trade_no})

    def refund(self, out_trade_no: str, amount: str, request_no: str, **more: Any) -> Reply:
        biz = {"out_trade_no": out_trade_no, "refund_amount": amount, "out_request_no": request_no}
        return self.call("alipay.trade.refund", biz, **more)

    def refund_query(self, out_trade_no: str, request_no: str) -> Reply:
        biz = {"out_trade_no": out_trade_no, "out_request_no": request_no}
        return self.call("alipay.trade.fastpay.refund.query", biz)
