"""What the site says of itself, kept in Valkey until it is changed.

Source: docs/rules/site.md
"""

import hashlib
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

import orjson
from django.db import transaction
from django.utils.translation import get_language
from redis import RedisError

from luffy.core.logging import get_logger
from luffy.core.valkey import valkey
from luffy.site.clients import Client
from luffy.site.errors import FeatureOff
from luffy.site.models import SiteSettings

log = get_logger(__name__)

KEY = "site:facts"
# The longest that old settings are shown if Valkey was away while they were changed.
LIFE_SECONDS = 30

Feature = Literal["reviews", "community", "streak"]


@dataclass(frozen=True, slots=True)
class Facts:
    """The settings as they are read."""

    name: str
    name_en: str
    short_name: str
    icp_number: str
    contact_email: str
    contact_phone: str
    contact_address: str
    logo_digest: str
    shows_reviews: bool
    shows_community: bool
    shows_streak: bool
    hides_purchase_on_ios: bool
    hides_purchase_in_mini_programs: bool

    @property
    def title(self) -> str:
        """The name in the active language."""
        return self.name_en if (get_language() or "").startswith("en") else self.name

    @property
    def logo(self) -> str:
        """Its address, which changes with it; empty: the sail."""
        return f"/api/v1/site/logo?v={self.logo_digest[:12]}" if self.logo_digest else ""

    @property
    def edition(self) -> str:
        """Another for other facts: what was made of them is made anew."""
        return hashlib.sha256(_bytes(self)).hexdigest()[:12]

    def shows(self, feature: Feature) -> bool:
        return bool(getattr(self, f"shows_{feature}"))

    def hides_purchase(self, client: Client) -> bool:
        """Whether nothing may be offered for sale to this client.

        Source: docs/rules/site.md
        """
        return (client is Client.IOS and self.hides_purchase_on_ios) or (
            client is Client.MINI_PROGRAM and self.hides_purchase_in_mini_programs
        )


_NAMES = tuple(field.name for field in fields(Facts))


def facts() -> Facts:
    """The settings, from Valkey or the database."""
    try:
        kept = valkey().get(KEY)
    except RedisError:
        return _stored()
    if isinstance(kept, str) and (known := _parsed(kept)):
        return known
    found = _stored()
    with suppress(RedisError):
        valkey().set(KEY, _bytes(found).decode(), ex=LIFE_SECONDS)
    return found


def require(feature: Feature) -> None:
    """Raises: FeatureOff, if operators switched this part off."""
    if not facts().shows(feature):
        raise FeatureOff(feature=feature)


def forget() -> None:
    """Read the settings anew once the current transaction has committed."""
    transaction.on_commit(_drop)


def _drop() -> None:
    try:
        valkey().delete(KEY)
    except RedisError as error:
        log.warning("site settings may be old", seconds=LIFE_SECONDS, error=type(error).__name__)


def _stored() -> Facts:
    row = SiteSettings.objects.first() or SiteSettings()
    return Facts(**{name: getattr(row, name) for name in _NAMES})


def _bytes(known: Facts) -> bytes:
    return orjson.dumps(asdict(known))


def _parsed(kept: str) -> Facts | None:
    """None: kept by another release, with other names."""
    said: dict[str, Any] = orjson.loads(kept)
    return Facts(**said) if said.keys() == set(_NAMES) else None
