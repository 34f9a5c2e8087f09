"""Where videos come from. Every source answers one question: what does the player get for this lesson?

    playable = source_of(lesson).playable(lesson, base)

Our own films, packaged to HLS; a video id at CC, shown in their player; an address of a file or playlist; a page of
others.

Source: docs/rules/playing.md
"""

from dataclasses import dataclass
from typing import Literal, Protocol

from luffy.catalog.models import CourseSection


@dataclass(frozen=True, slots=True)
class Sprite:
    """Small pictures of the film in one: `columns` in a row, one for every `step` seconds."""

    url: str
    step: int
    width: int
    height: int
    columns: int


@dataclass(frozen=True, slots=True)
class Playable:
    """What the player gets. `hls` and `file` go into a `<video>`, `embed` is a page of its own.

    `page` is somebody else's, which we do not load: the learner may open it.
    """

    kind: Literal["hls", "file", "embed", "page"]
    url: str
    seconds: int
    sprite: Sprite | None = None


class VideoSource(Protocol):
    def playable(self, lesson: CourseSection, base: str) -> Playable:
        """What to play. Whether the caller may was asked before; `base` is her ticket's address.

        Raises:
            NothingToPlay, FilmNotReady.
        """
