"""Check that a message comes from the school and is new: needs nothing but Python.

message = verify(secret="whsec_…", headers=request.headers, body=request.body)
"""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from typing import Any

TOLERANCE_S = 5 * 60


class NotGenuine(Exception):
    """Answer 400 and do nothing."""


def verify(
    secret: str, headers: Mapping[str, str], body: bytes, now_s: float | None = None
) -> dict[str, Any]:
    """The message, if it was signed with this secret within the last minutes.

    `body` are the bytes as they came: a JSON that was read and written again has another signature.
    """
    given = {name.lower(): value for name, value in headers.items()}
    try:
        number, sent, signatures = (
            given["webhook-id"],
            given["webhook-timestamp"],
            given["webhook-signature"],
        )
        age_s = (time.time() if now_s is None else now_s) - int(sent)
    except (KeyError, ValueError) as error:
        raise NotGenuine("headers are missing") from error
    if abs(age_s) > TOLERANCE_S:
        raise NotGenuine("too old, or from the future")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.digest(key, f"{number}.{sent}.".encode() + body, hashlib.sha256)
    expected = "v1," + base64.b64encode(digest).decode()
    if not any(hmac.compare_digest(expected, one) for one in signatures.split()):
        raise NotGenuine("wrong signature")
    message: dict[str, Any] = json.loads(body)
    return message
