"""One batch of imported courses into tables: a handful of statements, however many rows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from luffy.accounts.audit import Actor, record
from luffy.catalog.importers.report import Remark, Report
from luffy.catalog.importers.rows import CourseRow, Numbered
from luffy.catalog.indexing import course_words
from luffy.catalog.models import (
    Course,
    CourseCategory,
    CourseDetail,
    CourseSubCategory,
    PricePolicy,
    Product,
    SaleStatus,
)
from luffy.catalog.services import refresh_search


class BatchWriter:
    """Writes rows that are no repeats of each other. Needs an open transaction."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.outcome = Report()

    def write(self, batch: Sequence[Numbered]) -> Report:
        rows = self._fitting(batch)
        sub_categories = self._sub_categories(rows)
        known = {
            course.source_key: course
            for course in Course.objects.select_related("sub_category").filter(
                source_key__in=[row.source_key for row in rows]
            )
        }
        new = [row for row in rows if row.source_key not in known]
        created = self._create(new, sub_categories)
        old = [row for row in rows if row.source_key in known]
        touched = self._update(old, known, sub_categories)
        touched |= self._complete({row.source_key: row for row in rows}, {**known, **created})
        self.outcome.created = len(new)
        self.outcome.changed = len(touched - {course.pk for course in created.values()})
        self.outcome.unchanged = len(old) - self.outcome.changed
        return self.outcome

    def _fitting(self, batch: Sequence[Numbered]) -> list[CourseRow]:
        """The rows that contradict nothing in the catalogue."""
        names = [row.name for _, row in batch]
        owners = dict(Course.objects.filter(name__in=names).values_list("name", "source_key"))
        subs = [row.sub_category for _, row in batch]
        parents = dict(CourseSubCategory.objects.filter(name__in=subs).values_list("name", "category__name"))
        fitting = []
        for line, row in batch:
            if owners.get(row.name, row.source_key) != row.source_key:
                reason = "name: another course of the catalogue has it"
            elif parents.setdefault(row.sub_category, row.category) != row.category:
                reason = f"sub_category: {row.sub_category} belongs to {parents[row.sub_category]}"
            else:
                fitting.append(row)
                continue
            self.outcome.refused.append(Remark(line, reason))
        return fitting

    def _sub_categories(self, rows: Sequence[CourseRow]) -> dict[str, CourseSubCategory]:
        """The rows' sub-categories by name, made where missing, with their categories."""
        parents = {row.sub_category: row.category for row in rows}
        CourseCategory.objects.bulk_create(
            [CourseCategory(name=name) for name in dict.fromkeys(parents.values())], ignore_conflicts=True
        )
        categories = {row.name: row for row in CourseCategory.objects.filter(name__in=parents.values())}
        CourseSubCategory.objects.bulk_create(
            [CourseSubCategory(name=name, category=categories[parent]) for name, parent in parents.items()],
            ignore_conflicts=True,
        )
        found = CourseSubCategory.objects.filter(name__in=parents).select_related("category")
        return {row.name: row for row in found}

    def _create(
        self, rows: Sequence[CourseRow], sub_categories: dict[str, CourseSubCategory]
    ) -> dict[str, Course]:
        courses = []
        for row in rows:
            course = Course(source_key=row.source_key, **_fields(row, sub_categories))
            course.status = SaleStatus.ON_SALE if row.status is None else SaleStatus(row.status)
            course.search = course_words(course)
            courses.append(course)
        Course.objects.bulk_create(courses)
        Product.objects.bulk_create([Product(course=course) for course in courses])
        pairs = list(zip(rows, courses, strict=True))
        CourseDetail.objects.bulk_create(
            [CourseDetail(course=course, hours=row.hours) for row, course in pairs]
        )
        return {row.source_key: course for row, course in pairs}

    def _update(
        self,
        rows: Sequence[CourseRow],
        known: dict[str | None, Course],
        sub_categories: dict[str, CourseSubCategory],
    ) -> set[int]:
        """Bring known courses to what the file says; the ids of those that differed."""
        changed = []
        for row in rows:
            course = known[row.source_key]
            said = _fields(row, sub_categories)
            if row.status is not None:
                said["status"] = row.status
            if any(getattr(course, name) != value for name, value in said.items()):
                for name, value in said.items():
                    setattr(course, name, value)
                changed.append(course)
        if changed:
            Course.objects.bulk_update(changed, _COLUMNS)
            refresh_search([course.pk for course in changed])
        return {course.pk for course in changed}

    def _complete(self, rows: dict[str, CourseRow], courses: dict[Any, Course]) -> set[int]:
        """Hours and prices of these courses as the file says; the ids of those that differed."""
        by_course = {courses[key].pk: row for key, row in rows.items()}
        return self._set_hours(by_course) | self._set_prices(by_course)

    def _set_hours(self, rows: dict[int, CourseRow]) -> set[int]:
        details = {row.course_id: row for row in CourseDetail.objects.filter(course__in=rows)}
        missing = [CourseDetail(course_id=pk, hours=rows[pk].hours) for pk in rows.keys() - details.keys()]
        CourseDetail.objects.bulk_create(missing)
        differing = [detail for pk, detail in details.items() if detail.hours != rows[pk].hours]
        for detail in differing:
            detail.hours = rows[detail.course_id].hours
        CourseDetail.objects.bulk_update(differing, ["hours"])
        return {detail.course_id for detail in (*missing, *differing)}

    def _set_prices(self, rows: dict[int, CourseRow]) -> set[int]:
        """Set the periods that the file names; others, which operators may have added, stay."""
        products = {product.course_id: product for product in Product.objects.filter(course__in=rows)}
        stored = {
            (policy.product_id, policy.access_days): policy
            for policy in PricePolicy.objects.filter(product__in=products.values())
        }
        new, differing, touched = [], [], set()
        for course_id, row in rows.items():
            product = products[course_id]
            for days, price_fen in row.prices.items():
                policy = stored.get((product.pk, days))
                if policy is None:
                    new.append(PricePolicy(product=product, access_days=days, price_fen=price_fen))
                elif policy.price_fen != price_fen:
                    self._audit(policy, price_fen)
                    policy.price_fen = price_fen
                    differing.append(policy)
                else:
                    continue
                touched.add(course_id)
        PricePolicy.objects.bulk_create(new)
        PricePolicy.objects.bulk_update(differing, ["price_fen"])
        return touched

    def _audit(self, policy: PricePolicy, price_fen: int) -> None:
        change = ({"price_fen": policy.price_fen}, {"price_fen": price_fen})
        record("price.set", f"price_policy:{policy.pk}", by=Actor("import"), now=self.now, change=change)


_COLUMNS = (
    "name",
    "sub_category",
    "brief",
    "level",
    "course_type",
    "pub_date",
    "period",
    "order",
    "course_img",
    "status",
)


def _fields(row: CourseRow, sub_categories: dict[str, CourseSubCategory]) -> dict[str, Any]:
    return {
        "name": row.name,
        "sub_category": sub_categories[row.sub_category],
        "brief": row.brief,
        "level": row.level,
        "course_type": row.course_type,
        "pub_date": row.pub_date,
        "period": row.period_days,
        "order": row.order,
        "course_img": row.image,
    }
