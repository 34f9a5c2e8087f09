"""An export into the catalogue, all of it or nothing; the same export twice changes nothing.

Source: docs/import-olx.md
"""

from datetime import date, datetime
from pathlib import Path

from django.db import connection, transaction

from luffy.accounts.audit import Actor, record
from luffy.catalog.models import Course, CourseCategory, CourseSubCategory, SaleStatus
from luffy.catalog.services import save_course
from luffy.exercises.olx.report import OlxReport
from luffy.exercises.olx.source import Files, Unreadable, open_export
from luffy.exercises.olx.tree import Tree, read
from luffy.exercises.olx.writing import Writer

CATEGORY = "Open edX"
_IMPORT_LOCK = 0x10FF7_01C5


def run(path: Path, *, dry_run: bool = False, by: Actor, now: datetime) -> OlxReport:
    """Import the course of an export. With `dry_run` the report is the same and nothing is written.

    A new course is offline until operators put it on sale. Of a known one its own page stays as operators left it;
    chapters, lessons and questions become what the export says.

    Raises:
        Unreadable: it is no export, or another course of the catalogue has its name.
    """
    return bring_in(open_export(path), dry_run=dry_run, by=by, now=now)


def bring_in(files: Files, *, dry_run: bool, by: Actor, now: datetime) -> OlxReport:
    """`run`, of files that are at hand. Raises: Unreadable."""
    tree = read(files)
    with transaction.atomic():
        _one_import_at_a_time()
        report = OlxReport(course=tree.name, sections=tree.sections, units=tree.units, gaps=tree.gaps)
        course = Course.objects.filter(source_key=_key(tree)).first()
        report.is_new = course is None
        course = course or _new_course(tree)
        Writer(course, tree, report).write()
        counts = {"questions": report.questions.created, "gaps": len(report.gaps), "is_new": report.is_new}
        record("course.import_olx", f"course:{course.pk}", by=by, now=now, change=(None, counts))
        report.course_id = None if dry_run else course.pk
        transaction.set_rollback(dry_run)
    return report


def _key(tree: Tree) -> str:
    return f"olx:{tree.key}"[:80]


def _new_course(tree: Tree) -> Course:
    if Course.objects.filter(name=tree.name).exists():
        raise Unreadable("another course is called {name}; rename one of them", name=tree.name)
    category, _is_new = CourseCategory.objects.get_or_create(name=CATEGORY)
    sub_category, _is_new = CourseSubCategory.objects.get_or_create(
        name=CATEGORY, defaults={"category": category}
    )
    return save_course(
        Course(
            name=tree.name,
            sub_category=sub_category,
            brief=tree.brief,
            pub_date=date.fromisoformat(tree.start) if tree.start else None,
            status=SaleStatus.OFFLINE,
            source_key=_key(tree),
        )
    )


def _one_import_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_IMPORT_LOCK])
