"""The sources there are, and which one a lesson has.

Source: docs/rules/playing.md
"""

from urllib.parse import quote, urlsplit

from django.conf import settings

from luffy.catalog.models import CourseSection
from luffy.learning.errors import FilmNotReady, NothingToPlay
from luffy.learning.models import Film, FilmStatus
from luffy.learning.video import Playable, Sprite, VideoSource
from luffy.learning.video.packaging import PLAYLIST, SPRITE, SPRITE_COLUMNS

# Pages to look at, no files to play.
_PAGES = {"youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "vimeo.com", "www.bilibili.com"}
_WEB_KINDS = {".m3u8": "hls", ".mp4": "file", ".webm": "file"}


class FilmSource:
    """A film of ours."""

    def playable(self, lesson: CourseSection, base: str) -> Playable:
        film = lesson.lesson_film.film
        if film.status != FilmStatus.READY:
            raise FilmNotReady(percent=film.percent)
        return Playable("hls", f"{base}/{PLAYLIST}", film.seconds, self._sprite(film, base))

    def _sprite(self, film: Film, base: str) -> Sprite | None:
        if not film.sprite_step:
            return None
        return Sprite(
            f"{base}/{SPRITE}", film.sprite_step, film.sprite_width, film.sprite_height, SPRITE_COLUMNS
        )


class CcSource:
    """A video id at CC; their page plays it. What was watched there they do not tell us."""

    def playable(self, lesson: CourseSection, base: str) -> Playable:
        del base
        if not settings.VIDEO_EMBED_URL:
            raise NothingToPlay
        vid = quote(lesson.section_link or "", safe="")
        return Playable("embed", settings.VIDEO_EMBED_URL.replace("{vid}", vid), lesson.seconds)


class WebSource:
    """An address of a file or a playlist elsewhere. It is told to who may watch, and to nobody else."""

    def playable(self, lesson: CourseSection, base: str) -> Playable:
        del base
        address = lesson.section_link or ""
        path = urlsplit(address).path.lower()
        kind = next((kind for end, kind in _WEB_KINDS.items() if path.endswith(end)), "file")
        return Playable("hls" if kind == "hls" else "file", address, lesson.seconds)


class PageSource:
    """A page of a site that shows films itself. Nothing of it is loaded for the learner, who may open it."""

    def playable(self, lesson: CourseSection, base: str) -> Playable:
        del base
        return Playable("page", lesson.section_link or "", lesson.seconds)


def source_of(lesson: CourseSection) -> VideoSource:
    """The source of a lesson's video.

    Raises:
        NothingToPlay: it has none.
    """
    if hasattr(lesson, "lesson_film"):
        return FilmSource()
    link = lesson.section_link or ""
    if link.startswith("https://"):
        return PageSource() if urlsplit(link).hostname in _PAGES else WebSource()
    if link:
        return CcSource()
    raise NothingToPlay


def is_measured(lesson: CourseSection) -> bool:
    """Whether the player can tell what was watched of the lesson's video: where others play it, nobody tells us."""
    try:
        return isinstance(source_of(lesson), FilmSource | WebSource)
    except NothingToPlay:
        return False


def length_of(lesson: CourseSection) -> int:
    """How many seconds the lesson's video lasts, 0 if nobody said."""
    film = lesson.lesson_film.film if hasattr(lesson, "lesson_film") else None
    return film.seconds if film and film.seconds else lesson.seconds
