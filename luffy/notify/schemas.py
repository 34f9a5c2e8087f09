from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from luffy.core.envelope import Out
from luffy.core.paging import MAX_ID, PageQuery
from luffy.notify.models import Kind

Language = Literal["zh-hans", "en"]


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


class PreferencesOut(Out):
    """`language` is the one of letters; `email` where they go, null when no address is known."""

    language: Language
    email: str | None
    kinds: list[PreferenceOut]


class PreferenceIn(Schema):
    in_app: bool
    email: bool


class PreferencesIn(Schema):
    """All choices at once: a kind that is not named goes its usual way again."""

    language: Language
    kinds: dict[Kind, PreferenceIn]
