"""The signature that proves to a receiver that a message is ours, as Standard Webhooks writes it. Pure.

`webhook-signature: v1,<base64 of HMAC-SHA256 over "id.timestamp.body">`, one for each secret, with a blank between.
"""

import base64
import hashlib
import hmac
from collections.abc import Sequence

PREFIX = "whsec_"


def secret_text(key: bytes) -> str:
    """How a key is shown to people."""
    return PREFIX + base64.b64encode(key).decode()


def signature(secret: str, *, number: str, timestamp_s: int, body: bytes) -> str:
    """One signature by one secret in the form of `secret_text`."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    text = f"{number}.{timestamp_s}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(key, text, hashlib.sha256)).decode()


def headers(secrets: Sequence[str], *, number: str, timestamp_s: int, body: bytes) -> dict[str, str]:
    """The headers that go with a body."""
    signed = (signature(one, number=number, timestamp_s=timestamp_s, body=body) for one in secrets)
    return {
        "webhook-id": number,
        "webhook-timestamp": str(timestamp_s),
        "webhook-signature": " ".join(signed),
    }
