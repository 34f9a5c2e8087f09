"""Each figure against a count of its own: the rows themselves, added up in Python."""

from collections import Counter, defaultdict
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from typing import Any

import pytest
from django.conf import settings
from django.db import InternalError, connection

from luffy.core.calendar import SHANGHAI, day_of
from luffy.degrees.grades import Mark
from luffy.degrees.models import CourseSchedule, Submission
from luffy.figures import queries
from luffy.figures.catalogue import FIGURES
from luffy.figures.models import FunnelDay
from luffy.figures.services import keep_funnel
from luffy.figures.span import Span
from luffy.learning.models import EnrolledCourse, LessonProgress, StudyDay
from luffy.orders import footprints
from luffy.orders.footprints import Step
from luffy.orders.models import Order, OrderLine, PaymentType
from luffy.refunds.models import RefundRequest
from luffy.wallet.liability import liability
from luffy.wallet.models import OWN, Transfer
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_lesson
from tests.factories.degrees import Student, a_programme
from tests.factories.orders import a_paid_order, a_pending_order
from tests.factories.refunds import asked_for, granted, returned, the_rules
from tests.factories.wallet import berries_for

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 3, 1), date(2026, 3, 10)
SPAN = Span(FIRST, LAST)
DAYS = [FIRST + timedelta(days=nth) for nth in range(10)]
NOW = datetime(2026, 3, 10, 4, tzinfo=UTC)


def at(day: int, hour: int = 12, minute: int = 0, *, month: int = 3) -> datetime:
    """A moment by Shanghai's clocks."""
    return datetime.combine(date(2026, month, day), time(hour, minute), SHANGHAI)


def rows(name: str) -> list[tuple[Any, ...]]:
    return queries.rows_of(name, SPAN, now=NOW)


def within(moment: datetime | None) -> bool:
    return moment is not None and FIRST <= day_of(moment) <= LAST


@pytest.fixture
def sales() -> None:
    """Orders at the very edges of the days and of the span, by both ways to pay, and one that nobody paid."""
    the_rules()
    a, b = a_course("甲", prices={30: 9_900}), a_course("乙", prices={30: 19_900})
    for moment, courses in (
        (at(28, 23, 59, month=2), [a]),
        (at(1, 0, 0), [a]),
        (at(1, 23, 59), [a, b]),
        (at(2, 0, 1), [b]),
        (at(10, 23, 59), [a]),
        (at(11, 0, 0), [b]),
    ):
        a_paid_order(an_account(), *courses, now=moment)
    Order.objects.filter(paid_at=at(2, 0, 1)).update(payment_type=PaymentType.WECHAT)
    rich = an_account()
    berries_for(rich, 500, now=at(3))
    a_paid_order(rich, a, berries=99, now=at(3, 13))
    a_pending_order(an_account(), a, now=at(4))
    back = a_paid_order(an_account(), b, now=at(5))
    returned(granted(asked_for(back, now=at(6)), now=at(7)), now=at(8, 0, 30))


@pytest.mark.usefixtures("sales")
def test_income_by_day_by_channel_and_by_product():
    paid = [order for order in Order.objects.all() if within(order.paid_at)]
    by_day: dict[date, list[Order]] = defaultdict(list)
    for order in paid:
        by_day[day_of(order.paid_at)].append(order)

    def fen(orders: list[Order], *kinds: PaymentType) -> int:
        return sum(order.payable_fen for order in orders if not kinds or order.payment_type in kinds)

    assert rows("revenue-by-day") == [
        (
            day,
            len(by_day[day]),
            fen(by_day[day], PaymentType.ALIPAY),
            fen(by_day[day], PaymentType.WECHAT),
            fen(by_day[day]),
        )
        for day in DAYS
    ]
    assert [row[1] for row in rows("revenue-by-day")] == [2, 1, 1, 0, 1, 0, 0, 0, 0, 1]
    channels = {row[0]: row[1:] for row in rows("revenue-by-channel")}
    assert channels == {
        kind.name.lower(): (sum(order.payment_type == kind for order in paid), fen(paid, kind))
        for kind in (PaymentType.ALIPAY, PaymentType.WECHAT, PaymentType.BERRIES)
    }
    lines = [
        line for line in OrderLine.objects.select_related("order", "product") if within(line.order.paid_at)
    ]
    sums = Counter[str]()
    for line in lines:
        sums[line.product.key] += line.payable_fen
    assert {row[0]: row[3] for row in rows("revenue-by-product")} == dict(sums)
    assert {row[1] for row in rows("revenue-by-product")} == {"甲", "乙"}
    # Three ways to count the same money.
    totals = {name: sum(row[-1] for row in rows(name)) for name in FIGURES if name.startswith("revenue")}
    assert set(totals.values()) == {fen(paid)}


