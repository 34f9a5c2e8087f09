"""The question bank as the API shows it to operators: with what is right."""

from typing import Any

from luffy.catalog.importers import Report
from luffy.catalog.models import Course, CourseSection
from luffy.exercises.models import ExerciseQuestion, QuestionVersion
from luffy.exercises.notation import written
from luffy.exercises.schemas_bank import (
    BankCourseOut,
    BankLessonOut,
    BankQuestionItem,
    BankQuestionOut,
    BankVersionOut,
    ExerciseImportOut,
    FileRemarkOut,
)


def course_shape(row: Any) -> BankCourseOut:
    """A course of `bank.courses`."""
    course: Course = row
    return BankCourseOut(id=course.pk, name=course.name, lessons=row.lessons, questions=row.questions or 0)


def lesson_shape(row: Any) -> BankLessonOut:
    """A lesson of `bank.lessons`."""
    lesson: CourseSection = row
    return BankLessonOut(
        id=lesson.pk, name=lesson.name, chapter=lesson.chapter.name, questions=row.asked_here
    )


def item_shape(row: Any) -> BankQuestionItem:
    """A question of `bank.questions`."""
    return BankQuestionItem(
        **_place(row), kind=row.kind, text=row.text, points=row.points, version=row.version
    )


def question_shape(row: ExerciseQuestion) -> BankQuestionOut:
    """A question of `bank.question`."""
    versions = [_version(version) for version in row.versions.all()]
    today = next(version for version in versions if version.is_current)
    return BankQuestionOut(
        **_place(row),
        kind=today.kind,
        text=today.text,
        points=today.points,
        version=today.number,
        course=row.section.chapter.course.name,
        source_key=row.source_key or "",
        versions=versions,
    )


def import_shape(report: Report) -> ExerciseImportOut:
    def told(name: str) -> list[FileRemarkOut]:
        return [FileRemarkOut(line=one.line, reason=one.reason) for one in getattr(report, name)]

    return ExerciseImportOut(
        created=report.created,
        changed=report.changed,
        unchanged=report.unchanged,
        repeated=told("repeated"),
        refused=told("refused"),
    )


def _place(row: ExerciseQuestion) -> dict[str, Any]:
    return {
        "id": row.pk,
        "lesson_id": row.section_id,
        "lesson": row.section.name,
        "course_id": row.section.chapter.course_id,
        "order": row.order,
        "tags": row.tags,
        "is_withdrawn": row.is_withdrawn,
    }


def _version(row: Any) -> BankVersionOut:
    version: QuestionVersion = row
    return BankVersionOut(
        number=version.number,
        is_current=version.is_current,
        kind=version.kind,
        text=version.text,
        is_html=version.is_html,
        answers=written(version.key),
        tolerance=version.tolerance,
        ignores_case=version.ignores_case,
        explanation=version.explanation,
        points=version.points,
        asked=row.in_attempts,
    )
