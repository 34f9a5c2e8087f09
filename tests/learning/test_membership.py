"""Membership: bought like a course, one period after the other, opening courses for members while it lasts."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from luffy.accounts.models import Role
from luffy.catalog.models import Course, PricePolicy, Product, SaleStatus
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.coupons.errors import CouponForMembers
from luffy.coupons.models import CouponRecord, RecordStatus
from luffy.learning.models import Membership
from luffy.learning.queries import course_verdict, is_member, member_until
from luffy.learning.services import Joining, end_membership, join
from luffy.orders import settlement
from luffy.orders.assessment import ChosenItem
from luffy.orders.models import OpenedAccess, Order
from luffy.orders.services.place import PlaceOrder, place
from luffy.refunds.quoting import quote
from luffy.refunds.services import decide
from tests.factories.accounts import Api, a_key_for, an_account
from tests.factories.catalog import a_course, price
from tests.factories.coupons import a_coupon
from tests.factories.lessons import a_timed_lesson
from tests.factories.membership import a_member, a_plan, a_vip_course
from tests.factories.orders import a_paid_order, a_pending_order, a_settlement
from tests.factories.refunds import asked_for, by, the_rules
from tests.invariants.holding import assert_invariants_hold
from tests.learning.test_watching import told

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
SHANGHAI = ZoneInfo("Asia/Shanghai")


def joined(account, days: int, *, now: datetime = NOW, plan=None) -> Membership:
    with transaction.atomic():
        joining = Joining((plan or a_plan()).pk, days)
        return join(account_id=account.pk, joinings=[joining], now=now)[0]


def days_of(*periods: Membership) -> list[tuple[str, str]]:
    found = [Membership.objects.get(pk=period.pk) for period in periods]
    return [(f"{one.valid_begin_date:%m-%d}", f"{one.valid_end_date:%m-%d}") for one in found]


def test_thirty_days_bought_on_march_2_last_through_the_last_minute_of_april_1():
    account, course = an_account(), a_vip_course()
    period = joined(account, 30)

    def opens(moment: str) -> bool:
        day = day_of(datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI))
        assert is_member(account.pk, day) is course_verdict(course, account, day).is_open
        return is_member(account.pk, day)

    assert days_of(period) == [("03-02", "04-01")]
    assert not opens("2026-03-01 23:59")
    assert opens("2026-03-02 00:01")
    assert opens("2026-04-01 23:59")
    assert not opens("2026-04-02 00:01")
    assert course_verdict(course, account, date(2026, 4, 2)).reason == "membership_expired"


def test_buying_again_extends_from_the_later_of_today_and_the_end_whichever_plan_it_is():
    account = an_account()

    periods = [
        joined(account, 30),
        joined(account, 7, now=NOW + timedelta(days=5)),
        # After the end a new period begins on its own day.
        joined(account, 3, now=NOW + timedelta(days=60)),
    ]

    assert days_of(*periods) == [("03-02", "04-01"), ("04-02", "04-08"), ("05-01", "05-04")]
    assert member_until(account.pk) == date(2026, 5, 4)


def test_two_plans_in_one_order_follow_each_other():
    account = an_account()
    a_paid_order(account, a_plan(), a_plan(prices={7: 1_000}))

    first, second = Membership.objects.filter(account=account).order_by("ordinal")
    today = day_of(clock.now())

    assert (first.valid_begin_date, first.valid_end_date) == (today, today + timedelta(days=30))
    assert second.valid_begin_date == first.valid_end_date + timedelta(days=1)
    assert second.valid_end_date == first.valid_end_date + timedelta(days=7)


def test_what_is_given_back_ends_and_what_comes_later_moves_forward():
    account, other = an_account(), an_account()
    periods = [joined(account, 30), joined(account, 30)]
    theirs = joined(other, 30)

    with transaction.atomic():
        ids = [periods[0].pk, theirs.pk]
        end_membership(ids, account_id=account.pk, now=NOW + timedelta(days=8))

    assert days_of(periods[1]) == [("03-10", "04-09")]
    assert is_member(account.pk, TODAY + timedelta(days=8))
    assert is_member(other.pk, TODAY)


def test_it_opens_courses_for_members_and_nothing_else():
    account, vip, paid = an_account(), a_vip_course(), a_course()
    joined(account, 30)

    assert course_verdict(vip, account, TODAY).reason == "membership"
    assert course_verdict(vip, account, TODAY).until == date(2026, 4, 1)
    assert course_verdict(paid, account, TODAY).reason == "not_bought"
    assert course_verdict(vip, an_account(), TODAY).reason == "members_only"
    Course.objects.filter(pk=vip.pk).update(status=SaleStatus.OFFLINE)
    vip.refresh_from_db()
    assert course_verdict(vip, account, TODAY).reason == "hidden"


def test_a_plan_goes_through_cart_settlement_and_order_and_is_bought_again_while_it_lasts():
    account, plan = an_account(), a_plan("路飞会员")
    api = Api(a_key_for(account))
    [policy] = plan.product.price_policies.all()
    key = plan.product.key
    body = {"product": key, "price_policy_id": policy.pk}

    for _ in range(2):
        added = api.post("/cart/items", body)
        assert added.status_code in (200, 201), added.content
        quoted = api.put("/settlement", {"items": [key]}).json()["data"]
        assert (quoted["lines"][0]["product"], quoted["payable_fen"]) == (key, 3_000)
        order = a_paid_order(account, plan)

    mine = api.get("/me/membership").json()["data"]
    assert key == f"plan:{plan.pk}"
    assert Product.objects.get(pk=plan.product.pk).kind == "plan"
    assert [line.name for line in order.lines.all()] == ["路飞会员"]
    assert OpenedAccess.objects.get(line__order=order).membership is not None
    assert mine["is_active"]
    assert mine["valid_until"] == str(day_of(clock.now()) + timedelta(days=60))
    assert [period["plan"] for period in mine["periods"]] == ["路飞会员", "路飞会员"]
    assert_invariants_hold()


def test_a_plan_off_sale_or_unknown_cannot_be_bought():
    plan = a_plan(on_sale=False)
    api = Api(a_key_for(an_account()))
    [policy] = plan.product.price_policies.all()

    refused = api.post("/cart/items", {"product": plan.product.key, "price_policy_id": policy.pk})
    unknown = api.post("/cart/items", {"product": "plan:999999", "price_policy_id": policy.pk})

    assert (refused.status_code, refused.json()["code"]) == (409, 1302)
    assert (unknown.status_code, unknown.json()["code"]) == (404, 1305)
    assert api.get("/membership").json()["data"]["plans"] == []


def test_a_refund_ends_membership_and_gives_all_back_within_a_week():
    the_rules()
    account = an_account()
    order = a_paid_order(account, a_plan())
    course = a_vip_course()
    today = day_of(clock.now())
    assert course_verdict(course, account, today).is_open

    request = asked_for(order)
    operator = an_account(role=Role.OPERATOR)
    decide.approve(request.pk, now=clock.now(), by=by(operator))

    assert request.cash_fen == 3_000
    assert not is_member(account.pk, today)
    assert course_verdict(course, account, today).reason == "members_only"
    a_member(account)
    assert is_member(account.pk, today)


@pytest.mark.parametrize(
    ("after_days", "watched", "percent"),
    [(7, 10, 100), (7, 11, 74), (8, 0, 70), (30, 0, 0), (31, 0, 0)],
)
def test_after_a_week_or_much_watching_the_days_that_are_left_come_back(after_days, watched, percent):
    the_rules()
    account = an_account()
    order = a_paid_order(account, a_plan())
    now = clock.now()
    if watched:
        told(account, a_timed_lesson(a_vip_course(), seconds=100), (0, watched))

    [line] = quote(order, None, now=now + timedelta(days=after_days)).lines

    assert (line.verdict.percent, line.amounts.cash_fen) == (percent, 3_000 * percent // 100)


class TestMemberPrice:
    """A coupon rule that counts for members only: laid into their settlement, for nobody else."""

    def test_a_member_sees_it_chosen_and_pays_it_every_time(self):
        account, course = a_member(), a_course(prices={30: 10_000})
        a_coupon(product=course.product, off_percent=80, members_only=True, per_account=100, name="会员价")

        for number in (1, 2):
            seen = a_settlement(account, course)
            [check] = seen.lines[0].coupons
            assert (check.holding.name, check.holding.members_only, check.discount_fen) == (
                "会员价",
                True,
                2_000,
            )
            assert seen.quote.payable_fen == 8_000
            order = a_paid_order(account, course)
            assert (order.payable_fen, order.line_discount_fen) == (8_000, 2_000)
            used = CouponRecord.objects.filter(account=account, status=RecordStatus.USED)
            assert used.count() == number

    def test_who_is_no_member_pays_the_whole_price_and_cannot_claim_it(self):
        account, course = an_account(), a_course(prices={30: 10_000})
        rule = a_coupon(product=course.product, off_percent=80, members_only=True, per_account=100)
        api = Api(a_key_for(account))

        seen = a_settlement(account, course)
        claim = api.post(f"/coupons/{rule.pk}/claim")

        assert (seen.quote.payable_fen, seen.lines[0].coupons) == (10_000, ())
        assert (claim.status_code, claim.json()["code"]) == (404, 1500)
        assert api.get("/coupons").json()["data"]["total"] == 0
        assert not CouponRecord.objects.exists()

    def test_when_membership_ends_between_settling_and_ordering_it_is_refused(self):
        account, course = a_member(), a_course(prices={30: 10_000})
        a_coupon(product=course.product, off_percent=80, members_only=True, per_account=100)
        a_settlement(account, course)
        ended = day_of(clock.now()) - timedelta(days=1)
        Membership.objects.filter(account=account).update(valid_begin_date=ended, valid_end_date=ended)
        api = Api(a_key_for(account))
        request = PlaceOrder("alipay", expected_payable_fen=8_000, idempotency_key="member-price")

        looked = api.get("/settlement").json()["data"]
        with pytest.raises(CouponForMembers):
            place(account_id=account.pk, request=request, now=clock.now())

        assert looked["payable_fen"] == 10_000
        assert [choice["reason"] for choice in looked["lines"][0]["coupons"]] == ["members_only"]
        assert CouponRecord.objects.get(account=account).status == RecordStatus.UNUSED
        assert not Order.objects.filter(account=account, payable_fen=8_000).exists()

    def test_an_unpaid_order_holds_it_and_the_next_settlement_gets_another(self):
        account, course = a_member(), a_course(prices={30: 10_000})
        a_coupon(members_only=True, per_account=100, money_fen=500, name="会员立减")

        order = a_pending_order(account, course)
        seen = a_settlement(account, course)

        assert (order.payable_fen, seen.quote.payable_fen) == (9_500, 9_500)
        statuses = CouponRecord.objects.filter(account=account).order_by("ordinal")
        assert [row.status for row in statuses] == [RecordStatus.HELD, RecordStatus.UNUSED]

    def test_looking_at_a_settlement_again_lays_out_no_second_one(self):
        account, course = a_member(), a_course()
        a_coupon(members_only=True, per_account=100, money_fen=500)
        item = ChosenItem(course.product.key, PricePolicy.objects.get(product=course.product).pk)

        for _ in range(3):
            settlement.begin(account_id=account.pk, items=[item], is_from_cart=False, now=clock.now())

        assert CouponRecord.objects.filter(account=account).count() == 1

    def test_everybody_sees_what_members_pay(self):
        course = a_course(prices={30: 10_000, 90: 20_000})
        a_coupon(product=course.product, off_percent=80, members_only=True, name="八折")
        a_coupon(money_fen=3_000, members_only=True, name="立减 30 元")
        a_coupon(off_percent=10, name="不是会员价")

        items = Api().get(f"/products/{course.product.key}/member-prices").json()["data"]["items"]

        assert [(one["price_fen"], one["member_price_fen"], one["name"]) for one in items] == [
            (10_000, 7_000, "立减 30 元"),
            (20_000, 16_000, "八折"),
        ]
        assert Api().get("/products/course:999999/member-prices").json()["code"] == 1001


class TestOperators:
    """Write plans with their prices."""

    def body(self, **fields):
        prices = [{"access_days": 30, "price_fen": 3_000}, {"access_days": 360, "price_fen": 29_800}]
        return {"name": "年度会员", "brief": "一年", "benefits": ["会员课程"], "prices": prices, **fields}

    def test_write_one_and_change_its_prices(self):
        api = Api(a_key_for(an_account(role=Role.OPERATOR)))

        made = api.post("/ops/membership/plans", self.body())
        plan = made.json()["data"]
        changed = api.put(
            f"/ops/membership/plans/{plan['id']}",
            self.body(name="会员", prices=[{"access_days": 30, "price_fen": 2_000}]),
        ).json()["data"]

        assert made.status_code == 201
        assert [one["price_fen"] for one in plan["price_policies"]] == [3_000, 29_800]
        assert (changed["name"], [one["price_fen"] for one in changed["price_policies"]]) == ("会员", [2_000])
        [shown] = Api().get("/membership").json()["data"]["plans"]
        assert (shown["product"], shown["benefits"]) == (f"plan:{plan['id']}", ["会员课程"])
        # What was sold stays on record.
        assert PricePolicy.objects.filter(product__plan_id=plan["id"]).count() == 2

    def test_are_told_what_is_wrong_and_nothing_is_written(self):
        api = Api(a_key_for(an_account(role=Role.OPERATOR)))
        a_plan("年度会员")

        twice = api.post("/ops/membership/plans", self.body())
        odd = self.body(name="新", prices=[{"access_days": 31, "price_fen": 1}])
        no_period = api.post("/ops/membership/plans", odd)
        unknown = api.put("/ops/membership/plans/999999", self.body(name="新"))

        assert (twice.status_code, twice.json()["code"]) == (422, 1303)
        assert (no_period.status_code, no_period.json()["code"]) == (422, 1303)
        assert (unknown.status_code, unknown.json()["code"]) == (404, 1305)
        assert api.get("/ops/membership/plans").json()["data"]["total"] == 1


def test_a_product_is_one_thing_only():
    course = a_course()

    with pytest.raises(IntegrityError, match="product_is_exactly_one_thing"):
        Product.objects.filter(course=course).update(plan=a_plan("新").pk)


def test_prices_of_a_plan_are_prices_like_any_other():
    plan = a_plan(prices={})
    price(plan.product, {30: 100})

    [shown] = Api().get("/membership").json()["data"]["plans"]

    assert [one["price_fen"] for one in shown["price_policies"]] == [100]