@pytest.mark.usefixtures("sales")
def test_refunds_are_told_on_the_day_on_which_the_money_was_back():
    done = RefundRequest.objects.get()
    assert done.done_at is not None

    told = {row[0]: row[1:] for row in rows("refunds-by-day")}

    assert told[day_of(done.done_at)] == (1, done.cash_fen, done.berries) == (1, 19_900, 0)
    assert sum(row[0] for row in told.values()) == 1


@pytest.mark.usefixtures("sales")
def test_what_is_owed_is_the_liability_of_each_day():
    told = rows("liability-by-day")

    assert [row[0] for row in told] == DAYS
    for day, _moved, owed, owed_fen in told:
        stated = liability(day)
        assert (owed, owed_fen) == (stated["owed"], stated["owed_fen"])
    own = [kind.value for kind in OWN]
    moved = Counter[date]()
    for one in Transfer.objects.select_related("debit", "credit"):
        sign = (one.credit.kind in own) - (one.debit.kind in own)
        moved[day_of(one.created_at)] += sign * one.amount_berries
    assert [row[1] for row in told] == [moved[day] for day in DAYS]
    assert told[-1][2] == 500 - 99


@pytest.mark.usefixtures("sales")
def test_the_conversion_counts_people_of_each_day():
    footprints.leave(Step.CART, 1, now=NOW)
    footprints.leave(Step.CART, 1, now=NOW)
    footprints.leave(Step.CART, 2, now=NOW)
    footprints.leave(Step.SETTLEMENT, 2, now=NOW)
    FunnelDay.objects.create(day=FIRST, carts=9, settlements=4)
    placed, paid = defaultdict[date, set[int]](set), defaultdict[date, set[int]](set)
    for order in Order.objects.all():
        placed[day_of(order.created_at)].add(order.account_id)
        if order.paid_at:
            paid[day_of(order.paid_at)].add(order.account_id)

    told = {row[0]: row[1:] for row in rows("conversion-by-day")}

    assert told[FIRST][:2] == (9, 4)
    # The orders of the factory went through settlements of their own, which are counted on their days.
    assert told[LAST][0] == 2
    assert {day: counts[2:] for day, counts in told.items()} == {
        day: (len(placed[day]), len(paid[day])) for day in DAYS
    }


def test_days_that_nobody_counted_say_so():
    told = {row[0]: row[1:] for row in rows("conversion-by-day")}

    assert told[FIRST] == (None, None, 0, 0)
    assert told[LAST] == (0, 0, 0, 0)


def test_the_first_steps_are_kept_and_never_fall():
    yesterday = NOW - timedelta(days=1)
    for account_id in (1, 2, 3):
        footprints.leave(Step.CART, account_id, now=yesterday)
    assert [keep_funnel(now=NOW), keep_funnel(now=NOW)] == [1, 0]
    row = FunnelDay.objects.get()
    assert (row.day, row.carts, row.settlements) == (day_of(yesterday), 3, 0)

    footprints.valkey().flushdb()
    footprints.leave(Step.SETTLEMENT, 1, now=yesterday)
    keep_funnel(now=NOW)

    row.refresh_from_db()
    assert (row.carts, row.settlements) == (3, 1)


def test_learners_of_each_day_and_what_they_finished():
    course = a_course("甲")
    lessons = [a_lesson(course), a_lesson(course)]
    done, half = an_account(), an_account()
    for account in (done, half):
        a_paid_order(account, course, now=at(2))
        StudyDay.objects.create(account=account, day=date(2026, 3, 3), seconds=1800)
    StudyDay.objects.create(account=done, day=date(2026, 3, 4), seconds=0)
    for account, lesson in ((done, lessons[0]), (done, lessons[1]), (half, lessons[0])):
        LessonProgress.objects.create(
            account=account,
            section=lesson,
            course=course,
            percent=100,
            done_at=at(3, 23, 30),
            began_at=at(3),
            seen_at=at(3),
        )

    told = {row[0]: row[1:] for row in rows("learners-by-day")}

    assert told[date(2026, 3, 3)] == (2, 1.0, 3)
    assert told[date(2026, 3, 4)] == (0, 0.0, 0)
    assert rows("completion-by-course") == [(f"course:{course.pk}", "甲", 2, 1, 50.0)]
    EnrolledCourse.objects.filter(account=half).update(status=2, ended_at=at(9))
    assert rows("completion-by-course") == [(f"course:{course.pk}", "甲", 1, 1, 100.0)]


