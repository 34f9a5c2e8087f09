"""Texts that only we may read: encrypted with a key made from SECRET_KEY, another one for each purpose."""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class SealBroken(Exception):
    """It was not sealed for this purpose, was changed, or the key of that time is gone."""


def seal(text: str, purpose: str) -> str:
    return _box(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, purpose: str) -> str:
    """Raises: SealBroken."""
    try:
        return _box(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise SealBroken from error


def renew(sealed: str, purpose: str) -> str:
    """The same text sealed with the key of now; as it is where it was already.

    Raises: SealBroken.
    """
    try:
        _key(settings.SECRET_KEY, purpose).decrypt(sealed.encode())
    except InvalidToken:
        return seal(unseal(sealed, purpose), purpose)
    return sealed


def _box(purpose: str) -> MultiFernet:
    """Seals with the key of now and opens with the former ones too: `SECRET_KEY_FALLBACKS`."""
    return MultiFernet([_key(one, purpose) for one in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


@lru_cache
def _key(secret: str, purpose: str) -> Fernet:
    derived = HKDF(SHA256(), length=32, salt=None, info=purpose.encode()).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
