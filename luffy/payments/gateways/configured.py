"""The gateways of this installation, from its settings."""

from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key
from django.core.exceptions import ImproperlyConfigured

from luffy.env import env
from luffy.payments.errors import ChannelUnavailable
from luffy.payments.gateways import Gateway
from luffy.payments.gateways.alipay import Alipay, Merchant
from luffy.payments.models import Channel

ALIPAY_NOTIFY_PATH = "/api/v1/payments/alipay/notify"
ALIPAY_RETURN_PATH = "/api/v1/payments/alipay/return"


def gateway(channel: int) -> Gateway:
    """The gateway of that channel.

    Raises:
        ChannelUnavailable: this installation does not use the channel.
    """
    if channel != Channel.ALIPAY:
        raise ChannelUnavailable(channel=channel)
    return alipay()


@lru_cache(maxsize=1)
def alipay() -> Alipay:
    settings = env()
    is_told_who_we_are = settings.alipay_app_id and settings.alipay_seller_id
    if not (is_told_who_we_are and settings.alipay_app_key_file and settings.alipay_public_key_files):
        raise ChannelUnavailable(channel=int(Channel.ALIPAY))
    return Alipay(
        Merchant(
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
