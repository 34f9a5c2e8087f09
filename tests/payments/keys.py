"""A merchant and a platform of our own, for tests that need no gateway process."""

from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlencode

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from luffy.payments.gateways import alipay_wire as wire
from luffy.payments.gateways.alipay import Alipay, Merchant

APP_ID, SELLER_ID = "2021000000000001", "2088000000000001"


@lru_cache
def platform_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@lru_cache
def app_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def private_pem(key: rsa.RSAPrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def public_pem(key: rsa.RSAPrivateKey) -> str:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def merchant(*extra_public_keys: rsa.RSAPublicKey) -> Merchant:
    return Merchant(
        gateway="http://127.0.0.1:1/alipay/gateway.do",
        app_id=APP_ID,
        seller_id=SELLER_ID,
        app_key=app_key(),
        public_keys=(*extra_public_keys, platform_key().public_key()),
        notify_url="https://shop.example/notify",
        return_url="https://shop.example/return",
        quit_url="https://shop.example/",
    )


def our_alipay() -> Alipay:
    return Alipay(merchant())


@dataclass
class Notice:
    """An honest notice; change its fields, then take `form()`."""

    out_trade_no: str = "01HXAAAAAAAAAAAAAAAAAAAAAA"
    amount: str = "99.00"
    fields: dict[str, str] = field(default_factory=dict)

    def params(self) -> dict[str, str]:
        return {
            "notify_time": "2026-05-01 12:00:00",
            "notify_type": "trade_status_sync",
            "notify_id": "2026050100222120000001",
            "charset": "utf-8",
            "version": "1.0",
            "app_id": APP_ID,
            "auth_app_id": APP_ID,
            "seller_id": SELLER_ID,
            "trade_no": "2026050122001000000000000001",
            "out_trade_no": self.out_trade_no,
            "trade_status": "TRADE_SUCCESS",
            "total_amount": self.amount,
            "receipt_amount": self.amount,
            "subject": '路飞学城 & "sign":{}= + 100%',
            "fund_bill_list": '[{"amount":"99.00","fundChannel":"ALIPAYACCOUNT"}]',
            **self.fields,
        }

    def signed(self) -> dict[str, str]:
        params = self.params()
        text = wire.signing_text(params, without=("sign", "sign_type"))
        return {**params, "sign_type": "RSA2", "sign": wire.sign(text, platform_key())}

    def form(self) -> bytes:
        return urlencode(self.signed()).encode()
