"""What the demo school's lessons hold, and how far its learner is; films are ffmpeg's test pattern."""

import subprocess
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from luffy.accounts.models import Account
from luffy.catalog.models import Course, CourseSection, SectionType
from luffy.core.calendar import day_of
from luffy.core.files.keeping import new_path
from luffy.core.logging import get_logger
from luffy.learning.models import CourseMaterial, Film, LessonDocument, LessonFilm, StudyDay, Subtitle
from luffy.learning.services import complete, report
from luffy.learning.services.films import take_film
from luffy.learning.video.packaging import CannotPackage, ffmpeg

SECONDS = 24
_TITLES = ("演示视频 一", "演示视频 二", "演示视频 三")
_FINISHED, _BEGUN = "编程第一课：用 Python 认识计算机", "SQL 数据分析实战"
# Minutes learned, today first.
_MINUTES = (18, 42, 25, 0, 36, 51, 12, 30)
_WORDS = "WEBVTT\n\n00:01.000 --> 00:06.000\n欢迎来到路飞学城\n\n00:07.000 --> 00:14.000\n画面是程序生成的测试图案\n"
_DOCUMENT = """这份文档是演示内容, 用来看看 **排版** 是什么样子。

## 要点

1. 先自己写一遍, 再看答案。
2. 遇到报错, 从最后一行读起。

| 写法 | 含义 |
|---|---|
| `a == b` | 比较 |
| `a = b` | 赋值 |

## 例子

```python
for number in range(3):
    print("第", number + 1, "次")
```

> 代码可以直接复制到自己的编辑器里运行。
"""
log = get_logger(__name__)


def load_lessons(learner: Account, *, now: datetime) -> None:
    """Fill the lessons, and have the learner finish one course and begin another."""
    _films()
    documents = CourseSection.objects.filter(section_type=SectionType.DOCUMENT)
    LessonDocument.objects.bulk_create(LessonDocument(section=lesson, text=_DOCUMENT) for lesson in documents)
    for name in (_FINISHED, _BEGUN):
        _material(Course.objects.get(name=name), now)
    _learn(learner, now)


def _films() -> None:
    lessons = CourseSection.objects.filter(section_type=SectionType.VIDEO).order_by("id")
    try:
        with tempfile.TemporaryDirectory() as folder:
            films = [_film(title, Path(folder)) for title in _TITLES]
    except CannotPackage:
        log.warning("the demo has no films: ffmpeg is missing")
        return
    LessonFilm.objects.bulk_create(
        LessonFilm(section=lesson, film=films[number % len(films)]) for number, lesson in enumerate(lessons)
    )
    lessons.update(seconds=SECONDS)
    Subtitle.objects.bulk_create(
        Subtitle(section=lesson, language="zh-CN", label="中文", text=_WORDS)
        for lesson in lessons.filter(free_trial=True)
    )


def _film(title: str, folder: Path) -> Film:
    """A film of colours that move, with its title."""
    words, path = folder / "title.txt", folder / "film.mp4"
    words.write_text(title)
    picture = f"testsrc2=size=640x360:rate=12:duration={SECONDS},hue=s=0.6,{_title(words)}"
    sound = f"sine=frequency=220:duration={SECONDS},volume=0.1"
    inputs = ["-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", sound]
    made = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", str(path)]
    subprocess.run([ffmpeg(), "-v", "error", "-y", "-nostdin", *inputs, *made], check=True)  # noqa: S603
    return take_film(title=title, path=path)


def _title(words: Path) -> str:
    import pylopdf_fonts_zh_cn

    font = Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSansSC-Regular.otf"
    place = "x=(w-tw)/2:y=h-th-40:fontsize=36:fontcolor=white:box=1:boxcolor=black@0.6:boxborderw=12"
    return f"drawtext=fontfile={font}:textfile={words}:{place}"


def _material(course: Course, now: datetime) -> None:
    text = f"# {course.name}\n\n随课代码与讲义。\n".encode()
    path = default_storage.save(new_path("materials", now), ContentFile(text))
    CourseMaterial.objects.create(
        course=course,
        name=f"{course.name[:20]}-讲义.md",
        path=path,
        content_type="text/markdown; charset=utf-8",
        size=len(text),
    )


def _learn(learner: Account, now: datetime) -> None:
    for number, lesson in enumerate(_lessons(_FINISHED)):
        complete(account_id=learner.pk, section=lesson, now=now - timedelta(days=8, minutes=-10 * number))
    for number, lesson in enumerate(_lessons(_BEGUN)[:5]):
        played = SECONDS if number < 4 else SECONDS // 2
        at = now - timedelta(days=4 - number)
        if lesson.section_type == SectionType.VIDEO:
            report(
                account_id=learner.pk,
                section=lesson,
                played=[(0, played)],
                position=played,
                tab="demo-tab",
                now=at,
            )
        else:
            complete(account_id=learner.pk, section=lesson, now=at)
    today = day_of(now)
    StudyDay.objects.filter(account=learner).delete()
    StudyDay.objects.bulk_create(
        StudyDay(account=learner, day=today - timedelta(days=ago), seconds=minutes * 60)
        for ago, minutes in enumerate(_MINUTES)
        if minutes
    )


def _lessons(course: str) -> list[CourseSection]:
    sections = CourseSection.objects.filter(chapter__course__name=course)
    return list(sections.select_related("chapter", "lesson_film__film").order_by("chapter__chapter", "order"))
