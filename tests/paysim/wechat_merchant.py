"""A WeChat merchant for the gateway's own tests: signs by hand, so that anything can be wrong on purpose."""

from __future__ import annotations

import base64
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from tests.paysim.merchant import BEIJING, number
from tests.paysim.server import PaysimServer, http

TYPE = "WECHATPAY2-SHA256-RSA2048"


@dataclass(frozen=True)
class Reply:
    status: int
    fields: dict[str, Any]
    signed: bool
    headers: httpx.Headers

    @property
    def code(self) -> str:
        return str(self.fields.get("code", ""))


def rfc3339(**later: float) -> str:
    return (datetime.now(UTC) + timedelta(**later)).astimezone(BEIJING).isoformat(timespec="seconds")


class WechatMerchant:
    def __init__(self, server: PaysimServer) -> None:
        self.server = server
        settings = server.client_env
        self.base, self.mchid, self.appid = (
            settings[f"WECHAT_{name}"] for name in ("BASE", "MCHID", "APPID")
        )
        self.serial = settings["WECHAT_SERIAL"]
        self.key = load_pem_private_key(Path(settings["WECHAT_KEY_FILE"]).read_bytes(), None)
        self.apiv3_key = Path(settings["WECHAT_APIV3_KEY_FILE"]).read_bytes()
        self.learn_keys()

    def learn_keys(self) -> None:
        """Read the platform's keys anew, as after a rotation."""
        pairs = self.server.client_env["WECHAT_PUBLIC_KEYS"].split(",")
        self.platform = {name: _public(Path(path)) for name, path in (pair.split("=", 1) for pair in pairs)}

    @property
    def public_key_id(self) -> str:
        return [name for name in self.platform if name.startswith("PUB_KEY_ID_")][-1]

    @property
    def certificate_serial(self) -> str:
        return [name for name in self.platform if not name.startswith("PUB_KEY_ID_")][-1]

    def authorization(self, verb: str, target: str, body: bytes, /, **changes: str) -> str:
        """Give the header; `changes` replace values before signing, except a given `signature`."""
        given = {
            "mchid": self.mchid,
            "nonce_str": secrets.token_hex(16),
            "timestamp": str(int(time.time())),
            "serial_no": self.serial,
            **changes,
        }
        text = f"{verb}\n{target}\n{given['timestamp']}\n{given['nonce_str']}\n".encode() + body + b"\n"
        assert isinstance(self.key, rsa.RSAPrivateKey)
        signature = base64.b64encode(self.key.sign(text, padding.PKCS1v15(), SHA256())).decode()
        return f"{TYPE} " + ",".join(f'{k}="{v}"' for k, v in {"signature": signature, **given}.items())

    def send(
        self,
        verb: str,
        target: str,
        body: Any = None,
        *,
        headers: Mapping[str, str] | None = None,
        timeout: float = 10,
        **changes: str,
    ) -> httpx.Response:
        """Sign and send; a `body` of bytes travels as it is."""
        raw = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        signed = {
            "authorization": self.authorization(verb, target, raw, **changes),
            "accept": "application/json",
            "content-type": "application/json",
            "user-agent": "tests",
            **(headers or {}),
        }
        return http.request(verb, f"{self.base}{target}", content=raw, headers=signed, timeout=timeout)

    def call(self, verb: str, target: str, body: Any = None, **more: Any) -> Reply:
        return self.read(self.send(verb, target, body, **more))

    def read(self, answer: httpx.Response) -> Reply:
        """Take an answer apart; the signature is checked if there is one."""
        signed = "wechatpay-signature" in answer.headers
        if signed and not self.verifies(answer.headers, answer.content):
            raise InvalidSignature(answer.text)
        return Reply(answer.status_code, answer.json() if answer.content else {}, signed, answer.headers)

    def verifies(self, headers: Mapping[str, str], body: bytes) -> bool:
        given = {name.lower(): value for name, value in headers.items()}
        text = f"{given.get('wechatpay-timestamp')}\n{given.get('wechatpay-nonce')}\n".encode() + body + b"\n"
        key = self.platform.get(given.get("wechatpay-serial", ""))
        if key is None or given.get("wechatpay-signature-type", TYPE) != TYPE:
            return False
        try:
            signature = base64.b64decode(given.get("wechatpay-signature", ""), validate=True)
            key.verify(signature, text, padding.PKCS1v15(), SHA256())
        except (InvalidSignature, ValueError):
            return False
        return True

    def opened(self, resource: Mapping[str, str]) -> Any:
        """Decrypt what a callback holds."""
        sealed, aad = base64.b64decode(resource["ciphertext"]), resource.get("associated_data", "")
        return json.loads(AESGCM(self.apiv3_key).decrypt(resource["nonce"].encode(), sealed, aad.encode()))

    def heard(self, body: bytes, headers: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
        """Check a callback's signature; give its event and clear content."""
        assert self.verifies(headers, body), headers
        envelope = json.loads(body)
        return envelope["event_type"], self.opened(envelope["resource"])

    # -- what merchants do ---------------------------------------------------------------------------------

    def order(
        self, out_trade_no: str, total: Any = 990, *, kind: str = "native", **more: Any
    ) -> dict[str, Any]:
        body: dict[str, Any] = {
            "appid": self.appid,
            "mchid": self.mchid,
            "description": "Python 入门",
            "out_trade_no": out_trade_no,
            "notify_url": "http://127.0.0.1:1/notify",
            "amount": {"total": total, "currency": "CNY"},
        }
        if kind == "jsapi":
            body["payer"] = {"openid": "oABC-1"}
        if kind == "h5":
            body["scene_info"] = {"payer_client_ip": "127.0.0.1", "h5_info": {"type": "Wap"}}
        return {name: value for name, value in {**body, **more}.items() if value is not None}

    def prepay(self, out_trade_no: str, total: Any = 990, *, kind: str = "native", **more: Any) -> Reply:
        body = self.order(out_trade_no, total, kind=kind, **more)
        return self.call("POST", f"/v3/pay/transactions/{kind}", body)

    def prepay_headers(self, headers: Mapping[str, str]) -> httpx.Headers:
        """Make an order with these request headers; give the answer's."""
        return self.call("POST", "/v3/pay/transactions/native", self.order(number()), headers=headers).headers

    def pay(self, total: int = 990, **more: Any) -> str:
        """Sell something and get paid; give the number."""
        sold = number()
        assert self.prepay(sold, total, **more).status == 200
        self.server.control.pay(sold)
        return sold

    def query(self, out_trade_no: str) -> Reply:
        return self.call("GET", f"/v3/pay/transactions/out-trade-no/{out_trade_no}?mchid={self.mchid}")

    def close(self, out_trade_no: str) -> Reply:
        return self.call(
            "POST", f"/v3/pay/transactions/out-trade-no/{out_trade_no}/close", {"mchid": self.mchid}
        )

    def wish(
        self, out_trade_no: str, refund: Any, refund_no: str, total: Any = 990, **more: Any
    ) -> dict[str, Any]:
        body = {
            "out_trade_no": out_trade_no,
            "out_refund_no": refund_no,
            "amount": {"refund": refund, "total": total, "currency": "CNY"},
        }
        return {name: value for name, value in {**body, **more}.items() if value is not None}

    def refund(self, out_trade_no: str, refund: Any, refund_no: str, total: Any = 990, **more: Any) -> Reply:
        return self.call(
            "POST", "/v3/refund/domestic/refunds", self.wish(out_trade_no, refund, refund_no, total, **more)
        )

    def refund_query(self, refund_no: str) -> Reply:
        return self.call("GET", f"/v3/refund/domestic/refunds/{refund_no}")


def _public(path: Path) -> rsa.RSAPublicKey:
    pem = path.read_bytes()
    found = (
        x509.load_pem_x509_certificate(pem).public_key()
        if b"CERTIFICATE" in pem
        else load_pem_public_key(pem)
    )
    assert isinstance(found, rsa.RSAPublicKey)
    return found
