"""Courses, known by where they come from; those that were made here, by their id."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from luffy.accounts.audit import Actor
from luffy.accounts.permissions import Action
from luffy.catalog.cache import bump_version
from luffy.catalog.importers.rows import CourseRow, Numbered, parsed
from luffy.catalog.importers.writing import BatchWriter
from luffy.catalog.models import Course, CourseDetail, CourseType, PricePolicy, SaleStatus
from luffy.core.sheets import Cell
from luffy.exchange.tables.table import Column, Outcome, RowRefused, Table

# The source of courses that were made in the editor.
HERE = "luffy"
LEVELS = ("初级", "中级", "高级")
TYPES = ("付费", "VIP专享")
STATUSES = ("上线", "下线", "预上线")


class Courses(Table[CourseRow]):
    action = Action.EDIT_CATALOGUE
    row = CourseRow
    columns = (
        Column("source", "来源", "file"),
        Column("source_id", "来源编号", "1001", True),
        Column("name", "名称", "航海学", True),
        Column("category", "大类", "海上", True),
        Column("sub_category", "子类", "航海", True),
        Column("brief", "简介", "从看云到看星"),
        Column("level", "难度", "初级"),
        Column("course_type", "类型", "付费"),
        Column("status", "状态", "下线"),
        Column("prices", "价格", "30:9900 360:19900"),
        Column("pub_date", "发布日期", "2026-11-30"),
        Column("hours", "课时", "12"),
        Column("period_days", "建议学习天数", "7"),
        Column("order", "顺序", "1"),
        Column("image", "封面", ""),
    )

    def parse(self, values: Mapping[str, str]) -> CourseRow:
        try:
            return parsed(dict(self.named(values)), fen_per_usd=0)
        except ValueError as error:
            column, _colon, problem = str(error).partition(": ")
            raise RowRefused(problem or column, self.title_of(column) if problem else "") from error

    def key(self, row: CourseRow) -> str:
        return row.source_key

    def write(self, row: CourseRow, *, by: Actor, now: datetime) -> Outcome:
        del by
        known = self._known(row)
        status = known.status if known else SaleStatus.OFFLINE
        if row.status is not None and row.status != status and row.status != SaleStatus.OFFLINE:
            raise RowRefused(_("上架请在课程页进行, 那里会检查内容是否完整"), "状态")
        wanted = row.model_copy(update={"status": status if row.status is None else row.status})
        report = BatchWriter(now).write([Numbered(0, wanted)])
        if report.refused:
            column, _colon, problem = report.refused[0].reason.partition(": ")
            raise RowRefused(problem or column, self.title_of(column))
        bump_version()
        if report.created:
            return Outcome.CREATED
        return Outcome.CHANGED if report.changed else Outcome.UNCHANGED

    def _known(self, row: CourseRow) -> Course | None:
        """The course that the row is about; one that was made here gets its source with the first row about it."""
        if row.source == HERE:
            made_here = Course.objects.exclude(course_type=CourseType.MODULE).filter(source_key__isnull=True)
            number = int(row.source_id) if row.source_id.isdecimal() and len(row.source_id) < 18 else 0
            made_here.filter(pk=number).update(source_key=row.source_key)
            if not Course.objects.filter(source_key=row.source_key).exists():
                raise RowRefused(_("没有这个编号的课程"), "来源编号")
        course = Course.objects.filter(source_key=row.source_key).first()
        if course is not None:
            # Without one it is shown with an empty one: that is no change.
            CourseDetail.objects.get_or_create(course=course)
        return course

    def rows(self) -> Iterator[Sequence[Cell]]:
        policies = Prefetch(
            "product__price_policies", PricePolicy.objects.filter(on_sale=True).order_by("access_days")
        )
        courses = (
            Course.objects.exclude(course_type=CourseType.MODULE)
            .select_related("sub_category__category", "detail", "product")
            .prefetch_related(policies)
            .order_by("id")
        )
        for course in courses.iterator(500):
            source, _colon, source_id = (course.source_key or f"{HERE}:{course.pk}").partition(":")
            detail = getattr(course, "detail", None)
            prices = [f"{one.access_days}:{one.price_fen}" for one in course.product.price_policies.all()]
            yield [
                source,
                source_id,
                course.name,
                course.sub_category.category.name,
                course.sub_category.name,
                course.brief,
                LEVELS[course.level],
                TYPES[course.course_type],
                STATUSES[course.status],
                " ".join(prices),
                course.pub_date,
                detail.hours if detail else 0,
                course.period,
                course.order,
                course.course_img,
            ]
