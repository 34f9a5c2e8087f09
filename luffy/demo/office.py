"""What operators left behind: a course that was edited twice, one that comes off the shelf by itself, and imports."""

from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.catalog.editing import services, shelf
from luffy.catalog.editing.content import digest_of
from luffy.catalog.editing.reading import content_of
from luffy.catalog.models import Course, CourseType, SaleStatus
from luffy.core.sheets import Format
from luffy.exchange import services as exchange
from luffy.exchange.exports import note_export
from luffy.exchange.models import TableKind

_TEACHERS = "姓名,角色,职位,介绍\n,讲师,助教,名字忘了写\n"


def load_office(people: dict[str, Account], *, now: datetime) -> None:
    by = Actor("demo", people["operator"].pk)
    sold = Course.objects.filter(status=SaleStatus.ON_SALE).exclude(course_type=CourseType.MODULE)
    edited, planned = sold.order_by("id")[:2]
    _edit(edited, by, now - timedelta(days=2))
    shelf.plan(planned.pk, on_at=None, off_at=now + timedelta(days=300), by=by, now=now)
    _import(people["operator"], by, now - timedelta(hours=3))
    rows = Course.objects.count()
    note_export(TableKind.COURSES.value, Format.XLSX, rows, by=by, now=now - timedelta(hours=1))


def _edit(course: Course, by: Actor, now: datetime) -> None:
    """Two versions: as it was found, and with a note on who it is for."""
    before = content_of(course)
    after = before.model_copy(update={"period": before.period + 1})
    services.save(course.pk, after, read_digest=digest_of(before), note="多给一天", by=by, now=now)


def _import(operator: Account, by: Actor, now: datetime) -> None:
    """A dry run with a row that could not be taken."""
    wanted = exchange.Wanted(TableKind.TEACHERS, is_dry=True, key="demo-teachers", language="zh-hans")
    file = SimpleUploadedFile("讲师名单.csv", _TEACHERS.encode())
    run = exchange.begin(file, wanted, by=by, account_id=operator.pk, now=now)
    exchange.work(run.number, clock=lambda: now)
