"""The question bank as operators see it."""

from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from luffy.catalog.errors import CourseNotFound
from luffy.catalog.models import Course, CourseSection, SectionType
from luffy.exercises.errors import NoExercise, QuestionNotFound
from luffy.exercises.models import ExerciseQuestion, QuestionVersion

_IN_USE = Q(exercise_questions__is_withdrawn=False)


@dataclass(frozen=True, slots=True)
class Filters:
    """None: of all; `withdrawn`: those that are asked no longer instead of those that are."""

    course_id: int | None = None
    lesson_id: int | None = None
    kind: int | None = None
    withdrawn: bool = False
    words: str = ""


def courses(words: str) -> QuerySet[Course]:
    """Courses with exercise lessons, by name; with `lessons` and `questions`."""
    exercises = CourseSection.objects.filter(
        section_type=SectionType.EXERCISE, chapter__course=OuterRef("pk")
    )
    grouped = exercises.order_by().values("chapter__course")
    asked = grouped.annotate(n=Count("exercise_questions", filter=_IN_USE, distinct=True)).values("n")
    rows = Course.objects.annotate(
        lessons=Subquery(grouped.annotate(n=Count("pk", distinct=True)).values("n")),
        questions=Subquery(asked),
    )
    named = rows.filter(name__icontains=words) if words else rows
    return named.filter(lessons__gt=0).order_by("name")


def lessons(course_id: int) -> QuerySet[CourseSection]:
    """The course's exercise lessons in their order, with `asked_here`. Raises: CourseNotFound."""
    if not Course.objects.filter(pk=course_id).exists():
        raise CourseNotFound
    rows = CourseSection.objects.filter(chapter__course=course_id, section_type=SectionType.EXERCISE)
    counted = rows.annotate(asked_here=Count("exercise_questions", filter=_IN_USE))
    return counted.select_related("chapter").order_by("chapter__chapter", "order")


def questions(asked: Filters) -> QuerySet[ExerciseQuestion]:
    """Questions with what they ask today (`kind`, `text`, `points`, `version`), in the order of lessons."""
    rows = ExerciseQuestion.objects.filter(versions__is_current=True, is_withdrawn=asked.withdrawn)
    if asked.course_id is not None:
        rows = rows.filter(section__chapter__course=asked.course_id)
    if asked.lesson_id is not None:
        rows = rows.filter(section=asked.lesson_id)
    if asked.kind is not None:
        rows = rows.filter(versions__kind=asked.kind, versions__is_current=True)
    if asked.words:
        rows = rows.filter(versions__text__icontains=asked.words, versions__is_current=True)
    current = {name: F(f"versions__{name}") for name in ("kind", "text", "points")}
    shown = rows.annotate(**current, version=F("versions__number")).select_related("section__chapter__course")
    return shown.order_by(
        "section__chapter__course", "section__chapter__chapter", "section__order", "order", "id"
    )


def question(question_id: int) -> ExerciseQuestion:
    """A question with its versions, the newest first, and in how many attempts each was asked.

    Raises: QuestionNotFound.
    """
    versions = QuestionVersion.objects.annotate(in_attempts=Count("asked")).order_by("-number")
    rows = ExerciseQuestion.objects.select_related("section__chapter__course").prefetch_related(
        Prefetch("versions", queryset=versions)
    )
    found = rows.filter(pk=question_id).first()
    if found is None:
        raise QuestionNotFound
    return found


def exercise(section_id: int) -> CourseSection:
    """A lesson that questions can be put into. Raises: NoExercise."""
    section = CourseSection.objects.filter(pk=section_id, section_type=SectionType.EXERCISE).first()
    if section is None:
        raise NoExercise
    return section
