"""Films, documents and people who may open them."""

import subprocess
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from django.db import transaction

from luffy.catalog.models import Course, CourseSection, SectionType
from luffy.core import clock
from luffy.learning.models import CourseMaterial, Film, LessonDocument, LessonFilm, Subtitle
from luffy.learning.services import Purchase, complete, enrol
from luffy.learning.services.films import package_film, take_film
from luffy.learning.video.packaging import ffmpeg
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_lesson

CLIP_SECONDS = 16


@lru_cache(maxsize=1)
def a_clip() -> Path:
    """A small film with sound, made once a test session."""
    path = Path(mkdtemp()) / "clip.mp4"
    picture = f"testsrc2=size=320x180:rate=10:duration={CLIP_SECONDS}"
    sound = f"sine=frequency=330:duration={CLIP_SECONDS}"
    made = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", str(path)]
    inputs = ["-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", sound]
    subprocess.run([ffmpeg(), "-v", "error", "-y", *inputs, *made], check=True)
    return path


def a_film(*lessons: CourseSection) -> Film:
    """A film that is ready to play, shown by these lessons."""
    film = take_film(title="片", path=a_clip())
    package_film(film_id=film.pk)
    for lesson in lessons:
        LessonFilm.objects.create(section=lesson, film=film)
        CourseSection.objects.filter(pk=lesson.pk).update(seconds=CLIP_SECONDS)
    film.refresh_from_db()
    return film


def a_timed_lesson(
    course: Course, *, seconds: int = 100, free: bool = False, chapter: int = 1
) -> CourseSection:
    """A video elsewhere that lasts so long."""
    lesson = a_lesson(course, chapter=chapter, free=free)
    lesson.seconds, lesson.section_link = seconds, f"https://films.example/{lesson.pk}.mp4"
    lesson.save(update_fields=["seconds", "section_link"])
    return lesson


def a_document(course: Course, text: str = "# 一\n\n正文", *, free: bool = False) -> CourseSection:
    lesson = a_lesson(course, free=free)
    lesson.section_type = SectionType.DOCUMENT
    lesson.save(update_fields=["section_type"])
    LessonDocument.objects.create(section=lesson, text=text)
    return lesson


def let_in(account_id: int, course: Course, *, days: int = 30) -> None:
    with transaction.atomic():
        enrol(account_id=account_id, purchases=[Purchase(course.pk, days)], now=clock.now())


def a_lesson_with_everything() -> None:
    """A row of each thing that a lesson can hold, and of what was learned of it."""
    account, course = an_account(), a_course()
    lesson = a_document(course)
    LessonFilm.objects.create(section=lesson, film=Film.objects.create(title="片", source="films/none.mp4"))
    Subtitle.objects.create(section=lesson, language="en", label="English", text="WEBVTT\n")
    CourseMaterial.objects.create(
        course=course, name="讲义.pdf", path="none", content_type="application/pdf", size=1
    )
    complete(account_id=account.pk, section=lesson, now=clock.now())
