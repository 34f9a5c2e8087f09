"""The demo school: all of it is there, once, and never in production."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

import luffy.demo
from luffy import invariants
from luffy.accounts.models import Account, Role
from luffy.campaigns.models import AccessGrant
from luffy.catalog.models import (
    Course,
    CourseCategory,
    CourseDetail,
    CourseSection,
    CourseType,
    DegreeCourse,
    PricePolicy,
    SaleStatus,
    SectionType,
    Teacher,
    TeacherRole,
)
from luffy.certificates.models import Certificate
from luffy.community.models import Article, ArticleStatus, ArticleType, Collection, Comment, Position
from luffy.community.services.recount import differences
from luffy.core.calendar import day_of
from luffy.coupons.models import Coupon, CouponRecord, CouponType, RecordStatus, RedeemCode
from luffy.degrees.models import (
    Appeal,
    AppealState,
    Approval,
    EnrolledDegreeCourse,
    HomeworkReward,
    Likeness,
    MentorTenure,
    ScholarshipGrant,
    StudyStatus,
)
from luffy.degrees.queries.dashboard import dashboard
from luffy.demo.people import ROLES
from luffy.discussions.models import Note, Question
from luffy.env import Env, Mode, env
from luffy.exercises.grading import Kind
from luffy.exercises.models import Attempt, Mistake, QuestionVersion
from luffy.figures.models import FunnelDay
from luffy.invoices.queries import titles
from luffy.learning.models import EnrolledCourse
from luffy.learning.queries import is_member, member_until
from luffy.local.up import _greeting
from luffy.moderation.models import Case, CaseState, Cause, Visibility
from luffy.orders.models import Order, OrderStatus
from luffy.refunds.models import RefundRequest
from luffy.reviews.models import CourseReview
from luffy.search.models import AskedQuery, SearchWord, Synonym
from luffy.support.anomalies import totals
from luffy.wallet.models import Withdrawal, WithdrawalState
from luffy.wallet.queries import balances
from luffy.webhooks.models import Delivery, Endpoint

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The hand-made part, without the public data set; read once for all tests here."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        use_dataset(patch, Path("/nowhere.csv"))
        luffy.demo.load(now=NOW)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def school(loaded: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo school, to which nothing has happened."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def use_dataset(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    settings = Env.model_construct(mode=Mode.TEST, demo_dataset=path)
    monkeypatch.setattr(luffy.demo, "env", lambda: settings)


def sizes() -> list[int]:
    tables = (Account, Course, DegreeCourse, CourseSection, PricePolicy, Coupon, CouponRecord, Order)
    searched = (Synonym, SearchWord, AskedQuery)
    return [table.objects.count() for table in (*tables, *searched)]


def test_loading_twice_loads_once(school):
    before = sizes()

    luffy.demo.load(now=NOW)

    assert sizes() == before


def test_the_learner_has_saved_titles_for_invoices(school):
    learner = Account.objects.get(username="learner")

    assert [title.name for title in titles(learner.pk)] == ["王路飞", "北京草帽科技有限公司"]


def test_there_are_courses_of_all_kinds(school):
    sold = Course.objects.exclude(course_type=CourseType.MODULE)

    assert sold.count() == 24
    assert CourseCategory.objects.count() == 4
    assert all(row.sub_categories.count() >= 2 for row in CourseCategory.objects.all())
    assert set(sold.values_list("status", flat=True)) == set(SaleStatus.values)
    assert set(Course.objects.values_list("course_type", flat=True)) == set(CourseType.values)
    assert set(CourseSection.objects.values_list("section_type", flat=True)) == set(SectionType.values)
    assert PricePolicy.objects.filter(price_fen=0).count() == 1
    assert set(Teacher.objects.values_list("role", flat=True)) == set(TeacherRole.values)


def test_every_course_has_a_full_page(school):
    for detail in CourseDetail.objects.all():
        course = detail.course
        assert detail.outlines.count() >= 2
        assert detail.teachers.exists()
        assert detail.recommend_courses.exists(), course
        assert course.coursechapters.count() >= 2
        assert CourseSection.objects.filter(chapter__course=course, free_trial=True).exists()
        assert course.product.questions.exists()
    assert CourseDetail.objects.count() == 24


def test_degrees_have_modules_and_scholarships_within_their_total(school):
    for degree in DegreeCourse.objects.all():
        assert degree.modules.count() >= 3
        assert degree.product.price_policies.filter(access_days=720).exists()
        assert max(degree.scholarships.values_list("value", flat=True)) <= degree.total_scholarship
    assert DegreeCourse.objects.count() == 2


def test_coupons_are_of_all_types_for_all_and_for_one(school):
    kinds = {(coupon.coupon_type, coupon.product_id is None) for coupon in Coupon.objects.all()}

    assert kinds == {(kind, for_all) for kind in CouponType.values for for_all in (True, False)}


def test_a_campaign_runs_with_codes_in_every_state_another_was_stopped_and_access_was_given(school):
    running, stopped = Coupon.objects.get(name="校园大使专享券"), Coupon.objects.get(name="会员回馈券")
    uses = RedeemCode.objects.order_by("pk").values_list("used", "at_most")

    assert sorted(uses) == [(0, 3)] * 8 + [(1, 1), (2, 3)]
    assert (running.stopped_at, running.claimed) == (None, 3)
    assert (stopped.stopped_at is not None, stopped.claimed) == (True, 1)
    assert set(AccessGrant.objects.values_list("enrolment__account__username", flat=True)) == {
        "classmate",
        "student",
    }


def test_everybody_can_sign_in(school):
    roles = dict(Account.objects.values_list("username", "role"))

    assert roles == {
        "learner": Role.LEARNER,
        "newcomer": Role.LEARNER,
        "student": Role.LEARNER,
        "classmate": Role.LEARNER,
        "resting": Role.LEARNER,
        "graduate": Role.LEARNER,
        "dropout": Role.LEARNER,
        "copycat": Role.LEARNER,
        "member": Role.LEARNER,
        "lapsed": Role.LEARNER,
        "mentor": Role.MENTOR,
        "mentor2": Role.MENTOR,
        "lecturer": Role.LECTURER,
        "operator": Role.OPERATOR,
        "editor": Role.EDITOR,
        "service": Role.SERVICE,
        "finance": Role.FINANCE,
        "lead": Role.LEAD,
        "admin": Role.OPERATOR,
    }
    assert all(account.check_password("luffy-demo") for account in Account.objects.all())
    assert Account.objects.get(is_superuser=True).username == "admin"


def test_one_is_a_member_and_one_was(school):
    today = day_of(NOW)

    assert {
        account.username: (is_member(account.pk, today), member_until(account.pk))
        for account in Account.objects.filter(memberships__isnull=False)
    } == {
        "member": (True, today + timedelta(days=110)),
        "lapsed": (False, today - timedelta(days=13)),
    }


def test_the_learner_has_orders_coupons_berries_and_access(school):
    learner = Account.objects.get(username="learner")
    orders = Order.objects.filter(account=learner).order_by("created_at")
    coupons = CouponRecord.objects.filter(account=learner)

    assert [order.status for order in orders] == [
        OrderStatus.PAID,
        OrderStatus.PAID,
        OrderStatus.CANCELLED,
        OrderStatus.EXPIRED,
        OrderStatus.PENDING,
    ]
    assert [order.payable_fen for order in orders] == [0, 0, 39_900, 25_900, 41_900]
    assert coupons.filter(status=RecordStatus.USED).count() == 1
    assert coupons.filter(status=RecordStatus.HELD).count() == 2
    assert coupons.filter(status=RecordStatus.UNUSED).count() == 4
    # 3,000 were earned, of which 1,820 are withdrawn or about to be.
    assert balances(learner.pk)["available"] == 1_000 - 179 + 3_000 - 1_820
    assert set(Withdrawal.objects.values_list("state", flat=True)) == set(WithdrawalState)
    opened = EnrolledCourse.objects.filter(account=learner).values_list("course__name", flat=True)
    assert sorted(opened) == ["SQL 数据分析实战", "编程第一课：用 Python 认识计算机"]


def test_the_school_can_be_browsed(school, client: Client):
    listed = client.get("/api/v1/courses", {"page_size": 100}).json()["data"]
    found = client.get("/api/v1/courses", {"q": "数据库"}).json()["data"]["items"]

    assert listed["total"] == 23
    assert found[0]["name"] == "PostgreSQL 原理与调优"
    for item in listed["items"]:
        assert client.get(f"/api/v1/courses/{item['id']}").status_code == 200


def test_operators_find_money_that_waits_for_them(school):
    assert {kind: total for kind, total in totals(now=NOW).items() if total} == {"notice": 1, "difference": 1}


def test_the_demo_breaks_no_invariant(school):
    assert invariants.check(now=NOW) == []
    # By then the unpaid order is late, since no worker runs here.
    assert {row.invariant for row in invariants.check(now=NOW + timedelta(days=30))} <= {"I22"}


def test_refunds_were_asked_for_and_decided_in_every_way_that_needs_no_cash(school):
    requests = RefundRequest.objects.order_by("asked_at", "pk")

    states = [(request.state, request.order.status, request.berries) for request in requests]
    assert states == [
        ("done", OrderStatus.REFUNDED, 49),
        ("done", OrderStatus.PAID, 99),
        ("refused", OrderStatus.PAID, 69),
        ("withdrawn", OrderStatus.PAID, 89),
        ("approved_once", OrderStatus.REFUNDING, 7_800),
        ("asked", OrderStatus.REFUNDING, 89),
    ]


def test_a_programme_is_under_way_with_homework_in_every_state(school):
    page = dashboard(EnrolledDegreeCourse.objects.get(account__username="student"), now=NOW)
    rows = {row.title: (row.state, row.grade, row.moved_berries) for row in page.homework[:5]}

    assert rows == {
        "猜数字": ("passed", "A+", 1_000),
        "命令行记账本": ("passed", "B+", 850),
        "通讯录": ("again", "D", -110),
        "日志统计": ("to_grade", None, 0),
        "模块通关：单词本": ("to_do", None, 0),
    }
    assert [module.status for module in page.modules] == ["studying", "unopened", "unopened", "unopened"]
    assert page.mentor is not None
    assert Appeal.objects.get().state == "open"
    alike = Likeness.objects.get()
    assert alike.submission.record.enrolment.account.username == "classmate"
    assert alike.percent >= 80


def test_people_of_degrees_have_every_fate(school):
    fates = dict(EnrolledDegreeCourse.objects.values_list("account__username", "study_status"))
    assert {name: fates[name] for name in ("resting", "graduate", "dropout", "copycat", "student")} == {
        "resting": StudyStatus.PAUSED,
        "graduate": StudyStatus.GRADUATED,
        "dropout": StudyStatus.TIMED_OUT,
        "copycat": StudyStatus.STUDYING,
        "student": StudyStatus.STUDYING,
    }
    grant = ScholarshipGrant.objects.get()
    assert grant.time_percent is not None
    assert grant.amount_berries > 0
    tenures = MentorTenure.objects.filter(enrolment__account__username="graduate").order_by("pk")
    assert list(tenures.values_list("mentor__username", flat=True)) == ["mentor", "mentor2"]
    assert HomeworkReward.objects.filter(approval=Approval.WAITING).count() == 1
    assert HomeworkReward.objects.filter(approval=Approval.WAIVED).count() == 1
    assert HomeworkReward.objects.filter(
        cause="late", record__enrolment__account__username="resting"
    ).exists()
    assert Appeal.objects.filter(state=AppealState.OPEN).exists()


def test_articles_stand_in_every_state_and_position_and_their_numbers_are_right(school):
    shelf = Article.objects.on_shelf(NOW)
    states = set(Comment.objects.values_list("visibility", flat=True))

    assert Article.objects.count() >= 12
    assert set(shelf.values_list("position", flat=True)) == set(Position.values)
    assert set(shelf.values_list("article_type", flat=True)) == set(ArticleType.values)
    assert Article.objects.filter(publish_at__gt=NOW).exists()
    assert Article.objects.filter(offline_at__lte=NOW).exists()
    assert Article.objects.filter(status=ArticleStatus.OFFLINE).exists()
    assert states == set(Visibility.values)
    assert set(Case.objects.values_list("state", flat=True)) >= {"waiting", "kept", "hidden"}
    assert Comment.objects.filter(deleted_at__isnull=False).exists()
    assert Collection.objects.count() == 4
    assert differences() == []


def test_people_talk_in_every_state(school):
    shown = set(CourseReview.objects.values_list("visibility", "is_recommend"))
    assert shown == {(Visibility.SHOWN, True), (Visibility.SHOWN, False), (Visibility.HIDDEN, False)}
    of_talk = Case.objects.filter(kind__in=["course_review", "question", "answer"])
    assert set(of_talk.values_list("cause", "state")) == {
        (Cause.REPORT, CaseState.HIDDEN),
        (Cause.REPORT, CaseState.WAITING),
        (Cause.FIRST_TEXTS, CaseState.KEPT),
        (Cause.FIRST_TEXTS, CaseState.WAITING),
    }
    questions = Question.objects.order_by("pk")
    assert [(row.accepted_id is not None, row.answer_count, row.visibility) for row in questions] == [
        (True, 1, Visibility.SHOWN),
        (False, 1, Visibility.SHOWN),
        (False, 0, Visibility.SHOWN),
        (False, 0, Visibility.HELD),
    ]
    assert Note.objects.filter(account__username="learner").count() == 3


def test_an_endpoint_was_told_and_came_to_fail(school):
    endpoint = Endpoint.objects.get()
    deliveries = Delivery.objects.filter(endpoint=endpoint)

    assert endpoint.disabled_reason == "failing"
    assert set(deliveries.values_list("status", flat=True)) == {"delivered", "dead"}
    assert FunnelDay.objects.count() == 30


def test_there_are_exercises_of_every_kind_and_in_every_state(school):
    assert set(QuestionVersion.objects.values_list("kind", flat=True)) == set(Kind)
    attempts = Attempt.objects.select_related("section").order_by("began_at")
    assert [(row.section.name, row.percent, row.handed_in_at is None) for row in attempts] == [
        ("打印一首诗", 80, False),
        ("猜数字", 0, False),
        ("猜数字", 25, False),
        ("每日新增", 0, True),
    ]
    wrong = Mistake.objects.values_list("wrongs", "rights_in_a_row")
    assert sorted(wrong) == [(1, 0), (1, 1), (2, 0), (2, 0)]


def test_there_are_certificates_of_a_course_and_of_a_degree_and_one_that_was_revoked(school):
    held = Certificate.objects.order_by("account__username")
    assert [(one.account.username, one.kind, one.reason) for one in held] == [
        ("classmate", "course", "由他人代学"),
        ("graduate", "degree", ""),
        ("learner", "course", ""),
    ]


def test_everybody_is_named_where_one_starts() -> None:
    told = [
        _greeting(env=env(), home=Path("/nowhere"), seconds=1),
        *((Path(__file__).parents[2] / name).read_text() for name in ("README.md", "README.zh-CN.md")),
    ]

    for text in told:
        assert [name for name in ROLES if not re.search(rf"\b{name}\b", text)] == []
