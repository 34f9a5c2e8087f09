from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from luffy.core.envelope import Out
from luffy.core.paging import MAX_ID, PageQuery
from luffy.notify.models import Kind, Rhythm

Language = Literal["zh-hans", "en"]
# As people write it: with the country's number or, in China, without.
Phone = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^(\+[1-9][0-9]{6,14}|1[3-9][0-9]{9})$")
]


class NotificationQuery(PageQuery):
    """Which page, counted from 1; with `unread=true` of what is not read yet."""

    unread: bool = False


class NotificationOut(Out):
    """`title` and `text` are in the language asked for; `link` is a path of this site."""

    id: int
    kind: Kind
    title: str
    text: str
    link: str | None
    created_at: datetime
    read_at: datetime | None


class UnreadOut(Out):
    unread: int


class ReadAllIn(Schema):
    """`newest_id`: the newest that the reader was shown. What came since stays unread."""

    newest_id: Annotated[int, Field(ge=1, le=MAX_ID)]


class PreferenceOut(Out):
    """What she gets of one kind; `name` and `group` are in the language asked for."""

    kind: Kind
    name: str
    group: str
    in_app: bool
    email: bool
    sms: bool
    wechat: bool


class PreferencesOut(Out):
    """`language` and `rhythm` are those of letters; `email` where they go, null when no address is known.

    `sms`: the telephone, masked; `wechat`: whether bound. `has_sms` and `has_wechat`: whether this school sends so.
    """

    language: Language
    rhythm: Rhythm
    email: str | None
    sms: str | None
    wechat: str | None
    has_sms: bool
    has_wechat: bool
    kinds: list[PreferenceOut]


class PreferenceIn(Schema):
    in_app: bool
    email: bool
    sms: bool = False
    wechat: bool = False


class PreferencesIn(Schema):
    """All choices at once: a kind that is not named goes its usual way again."""

    language: Language
    rhythm: Rhythm = Rhythm.AT_ONCE
    kinds: dict[Kind, PreferenceIn]


class PhoneIn(Schema):
    phone: Phone


class PhoneCodeIn(Schema):
    code: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9]{6}$")]


class UnsubscribedOut(Out):
    """What stopped: the name of a kind, null when all letters did."""

    name: str | None
