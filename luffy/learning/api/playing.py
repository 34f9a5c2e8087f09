"""Playing: addresses that work for a short time and for one account, and what lies behind them.

Source: docs/rules/playing.md
"""

import re
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import urlsplit

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_cache_control
from ninja import Path, Router
from redis import RedisError

from luffy.accounts.auth import caller, maybe_caller, maybe_signed_in, signed_in
from luffy.accounts.throttle import Limit, neighbourhood, take
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.client import client_address
from luffy.core.envelope import answers, ok
from luffy.core.files.giving import attachment
from luffy.core.logging import get_logger
from luffy.core.paging import MAX_ID
from luffy.learning.api.lessons import LessonId
from luffy.learning.errors import (
    FilmNotReady,
    LessonLocked,
    LessonNotFound,
    MaterialNotFound,
    NothingToPlay,
    TicketRefused,
    TooManyDevices,
)
from luffy.learning.models import Subtitle
from luffy.learning.queries.lessons import material_for, open_lesson
from luffy.learning.schemas import DownloadOut, PlayIn, PlayOut
from luffy.learning.video import devices, tickets
from luffy.learning.video.packaging import PLAYLIST, SPRITE
from luffy.learning.video.sources import source_of
from luffy.learning.video.tickets import Pass
from luffy.learning.video.watermark import watermark_of

router = Router(tags=["learning"])
log = get_logger(__name__)

MaterialId = Annotated[int, Path(ge=1, le=MAX_ID)]
Ticket = Annotated[str, Path(max_length=300)]
# In five minutes: addresses of films for one account, or for one neighbourhood of guests.
PLAYS = Limit("play", 60)
_PART = re.compile(r"part-\d{4,6}\.ts")
_SUBTITLE = re.compile(r"subtitle-([1-9]\d{0,17})\.vtt")
_TYPES = {"m3u8": "application/vnd.apple.mpegurl", "ts": "video/mp2t", "jpg": "image/jpeg"}
# A part that was fetched may be played again after seeking back.
_KEEP_SECONDS = 300


def _content(content_type: str) -> dict[str, Any]:
    """What OpenAPI says of an answer that is a file."""
    file = {"schema": {"type": "string", "format": "binary"}}
    return {"responses": {200: {"description": "OK", "content": {content_type: file}}}}


@router.post(
    "/learning/lessons/{lesson_id}/play",
    auth=maybe_signed_in,
    response=answers(PlayOut, LessonNotFound, LessonLocked, NothingToPlay, FilmNotReady, TooManyDevices),
)
def play_lesson(request: HttpRequest, lesson_id: LessonId, given: PlayIn) -> dict[str, Any]:
    """What to play, at an address that is mine for some hours. Guests get free trials."""
    account, now = maybe_caller(request), clock.now()
    account_id = None if account is None else account.pk
    _count(request, account_id)
    section = open_lesson(lesson_id, account, day_of(now)).section
    base = f"/api/v1/learning/play/{tickets.issue(Pass('lesson', section.pk, account_id), now)}"
    playable = source_of(section).playable(section, base)
    if account_id is not None:
        devices.enter(account_id, given.device, now)
    log.info("film given out", lesson=section.pk, account=account_id, kind=playable.kind)
    subtitles = Subtitle.objects.filter(section=section).order_by("id").defer("text")
    return ok(
        {
            "kind": playable.kind,
            "url": playable.url,
            "seconds": playable.seconds,
            "sprite": asdict(playable.sprite) if playable.sprite else None,
            "subtitles": [
                {"language": row.language, "label": row.label, "url": f"{base}/subtitle-{row.pk}.vtt"}
                for row in subtitles
            ],
            "watermark": watermark_of(account) if account else None,
            "expires_at": datetime.fromtimestamp(tickets.expires_at(now), UTC),
        }
    )


@router.get(
    "/learning/play/{ticket}/{name}",
    auth=maybe_signed_in,
    response=answers(None, TicketRefused),
    openapi_extra=_content("video/mp2t"),
)
def get_play_part(
    request: HttpRequest, ticket: Ticket, name: Annotated[str, Path(max_length=40)]
) -> HttpResponseBase:
    """A playlist, a part of the film, its small pictures or a subtitle. Every one asks again who is calling."""
    account, now = maybe_caller(request), clock.now()
    if not _comes_from_us(request):
        raise TicketRefused
    granted = tickets.read(ticket, None if account is None else account.pk, now)
    if granted.kind != "lesson":
        raise TicketRefused
    try:
        section = open_lesson(granted.item_id, account, day_of(now)).section
    except (LessonLocked, LessonNotFound):
        # The preview ended, or access did.
        raise TicketRefused from None
    subtitle = _SUBTITLE.fullmatch(name)
    answer = _words(int(subtitle[1]), section.pk) if subtitle else _part(section, name)
    patch_cache_control(answer, private=True, max_age=_KEEP_SECONDS)
    return answer


@router.post(
    "/learning/materials/{material_id}/link",
    auth=signed_in,
    response=answers(DownloadOut, MaterialNotFound, LessonLocked),
)
def link_material(request: HttpRequest, material_id: MaterialId) -> dict[str, Any]:
    """An address from which I can fetch this file for a while, and nobody else."""
    account, now = caller(request), clock.now()
    _count(request, account.pk)
    row = material_for(material_id, account, day_of(now))
    ticket = tickets.issue(Pass("material", row.pk, account.pk), now)
    log.info("material given out", material=row.pk, account=account.pk)
    return ok(
        {
            "url": f"/api/v1/learning/files/{ticket}",
            "expires_at": datetime.fromtimestamp(tickets.expires_at(now), UTC),
        }
    )


@router.get(
    "/learning/files/{ticket}",
    auth=signed_in,
    response=answers(None, TicketRefused),
    openapi_extra=_content("application/octet-stream"),
)
def get_material(request: HttpRequest, ticket: Ticket) -> HttpResponseBase:
    """The file itself, to be saved."""
    account, now = caller(request), clock.now()
    granted = tickets.read(ticket, account.pk, now)
    if granted.kind != "material":
        raise TicketRefused
    try:
        row = material_for(granted.item_id, account, day_of(now))
    except (LessonLocked, MaterialNotFound):
        raise TicketRefused from None
    return attachment(row.path, row.name, row.content_type)


def _count(request: HttpRequest, account_id: int | None) -> None:
    who = f"account:{account_id}" if account_id else f"guest:{neighbourhood(client_address(request))}"
    try:
        take(PLAYS, who)
    except RedisError as error:
        log.warning("plays are not counted", error=type(error).__name__)


def _comes_from_us(request: HttpRequest) -> bool:
    """Only a filter: whoever wants to can say anything here. What protects films is the ticket."""
    referer = request.headers.get("Referer")
    return not referer or urlsplit(referer).netloc == request.get_host()


def _part(section: Any, name: str) -> HttpResponseBase:
    if not hasattr(section, "lesson_film") or not (name in (PLAYLIST, SPRITE) or _PART.fullmatch(name)):
        raise TicketRefused
    film = section.lesson_film.film
    try:
        file = default_storage.open(f"{film.folder}/{name}")
    except FileNotFoundError:
        raise TicketRefused from None
    return FileResponse(file, content_type=_TYPES[name.rpartition(".")[2]])


def _words(subtitle_id: int, section_id: int) -> HttpResponse:
    row = Subtitle.objects.filter(pk=subtitle_id, section_id=section_id).first()
    if row is None:
        raise TicketRefused
    return HttpResponse(row.text, content_type="text/vtt; charset=utf-8")
