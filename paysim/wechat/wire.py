"""WeChat Pay's texts: what is signed, what is sealed, how times are written."""

from __future__ import annotations

import base64
import re
import secrets
import string
from datetime import datetime

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from paysim.clock import beijing

ALPHABET = string.ascii_letters + string.digits
SIGNATURE_TYPE = "WECHATPAY2-SHA256-RSA2048"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)", re.ASCII)


def request_text(method: str, target: str, timestamp: str, nonce: str, body: bytes) -> bytes:
    """Give what a merchant signs. Each line ends with a newline, also the last."""
    return f"{method}\n{target}\n{timestamp}\n{nonce}\n".encode() + body + b"\n"


def answer_text(timestamp: str, nonce: str, body: bytes) -> bytes:
    """Give what the platform signs in answers and notices."""
    return f"{timestamp}\n{nonce}\n".encode() + body + b"\n"


def front_end_text(appid: str, timestamp: str, nonce: str, package: str) -> bytes:
    """Give what a merchant signs for the payment inside the WeChat app."""
    return f"{appid}\n{timestamp}\n{nonce}\n{package}\n".encode()


def sealed(clear: bytes, key: bytes, associated: str | None) -> dict[str, str]:
    """Encrypt as AEAD_AES_256_GCM. Without associated data the member is missing."""
    nonce = nonce_text(12)
    cipher = AESGCM(key).encrypt(nonce.encode(), clear, (associated or "").encode())
    box = {"algorithm": "AEAD_AES_256_GCM", "ciphertext": base64.b64encode(cipher).decode(), "nonce": nonce}
    return box if associated is None else {**box, "associated_data": associated}


def nonce_text(length: int = 32) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def rfc3339(at: float) -> str:
    return beijing(at).isoformat(timespec="seconds")


def read_rfc3339(text: object) -> float | None:
    """Read an instant with zone; None when it is not one."""
    if not isinstance(text, str) or not RFC3339.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text).timestamp()
    except (ValueError, OverflowError):
        return None
