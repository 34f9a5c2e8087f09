"""A WeChat merchant and a platform of our own, for tests that need no gateway process."""

import base64
import json
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from luffy.payments.gateways.signatures import sign
from luffy.payments.gateways.wechat import Merchant, WeChat
from tests.payments.keys import app_key, platform_key, public_pem

MCHID, APPID, SERIAL = "1600000001", "wx0123456789abcdef", "5157F09EFDC096DE15EBE81A47057A7200000001"
APIV3_KEY = b"0123456789abcdef0123456789abcdef"
PUBLIC_KEY_ID = "PUB_KEY_ID_0116000000012026010100000000000001"
SCHEME = "WECHATPAY2-SHA256-RSA2048"


@lru_cache
def certificate_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@lru_cache
def certificate() -> x509.Certificate:
    """The platform's certificate, which signs beside its public key while one takes over from the other."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a platform of our own")])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(certificate_key().public_key())
        .serial_number(int("7132D72A03E93CDDF8C03BBD1F37EEDF00000001", 16))
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=1826))
        .sign(certificate_key(), SHA256())
    )


def certificate_serial() -> str:
    return f"{certificate().serial_number:X}"


def key_files() -> dict[str, str]:
    """What stands in the files of `WECHAT_PUBLIC_KEYS`, by the name there."""
    return {
        PUBLIC_KEY_ID: public_pem(platform_key()),
        certificate_serial(): certificate().public_bytes(Encoding.PEM).decode(),
    }


def merchant(*, base: str = "http://127.0.0.1:9") -> Merchant:
    return Merchant(
        base=base,
        mchid=MCHID,
        appid=APPID,
        serial=SERIAL,
        key=app_key(),
        apiv3_key=APIV3_KEY,
        public_keys={
            PUBLIC_KEY_ID: platform_key().public_key(),
            certificate_serial(): certificate_key().public_key(),
        },
        notify_url="https://shop.example/notify",
        refund_notify_url="https://shop.example/refund-notify",
        pay_page="https://shop.example/pay/",
    )


def our_wechat() -> WeChat:
    return WeChat(merchant())


def stamped(
    body: bytes,
    *,
    key: rsa.RSAPrivateKey | None = None,
    serial: str = PUBLIC_KEY_ID,
    at: float | None = None,
    nonce: str = "abcdefghijklmnop",
) -> dict[str, str]:
    """The headers by which the platform proves these bytes."""
    timestamp = str(int(time.time() if at is None else at))
    text = f"{timestamp}\n{nonce}\n{body.decode()}\n"
    return {
        "Wechatpay-Timestamp": timestamp,
        "Wechatpay-Nonce": nonce,
        "Wechatpay-Serial": serial,
        "Wechatpay-Signature": sign(text, key or platform_key()),
        "Wechatpay-Signature-Type": SCHEME,
    }


def encrypted(
    clear: bytes, *, aad: str | None = "transaction", key: bytes = APIV3_KEY, **changes: Any
) -> dict[str, Any]:
    nonce = "0123456789ab"
    secret = AESGCM(key).encrypt(nonce.encode(), clear, (aad or "").encode())
    resource = {
        "algorithm": "AEAD_AES_256_GCM",
        "ciphertext": base64.b64encode(secret).decode(),
        "nonce": nonce,
        "original_type": "transaction",
    }
    return {**resource, **({} if aad is None else {"associated_data": aad}), **changes}


@dataclass
class WeChatNotice:
    """An honest notice of a payment; change what it says by `fields`, then take `body()` and `stamped(body)`."""

    out_trade_no: str = "01HXAAAAAAAAAAAAAAAAAAAAAA"
    amount_fen: int = 9_900
    fields: dict[str, Any] = field(default_factory=dict)
    event: dict[str, Any] = field(default_factory=dict)

    def said(self) -> dict[str, Any]:
        return {
            "mchid": MCHID,
            "appid": APPID,
            "out_trade_no": self.out_trade_no,
            "transaction_id": "4200001234202605010000000001",
            "trade_type": "NATIVE",
            "trade_state": "SUCCESS",
            "trade_state_desc": "支付成功",
            "bank_type": "OTHERS",
            "attach": "",
            "success_time": "2026-05-01T12:00:00+08:00",
            "payer": {"openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},
            "amount": {
                "total": self.amount_fen,
                "payer_total": self.amount_fen,
                "currency": "CNY",
                "payer_currency": "CNY",
            },
            **self.fields,
        }

    def clear(self) -> bytes:
        return json.dumps(self.said()).encode()

    def body(self) -> bytes:
        event = {
            "id": "EV-2026050112000000001",
            "create_time": "2026-05-01T12:00:00+08:00",
            "event_type": "TRANSACTION.SUCCESS",
            "resource_type": "encrypt-resource",
            "summary": "支付成功",
            "resource": encrypted(self.clear()),
            **self.event,
        }
        return json.dumps(event, ensure_ascii=False).encode()


@dataclass
class RefundWord(WeChatNotice):
    """An honest notice of a refund."""

    out_refund_no: str = "R01HXAAAAAAAAAAAAAAAAAAAAAA"
    status: str = "SUCCESS"

    def said(self) -> dict[str, Any]:
        return {
            "mchid": MCHID,
            "out_trade_no": self.out_trade_no,
            "transaction_id": "4200001234202605010000000001",
            "out_refund_no": self.out_refund_no,
            "refund_id": "50300001234202605010000000001",
            "refund_status": self.status,
            "success_time": "2026-05-01T13:00:00+08:00",
            "user_received_account": "招商银行信用卡0403",
            "amount": {
                "total": self.amount_fen,
                "refund": self.amount_fen,
                "payer_total": self.amount_fen,
                "payer_refund": self.amount_fen,
            },
            **self.fields,
        }

    def body(self) -> bytes:
        self.event = {"event_type": f"REFUND.{self.status}", **self.event}
        return super().body()
