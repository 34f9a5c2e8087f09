"""What the site tells of itself, and what operators set."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import AfterValidator, Field, StringConstraints

from luffy.core.envelope import Out


def _printable(text: str) -> str:
    if not text.isprintable():
        raise ValueError("has a line break or a control character")
    return text


SiteName = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64), AfterValidator(_printable)
]
ShortName = Annotated[SiteName, Field(max_length=24)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=255), AfterValidator(_printable)]
Phone = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9+() -]{0,32}$")]
Email = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=254, pattern=r"^$|^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$"),
]


class FeaturesOut(Out):
    reviews: bool
    community: bool
    streak: bool


class SiteOut(Out):
    """`purchase_hidden`: this client must offer nothing for sale (`X-Luffy-Client`, else its user agent)."""

    name: str
    short_name: str
    # Its address; empty: the sail.
    logo: str
    icp_number: str
    contact_email: str
    contact_phone: str
    contact_address: str
    features: FeaturesOut
    client: Literal["web", "ios", "android", "mini-program"]
    purchase_hidden: bool


class SiteSettingsIn(Schema):
    revision: Annotated[int, Field(ge=0, le=2**31 - 1)]
    name: SiteName
    name_en: SiteName
    short_name: ShortName
    icp_number: Annotated[Words, Field(max_length=64)] = ""
    contact_email: Email = ""
    contact_phone: Phone = ""
    contact_address: Words = ""
    shows_reviews: bool = True
    shows_community: bool = True
    shows_streak: bool = True
    hides_purchase_on_ios: bool = False
    hides_purchase_in_mini_programs: bool = False


class SiteSettingsOut(Out):
    revision: int
    name: str
    name_en: str
    short_name: str
    icp_number: str
    contact_email: str
    contact_phone: str
    contact_address: str
    shows_reviews: bool
    shows_community: bool
    shows_streak: bool
    hides_purchase_on_ios: bool
    hides_purchase_in_mini_programs: bool
    logo: str
    updated_at: datetime | None
    updated_by: str | None