def test_homework_and_how_soon_it_is_graded():
    degree = a_programme(homework=3, days=2)
    prompt, tardy = Student(degree), Student(degree)
    for student in (prompt, tardy):
        student.open()
    prompt.graded("1-1", Mark.A)
    tardy.graded("1-1", Mark.B, late=1)
    due = Counter(
        CourseSchedule.objects.filter(recommend_date__range=(FIRST, LAST)).values_list(
            "recommend_date", flat=True
        )
    )
    firsts = Submission.objects.filter(number=1)
    on_time, late = (Counter(s.due_date for s in firsts if s.is_on_time is which) for which in (True, False))

    told = {row[0]: row[1:] for row in rows("homework-by-day")}

    for day in DAYS:
        missing = due[day] - on_time[day] - late[day]
        percent = round(100 * on_time[day] / due[day], 1) if due[day] else None
        assert told[day] == (due[day], on_time[day], late[day], missing, percent)
    assert sum(due.values()) == 6
    graded = defaultdict[str, list[float]](list)
    for one in Submission.objects.filter(graded_at__isnull=False).select_related("graded_by"):
        graded[one.graded_by.username].append((one.graded_at - one.submitted_at).total_seconds() / 3600)
    assert {row[0]: row[1:3] for row in rows("mentor-response")} == {
        name: (len(hours), round(median(hours), 1)) for name, hours in graded.items()
    }
    assert all(row[4] == 100.0 for row in rows("mentor-response"))
    Submission.objects.update(
        graded_at=at(9), submitted_at=at(9) - timedelta(hours=settings.GRADING_HOURS + 1)
    )
    assert all(row[4] == 0.0 for row in rows("mentor-response"))


# How many of a figure's first number the rows behind one of its rows have to be.
COUNTED = {
    "revenue-by-day": 1,
    "revenue-by-channel": 1,
    "revenue-by-product": 2,
    "refunds-by-day": 1,
    "completion-by-course": 2,
    "homework-by-day": 1,
    "mentor-response": 1,
    "learners-by-day": 1,
}


@pytest.mark.usefixtures("sales")
@pytest.mark.parametrize("name", FIGURES)
def test_the_rows_behind_are_those_that_were_counted(name: str):
    student = Student(a_programme(homework=1), began=date(2026, 3, 2))
    student.open()
    student.graded("1-1", Mark.A)
    StudyDay.objects.create(account=student.account, day=date(2026, 3, 3), seconds=1800)

    for row in rows(name):
        key = str(row[0])
        found = queries.behind(name, SPAN, key)
        assert len(found) == queries.count_behind(name, SPAN, key)
        assert all(len(one) == len(FIGURES[name].behind.columns) for one in found)
        if name in COUNTED:
            assert len(found) == row[COUNTED[name]]
        if name == "liability-by-day":
            assert sum(one[3] for one in found) == row[1]
        if name == "conversion-by-day":
            assert len(found) >= row[4]
        if name.startswith("revenue"):
            assert sum(one[3] for one in found) == row[-1]
    everything = queries.behind(name, SPAN, None)
    assert len(everything) == queries.count_behind(name, SPAN, None)


@pytest.mark.parametrize("name", FIGURES)
def test_every_row_has_as_many_cells_as_columns(name: str):
    figure = FIGURES[name]

    found = rows(name)

    assert all(len(row) == len(figure.columns) for row in found)
    assert {*figure.drawn} <= {column.name for column in figure.columns}
    assert len(queries.totals(figure, found)) == len(figure.columns)


def test_nothing_can_be_written_while_a_question_is_asked():
    with pytest.raises(InternalError, match="read-only"), queries._reading():
        connection.cursor().execute("DELETE FROM figures_funnelday")

    FunnelDay.objects.create(day=FIRST, carts=1, settlements=1)
    assert FunnelDay.objects.count() == 1


def test_hours_add_up_to_tenths():
    figure = FIGURES["learners-by-day"]
    place = [column.name for column in figure.columns].index("hours")
    day = [1.2 if at == place else 0 for at in range(len(figure.columns))]

    assert queries.totals(figure, [day] * 3)[place] == 3.6
