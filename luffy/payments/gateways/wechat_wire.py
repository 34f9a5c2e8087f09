"""WeChat Pay v3's wire format: what is signed, how it is proven, and how secrets become readable. Pure.

Verified against a simulator and independent client libraries, not against the real gateway.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from luffy.core.calendar import SHANGHAI
from luffy.payments.gateways.signatures import sign, verifies

SCHEME = "WECHATPAY2-SHA256-RSA2048"
# They send such ones now and then, to see who does not look.
PROBE = "WECHATPAY/SIGNTEST/"
FRESH = timedelta(minutes=5)
MORE_THAN_ANYTHING_FEN = 10**12
_TIMESTAMP = re.compile(r"[0-9]{1,12}", re.ASCII)
_NONCE = re.compile(r"[\x21-\x7e]{1,128}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What makes each signature of ours different from any other."""

    timestamp: str
    nonce: str


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the merchant's number, the serial of her certificate, and its key."""

    mchid: str
    serial: str
    key: RSAPrivateKey


def authorization(method: str, target: str, body: bytes, *, signer: Signer, stamp: Stamp) -> str:
    """The Authorization header. `target` is path and query; `body` the very bytes that are sent."""
    text = f"{method}\n{target}\n{stamp.timestamp}\n{stamp.nonce}\n{body.decode()}\n"
    fields = {
        "mchid": signer.mchid,
        "nonce_str": stamp.nonce,
        "signature": sign(text, signer.key),
        "timestamp": stamp.timestamp,
        "serial_no": signer.serial,
    }
    return f"{SCHEME} " + ",".join(f'{name}="{value}"' for name, value in fields.items())


def jsapi_params(prepay_id: str, *, appid: str, key: RSAPrivateKey, stamp: Stamp) -> dict[str, str]:
    """What a page inside the WeChat app hands to it, under the names that it has there."""
    package = f"prepay_id={prepay_id}"
    text = f"{appid}\n{stamp.timestamp}\n{stamp.nonce}\n{package}\n"
    return {
        "appId": appid,
        "timeStamp": stamp.timestamp,
        "nonceStr": stamp.nonce,
        "package": package,
        "signType": "RSA",
        "paySign": sign(text, key),
    }


def doubt(headers: Mapping[str, str], body: bytes, *, keys: Mapping[str, RSAPublicKey], now: datetime) -> str:
    """Why these bytes are not proven to be WeChat's word of just now; empty if they are.

    A serial that is not in `keys` is refused; nobody is asked about it, for anybody can name one.
    """
    signature = headers.get("Wechatpay-Signature", "")
    timestamp, nonce = headers.get("Wechatpay-Timestamp", ""), headers.get("Wechatpay-Nonce", "")
    key = keys.get(headers.get("Wechatpay-Serial", ""))
    if signature.startswith(PROBE):
        return "probe"
    if headers.get("Wechatpay-Signature-Type", SCHEME) != SCHEME:
        return "signature_type"
    if key is None:
        return "serial"
    if not (_TIMESTAMP.fullmatch(timestamp) and _NONCE.fullmatch(nonce)):
        return "signature"
    if not verifies(b"%b\n%b\n%b\n" % (timestamp.encode(), nonce.encode(), body), signature, [key]):
        return "signature"
    is_fresh = abs(int(timestamp) - now.timestamp()) <= FRESH.total_seconds()
    return "" if is_fresh else "stale"


def decrypted(resource: object, *, key: bytes) -> bytes | None:
    """The clear text of a notice's resource (AES-256-GCM); None if it was not made with our key."""
    if not isinstance(resource, dict) or resource.get("algorithm") != "AEAD_AES_256_GCM":
        return None
    ciphertext, nonce = resource.get("ciphertext"), resource.get("nonce")
    associated = resource.get("associated_data") or ""
    if not (isinstance(ciphertext, str) and isinstance(nonce, str) and isinstance(associated, str)):
        return None
    try:
        secret = base64.b64decode(ciphertext, validate=True)
        return AESGCM(key).decrypt(nonce.encode(), secret, associated.encode())
    except (binascii.Error, InvalidTag, ValueError):
        return None


def read_object(raw: bytes) -> dict[str, object] | None:
    """A JSON object in UTF-8; None if it is something else or says a name twice."""
    try:
        value = json.loads(raw.decode(), object_pairs_hook=_unique)
    except (ValueError, RecursionError):  # includes UnicodeDecodeError
        return None
    return value if isinstance(value, dict) else None


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a name stands twice")
    return fields


def notice_key(event_type: str, said: Mapping[str, object]) -> str:
    """Equal for the repeats of one notice, which are signed afresh; different as soon as it says anything else."""
    text = json.dumps([event_type, said], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def text(fields: object, name: str) -> str:
    """The member if it is a text, else an empty one."""
    value = fields.get(name, "") if isinstance(fields, Mapping) else ""
    return value if isinstance(value, str) else ""


def fen(fields: object, name: str) -> int | None:
    """The member if it is a whole number that can be an amount."""
    value = fields.get(name) if isinstance(fields, Mapping) else None
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value < MORE_THAN_ANYTHING_FEN else None


def rfc3339(moment: datetime) -> str:
    """`2026-05-01T12:00:00+08:00`"""
    return moment.astimezone(SHANGHAI).isoformat(timespec="seconds")
