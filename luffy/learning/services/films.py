"""Taking films in, packaging them, and showing them in lessons."""

import secrets
import tempfile
from pathlib import Path
from typing import IO, Any, cast

from django.core.files import File
from django.core.files.storage import default_storage

from luffy.catalog.models import CourseSection
from luffy.core.jobs import defer
from luffy.core.logging import get_logger
from luffy.learning.models import Film, FilmStatus, LessonFilm
from luffy.learning.video.packaging import SPRITE_WIDTH, CannotPackage, Package, package

log = get_logger(__name__)


def take_film(*, title: str, path: Path) -> Film:
    """Keep a file as a film, and have it packaged by the worker. Needs an open transaction."""
    with path.open("rb") as file:
        source = default_storage.save(f"films/sources/{secrets.token_urlsafe(12)}{path.suffix}", File(file))
    film = Film.objects.create(title=title, source=source)
    defer("learning.package_film", film_id=film.pk)
    return film


def show_film(*, section_id: int, film_id: int) -> None:
    """Have a lesson show this film from now on; a film that is ready tells its length."""
    LessonFilm.objects.update_or_create(section_id=section_id, defaults={"film_id": film_id})
    _tell_length(Film.objects.get(pk=film_id))


def package_film(*, film_id: int) -> None:
    """Make a film ready to play. Done twice it is made twice, and the later one is shown.

    Source: docs/rules/playing.md
    """
    film = Film.objects.get(pk=film_id)
    if film.status == FilmStatus.READY:
        return
    _mark(film, FilmStatus.PACKAGING, percent=0)

    def tell(percent: int) -> None:
        if percent >= film.percent + 5:
            film.percent = percent
            film.save(update_fields=["percent"])

    try:
        with tempfile.TemporaryDirectory() as name, default_storage.open(str(film.source.name)) as source:
            made = package(cast("IO[Any]", source), Path(name), tell)
            folder = _keep(Path(name))
    except (CannotPackage, OSError) as problem:
        # OSError: the file is gone, there is no room, or no such program. A person looks, and has it done again.
        log.error("a film cannot be packaged", film=film.pk, problem=str(problem))
        _mark(film, FilmStatus.FAILED, problem=str(problem)[:255])
        return
    _ready(film, made, folder)


def _keep(made: Path) -> str:
    folder = f"films/{secrets.token_urlsafe(16)}"
    for path in sorted(made.iterdir()):
        with path.open("rb") as file:
            default_storage.save(f"{folder}/{path.name}", File(file))
    return folder


def _ready(film: Film, made: Package, folder: str) -> None:
    film.folder, film.seconds = folder, made.seconds
    film.sprite_step, film.sprite_width, film.sprite_height = (
        made.sprite_step,
        SPRITE_WIDTH,
        made.sprite_height,
    )
    film.status, film.percent, film.problem = FilmStatus.READY, 100, ""
    film.save(
        update_fields=[
            *("folder", "seconds", "sprite_step", "sprite_width", "sprite_height"),
            *("status", "percent", "problem"),
        ]
    )
    _tell_length(film)


def _tell_length(film: Film) -> None:
    if film.status == FilmStatus.READY:
        CourseSection.objects.filter(lesson_film__film=film).update(seconds=film.seconds)


def _mark(film: Film, status: FilmStatus, *, percent: int | None = None, problem: str = "") -> None:
    film.status, film.problem = status, problem
    if percent is not None:
        film.percent = percent
    film.save(update_fields=["status", "percent", "problem"])
