"""Alipay's wire format: what is signed, how it is proven, and how texts become values. Pure.

Verified against a simulator and independent client libraries, not against the real gateway.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from luffy.core.calendar import SHANGHAI
from luffy.payments.gateways.signatures import sign, verifies

MAX_FORM_FIELDS = 100
_BLANK = " \t\r\n"
_DECODER = json.JSONDecoder()


class Unreadable(Exception):
    """An answer that is not in Alipay's form, or not proven to be Alipay's."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The inner object of an answer. Its own refusals (`isv.…`) the gateway does not sign."""

    fields: Mapping[str, object]
    is_signed: bool

    def text(self, name: str) -> str:
        """The member if it is a text, else an empty one."""
        value = self.fields.get(name, "")
        return value if isinstance(value, str) else ""


def beijing(moment: datetime) -> str:
    """`yyyy-MM-dd HH:mm:ss` as a clock in Beijing shows it, whatever the machine's zone is."""
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


def signing_text(params: Mapping[str, str], *, without: Iterable[str], with_empty: bool = False) -> str:
    """`k=v&…`, sorted by name, values as they are (not URL-encoded)."""
    dropped = set(without)
    kept = sorted(name for name, value in params.items() if name not in dropped and (value or with_empty))
    return "&".join(f"{name}={params[name]}" for name in kept)


def signed(params: Mapping[str, str], key: RSAPrivateKey) -> dict[str, str]:
    """A request's parameters with their signature. `sign_type` is part of what is signed."""
    return {**params, "sign": sign(signing_text(params, without=("sign",)), key)}


def read_form(raw: bytes) -> tuple[dict[str, str], str] | None:
    """The fields of a form and their charset; None if it is not a form or says a name twice."""
    for charset in ("utf-8", "gbk"):
        try:
            pairs = parse_qsl(
                raw.decode("ascii"),
                keep_blank_values=True,
                strict_parsing=True,
                encoding=charset,
                errors="strict",
                max_num_fields=MAX_FORM_FIELDS,
            )
        except ValueError:  # includes UnicodeDecodeError: try the other charset
            continue
        fields = dict(pairs)
        return (fields, charset) if len(fields) == len(pairs) else None
    return None


def is_genuine_form(fields: Mapping[str, str], charset: str, keys: Sequence[RSAPublicKey]) -> bool:
    """Whether Alipay signed these fields.

    Its documents contradict each other on empty values, so the text is tried without them, then with them.
    """
    if fields.get("sign_type") != "RSA2" or not fields.get("sign"):
        return False
    unsigned = ("sign", "sign_type")
    texts = {signing_text(fields, without=unsigned), signing_text(fields, without=unsigned, with_empty=True)}
    return any(verifies(text.encode(charset), fields["sign"], keys) for text in sorted(texts))


def notice_key(fields: Mapping[str, str]) -> str:
    """Equal for the retries of one notice; different as soon as it says anything else.

    `notify_id` alone would let a first, abnormal notice hide the right one that carries the same id.
    """
    volatile = ("sign", "sign_type", "notify_time")
    return hashlib.sha256(signing_text(fields, without=volatile).encode()).hexdigest()


def read_answer(raw: bytes, *, member: str, charset: str, keys: Sequence[RSAPublicKey]) -> Answer:
    """The answer to a server call.

    Raises:
        Unreadable: not in form, or with a signature that is not Alipay's.
    """
    text, encoding = _decoded(raw, charset)
    try:
        spans = _members(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("not a JSON object") from error
    body = spans.get(member) or spans.get("error_response")
    if body is None:
        raise Unreadable("no answer in it")
    if "sign" in spans:
        return Answer(_object(_proven(body, _string(spans["sign"]), encoding, keys)), is_signed=True)
    return Answer(_object(body), is_signed=False)


def _decoded(raw: bytes, charset: str) -> tuple[str, str]:
    declared = "gbk" if charset.lower() in {"gbk", "gb2312", "gb18030"} else "utf-8"
    for encoding in (declared, "utf-8", "gbk"):
        try:
            return raw.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise Unreadable("in no known charset")


def _proven(body: str, signature: str, encoding: str, keys: Sequence[RSAPublicKey]) -> str:
    """The text that was signed. Some answers sign `/` and send `\\/`, or the other way round."""
    other = body.replace("\\/", "/") if "\\/" in body else body.replace("/", "\\/")
    for text in (body, other):
        if verifies(text.encode(encoding), signature, keys):
            return text
    raise Unreadable("wrong signature")


def _members(text: str) -> dict[str, str]:
    """Each member of the outer object with the exact text of its value.

    Braces and quotes may stand inside of strings, so that only a JSON parser can say where a value ends.
    """
    found: dict[str, str] = {}
    at = _expect(text, 0, "{")
    while True:
        name, at = _DECODER.raw_decode(text, _skip(text, at))
        start = _skip(text, _expect(text, at, ":"))
        _, at = _DECODER.raw_decode(text, start)
        if not isinstance(name, str) or name in found:
            raise ValueError("a name is no text, or stands twice")
        found[name] = text[start:at]
        at = _skip(text, at)
        if text[at : at + 1] != ",":
            break
        at += 1
    if _skip(text, _expect(text, at, "}")) != len(text):
        raise ValueError("something follows the object")
    return found


def _expect(text: str, at: int, mark: str) -> int:
    at = _skip(text, at)
    if text[at : at + 1] != mark:
        raise ValueError(f"no {mark} at {at}")
    return at + 1


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return at


def _object(text: str) -> dict[str, object]:
    try:
        fields = json.loads(text, object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        raise Unreadable("not a JSON object") from error
    if not isinstance(fields, dict):
        raise Unreadable("not a JSON object")
    return fields


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a name stands twice")
    return fields


def _string(text: str) -> str:
    value = json.loads(text)
    return value if isinstance(value, str) else ""
