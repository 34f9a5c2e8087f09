"""The gateways of this installation, from its settings."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key
from cryptography.x509 import load_pem_x509_certificate
from django.core.exceptions import ImproperlyConfigured

from luffy.env import env
from luffy.payments.errors import ChannelUnavailable
from luffy.payments.gateways import Gateway
from luffy.payments.gateways import alipay as alipay_gateway
from luffy.payments.gateways import wechat as wechat_gateway
from luffy.payments.models import Channel

ALIPAY_NOTIFY_PATH = "/api/v1/payments/alipay/notify"
ALIPAY_RETURN_PATH = "/api/v1/payments/alipay/return"
WECHAT_NOTIFY_PATH = "/api/v1/payments/wechat/notify"
WECHAT_REFUND_NOTIFY_PATH = "/api/v1/payments/wechat/refund-notify"
PAY_PAGE = "/pay/"
CERTIFICATE = b"-----BEGIN CERTIFICATE-----"
APIV3_KEY_BYTES = 32


def gateway(channel: int) -> Gateway:
    """The gateway of that channel.

    Raises:
        ChannelUnavailable: this installation does not use the channel.
    """
    return _makers()[Channel(channel)]()


def is_open(channel: int) -> bool:
    """Whether this installation uses the channel."""
    try:
        gateway(channel)
    except ChannelUnavailable:
        return False
    return True


def _makers() -> dict[Channel, Callable[[], Gateway]]:
    return {Channel.ALIPAY: alipay, Channel.WECHAT: wechat}


@lru_cache(maxsize=1)
def alipay() -> alipay_gateway.Alipay:
    settings = env()
    if not (settings.has_alipay and settings.alipay_app_key_file):
        raise ChannelUnavailable(channel=int(Channel.ALIPAY))
    return alipay_gateway.Alipay(
        alipay_gateway.Merchant(
            gateway=settings.alipay_gateway,
            app_id=settings.alipay_app_id,
            seller_id=settings.alipay_seller_id,
            app_key=_private_key(settings.alipay_app_key_file),
            public_keys=tuple(_public_key(path) for path in settings.alipay_public_key_files),
            notify_url=settings.base_url + ALIPAY_NOTIFY_PATH,
            return_url=settings.base_url + ALIPAY_RETURN_PATH,
            quit_url=settings.base_url + "/",
        )
    )


@lru_cache(maxsize=1)
def wechat() -> wechat_gateway.WeChat:
    settings = env()
    if not (settings.has_wechat and settings.wechat_key_file and settings.wechat_apiv3_key_file):
        raise ChannelUnavailable(channel=int(Channel.WECHAT))
    return wechat_gateway.WeChat(
        wechat_gateway.Merchant(
            base=settings.wechat_base.rstrip("/"),
            mchid=settings.wechat_mchid,
            appid=settings.wechat_appid,
            serial=settings.wechat_serial,
            key=_private_key(settings.wechat_key_file),
            apiv3_key=read_apiv3_key(settings.wechat_apiv3_key_file),
            public_keys={
                name: read_platform_key(name, path) for name, path in settings.wechat_public_keys.items()
            },
            notify_url=settings.base_url + WECHAT_NOTIFY_PATH,
            refund_notify_url=settings.base_url + WECHAT_REFUND_NOTIFY_PATH,
            pay_page=settings.base_url + PAY_PAGE,
        )
    )


def read_apiv3_key(path: Path) -> bytes:
    """Raises: ImproperlyConfigured."""
    key = path.read_bytes().strip()
    if len(key) != APIV3_KEY_BYTES:
        raise ImproperlyConfigured(f"{path} does not hold {APIV3_KEY_BYTES} characters")
    return key


def read_platform_key(name: str, path: Path) -> RSAPublicKey:
    """WeChat's public key, or that of its certificate, whose serial must be the name it is configured under.

    Raises: ImproperlyConfigured.
    """
    pem = path.read_bytes()
    if CERTIFICATE not in pem:
        return _public_key(path)
    certificate = load_pem_x509_certificate(pem)
    if f"{certificate.serial_number:X}" != name.upper().lstrip("0"):
        raise ImproperlyConfigured(f"the certificate in {path} has the serial {certificate.serial_number:X}")
    key = certificate.public_key()
    if not isinstance(key, RSAPublicKey):
        raise ImproperlyConfigured(f"{path} does not hold an RSA key")
    return key


def _private_key(path: Path) -> RSAPrivateKey:
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, RSAPrivateKey):
        raise ImproperlyConfigured(f"{path} is not an RSA key")
    return key


def _public_key(path: Path) -> RSAPublicKey:
    key = load_pem_public_key(path.read_bytes())
    if not isinstance(key, RSAPublicKey):
        raise ImproperlyConfigured(f"{path} is not an RSA key")
    return key
