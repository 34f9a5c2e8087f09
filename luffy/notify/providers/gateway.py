"""Text messages by a gateway of the school's own choice: one signed POST, which any vendor can be put behind."""

import hmac
from hashlib import sha256

import httpx
import orjson
from django.conf import settings

from luffy.notify.providers.letter import CannotReach, Letter, Reader, TryLater

# To connect and to answer; the worker has other things to do.
TIMEOUT = httpx.Timeout(5, connect=3)


class SmsGateway:
    """SMS_GATEWAY_URL gets {"phone", "title", "text", "link"} with `X-Luffy-Signature`: HMAC-SHA256 of the body."""

    def send(self, letter: Letter, *, to: Reader) -> None:
        """Raises: CannotReach for 4xx but 408 and 429, TryLater for the rest that is no 2xx."""
        if not to.phone:
            raise CannotReach("the account has no telephone")
        body = orjson.dumps(
            {"phone": to.phone, "title": letter.title, "text": letter.text, "link": letter.page_url}
        )
        signature = hmac.new(settings.SMS_GATEWAY_KEY.encode(), body, sha256).hexdigest()
        headers = {"Content-Type": "application/json", "X-Luffy-Signature": signature}
        try:
            answer = httpx.post(settings.SMS_GATEWAY_URL, content=body, headers=headers, timeout=TIMEOUT)
        except httpx.HTTPError as error:
            raise TryLater(type(error).__name__) from error
        if answer.is_success:
            return
        is_final = answer.is_client_error and answer.status_code not in (408, 429)
        kind = CannotReach if is_final else TryLater
        raise kind(f"the gateway answers {answer.status_code}")
