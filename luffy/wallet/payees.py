"""Whom a withdrawal is paid to, and how that is kept: sealed, since it is nobody's business but the bank's."""

import base64
import json
from dataclasses import asdict, dataclass
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from luffy.wallet.errors import PayeeUnreadable


@dataclass(frozen=True, slots=True)
class Payee:
    """A bank account; `account` is digits only."""

    holder: str
    bank: str
    account: str

    @property
    def masked(self) -> dict[str, str]:
        """What may be seen in a list: 王**, and the last four digits."""
        return {"holder": f"{self.holder[:1]}**", "bank": self.bank, "account": f"**** {self.account[-4:]}"}


def seal(payee: Payee) -> str:
    return _box().encrypt(json.dumps(asdict(payee)).encode()).decode()


def unseal(sealed: str) -> Payee:
    """Raises: PayeeUnreadable, where the key of that time is gone."""
    try:
        return Payee(**json.loads(_box().decrypt(sealed.encode())))
    except InvalidToken as error:
        raise PayeeUnreadable from error


def _box() -> MultiFernet:
    """Seals with the key of now and opens with the former ones too: `SECRET_KEY_FALLBACKS`."""
    return MultiFernet([_key(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


@lru_cache
def _key(secret: str) -> Fernet:
    derived = HKDF(SHA256(), length=32, salt=None, info=b"luffy.wallet.payee").derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
