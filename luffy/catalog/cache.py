"""Finished answers of the public catalogue, kept in Valkey until the catalogue changes.

Each begins with the version of the catalogue that it was built from. Each catalogue write makes a new version
after its commit, so what was built from the old rows is no longer used and dies by its age. Version and answer
come in one step. Without Valkey everything is built afresh: the same answer, slower.
"""

from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from secrets import token_hex
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import get_language
from redis import RedisError

from luffy.core.logging import get_logger
from luffy.core.valkey import valkey

log = get_logger(__name__)

VERSION_KEY = "catalog:version"
# Also the longest that an old page can be seen if Valkey was away while the catalogue changed, or if somebody
# wrote to the tables past our services. Prices that are charged are always read afresh.
LIFE_SECONDS = 10
# How many answers to questions that anybody can make up (a search, a price range) are kept at a time.
FREE_FORM_LIMIT = 500


class Answer(NamedTuple):
    """A body ready to be sent."""

    body: bytes
    # An empty list is not: ids and page numbers that lead nowhere are without end.
    worth_keeping: bool = True


def bump_version() -> None:
    """Forget all finished answers once the current transaction has committed."""
    transaction.on_commit(_new_version)


def finished(question: str, build: Callable[[], Answer], *, free_form: bool = False) -> bytes:
    """The answer to `question` in the active language, from Valkey or by `build`.

    `question` is normalised by the caller: what means the same must read the same.
    """
    key = _key(question)
    try:
        found: list[str | None] = valkey().mget(VERSION_KEY, key)  # type: ignore[assignment]
        version = found[0] or _first_version()
    except RedisError:
        return build().body
    built_from, _, body = (found[1] or "").partition("\n")
    if built_from == version:
        return body.encode()
    answer = build()
    if answer.worth_keeping:
        with suppress(RedisError):
            if not free_form or _has_room():
                valkey().set(key, f"{version}\n{answer.body.decode()}", ex=LIFE_SECONDS)
    return answer.body


def _key(question: str) -> str:
    digest = sha256(f"{get_language()}\n{question}".encode()).hexdigest()[:32]
    return f"catalog:page:{digest}"


def _first_version() -> str:
    # Random, never a count: a count that began again would find pages of its earlier life.
    valkey().set(VERSION_KEY, token_hex(8), nx=True)
    return str(valkey().get(VERSION_KEY))


def _new_version() -> None:
    try:
        valkey().set(VERSION_KEY, token_hex(8))
    except RedisError as error:
        log.warning("catalogue pages may be old", seconds=LIFE_SECONDS, error=type(error).__name__)


def _has_room() -> bool:
    """Count one more made-up question; whether it is still within the limit of this stretch of time."""
    pipe = valkey().pipeline(transaction=True)
    pipe.incr("catalog:free-form")
    pipe.expire("catalog:free-form", LIFE_SECONDS, nx=True)
    return int(pipe.execute()[0]) <= FREE_FORM_LIMIT
