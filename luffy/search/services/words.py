"""The words of what can be found: of names, categories and tags, made anew as a whole.

Source: docs/rules/search.md
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Q

from luffy.catalog import search
from luffy.catalog.models import CourseSubCategory, CourseType, DegreeCourse, SaleStatus, Teacher
from luffy.catalog.queries import visible_courses
from luffy.community.models import Article
from luffy.search.models import LONGEST_WORD, SearchWord
from luffy.search.spelling import SHORTEST_WORD, grams

_HAN_SIZES = range(2, 5)
# Of more parts of Han runs than these only those are kept that come again, and pairs.
_MOST_PARTS = 50_000
_LONGEST_WHOLE_RUN = 8
_LOCK = 0x10FF7_5E43


@transaction.atomic
def learn(*, now: datetime) -> int:
    """Make the known words those of all that is public; how many came, went or changed their weight."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    wanted = weights(_names(now))
    stored = dict(SearchWord.objects.values_list("word", "weight"))
    gone = stored.keys() - wanted.keys()
    changed = [word for word, weight in wanted.items() if stored.get(word) != weight]
    SearchWord.objects.filter(word__in=gone).delete()
    rows = (SearchWord(word=word, weight=wanted[word], grams=grams(word)) for word in changed)
    SearchWord.objects.bulk_create(
        rows, batch_size=1000, update_conflicts=True, unique_fields=["word"], update_fields=["weight"]
    )
    return len(gone) + len(changed)


def weights(names: Iterable[str], *, most_parts: int = _MOST_PARTS) -> dict[str, int]:
    """The words of these names, with the number of names that each is in."""
    words: Counter[str] = Counter()
    parts: Counter[str] = Counter()
    for name in names:
        found: set[str] = set()
        cut: set[str] = set()
        for kind, run in search.runs(name):
            if kind == "word":
                found.update({run} if SHORTEST_WORD <= len(run) <= LONGEST_WORD else ())
            else:
                found.update({run} if 2 <= len(run) <= _LONGEST_WHOLE_RUN else ())
                cut.update(_parts(run))
        words.update(found)
        parts.update(cut - found)
    least = 1 if len(parts) <= most_parts else 2
    often = {part: count for part, count in parts.items() if count >= least or len(part) == 2}
    return {**often, **{word: count + parts[word] for word, count in words.items()}}


def _parts(run: str) -> Iterator[str]:
    for size in _HAN_SIZES:
        for start in range(len(run) - size + 1):
            yield run[start : start + size]


def _names(now: datetime) -> Iterator[str]:
    """What everything is called that the public can find."""
    courses = visible_courses().exclude(course_type=CourseType.MODULE)
    degrees = DegreeCourse.objects.exclude(status=SaleStatus.OFFLINE)
    shelf = Article.objects.on_shelf(now)
    yield from courses.values_list("name", flat=True).iterator()
    yield from degrees.values_list("name", flat=True)
    yield from visible_courses().filter(degree_course__in=degrees).values_list("name", flat=True)
    yield from shelf.values_list("title", flat=True).iterator()
    yield from (" ".join(tags) for tags in shelf.values_list("tags", flat=True).iterator())
    shown = Q(course_details__course__in=courses) | Q(degrees__in=degrees)
    yield from Teacher.objects.filter(shown).distinct().values_list("name", flat=True)
    for name, category in CourseSubCategory.objects.values_list("name", "category__name"):
        yield f"{name} {category}"
