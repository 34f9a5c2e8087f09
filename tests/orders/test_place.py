"""From settlement to order: what it holds, when it is paid at once, and that a refusal writes nothing."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from luffy.accounts.audit import SYSTEM_JOB
from luffy.accounts.models import Account, AuditEntry
from luffy.catalog.errors import NotOnSale, PricePolicyNotFound
from luffy.catalog.models import Course, SaleStatus
from luffy.catalog.services import set_price, withdraw_price
from luffy.coupons.errors import CouponExpired, CouponHeld, CouponUsed
from luffy.coupons.models import CouponRecord, RecordStatus
from luffy.coupons.services import hold, use
from luffy.learning.models import EnrolledCourse
from luffy.orders import cart, choices, settlement
from luffy.orders.errors import (
    IdempotencyKeyReused,
    PaymentMethodRequired,
    PriceChanged,
    SettlementEmpty,
    TooManyBerries,
)
from luffy.orders.models import Fulfilment, Order, OrderCoupon, OrderLine, OrderStatus, PaymentType
from luffy.orders.services.place import PlaceOrder, place
from luffy.wallet.models import Transfer
from luffy.wallet.queries import balances
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.coupons import a_claimed_coupon
from tests.factories.orders import a_settlement, chosen
from tests.factories.wallet import berries_for
from tests.orders.buyer import NOW, order_it

TODAY = date(2031, 3, 3)

pytestmark = pytest.mark.django_db


@dataclass
class Purchase:
    """Two courses, a coupon for the first, one for the whole, and 50 of 80 berries: 186.21 yuan remain."""

    account: Account
    python: Course
    linux: Course
    bound: CouponRecord
    site: CouponRecord

    @property
    def held(self) -> dict[str, Any]:
        """Everything that an order would move."""
        for record in (self.bound, self.site):
            record.refresh_from_db()
        return {
            "orders": Order.objects.count(),
            "transfers": Transfer.objects.count(),
            "berries": balances(self.account.pk),
            "coupons": [RecordStatus(self.bound.status), RecordStatus(self.site.status)],
            "settlement": choices.load(self.account.pk, now=NOW),
        }


@pytest.fixture
def purchase() -> Purchase:
    account, python, linux = an_account(), a_course(prices={30: 19_900}), a_course(prices={90: 9_900})
    bound = a_claimed_coupon(account, now=NOW, product=python.product, off_percent=79)
    site = a_claimed_coupon(account, now=NOW, money_fen=2_000, minimum_fen=25_000)
    berries_for(account, 80, now=NOW)
    a_settlement(account, python, linux, coupons=[bound, site], berries=50, now=NOW)
    return Purchase(account, python, linux, bound, site)


def test_an_order_is_a_copy_of_the_quote_and_holds_its_coupons_and_berries(purchase):
    placed = order_it(purchase.account, 18_621)

    order = Order.objects.get()
    assert (placed.order, placed.is_new) == (order, True)
    assert (order.account, order.status, order.fulfilment) == (
        purchase.account,
        OrderStatus.PENDING,
        Fulfilment.NOT_DUE,
    )
    assert (order.listed_fen, order.line_discount_fen, order.site_discount_fen) == (29_800, 4_179, 2_000)
    assert (order.berries_spent, order.berries_discount_fen, order.payable_fen) == (50, 5_000, 18_621)
    assert (order.created_at, order.expires_at) == (NOW, NOW + timedelta(minutes=30))
    assert (order.paid_at, order.cancelled_at, order.payment_number) == (None, None, None)
    lines = OrderLine.objects.order_by("position")
    assert [(x.product, x.name, x.access_days, x.label) for x in lines] == [
        (purchase.python.product, purchase.python.name, 30, "1个月"),
        (purchase.linux.product, purchase.linux.name, 90, "3个月"),
    ]
    assert [(x.listed_fen, x.payable_fen, x.berries_spent) for x in lines] == [
        (19_900, 11_426, 31),
        (9_900, 7_195, 19),
    ]
    assert set(OrderCoupon.objects.values_list("record", "line", "discount_fen", "released_at")) == {
        (purchase.bound.pk, lines[0].pk, 4_179, None),
        (purchase.site.pk, None, 2_000, None),
    }
    for record in (purchase.bound, purchase.site):
        record.refresh_from_db()
        assert (record.status, record.used_at) == (RecordStatus.HELD, None)
    assert balances(purchase.account.pk) == {"available": 30, "held": 50}
    assert Transfer.objects.filter(key=f"order:{order.number}:hold", amount_berries=50).count() == 1


def test_an_unpaid_order_opens_nothing(purchase):
    order_it(purchase.account, 18_621)

    assert EnrolledCourse.objects.count() == 0


def test_an_order_ends_its_settlement_and_takes_only_what_was_ordered_out_of_the_cart():
    account, bought, kept = an_account(), a_course(), a_course()
    for course in (bought, kept):
        item = chosen(course)
        cart.put(account.pk, product=item.product, price_policy_id=item.price_policy_id, now=NOW)
    settlement.begin_from_cart(account_id=account.pk, products=[bought.product.key], now=NOW)

    order_it(account, 9_900)

    assert [entry.product for entry in cart.entries(account.pk)] == [kept.product.key]
    with pytest.raises(SettlementEmpty):
        choices.load(account.pk, now=NOW)


def test_buying_now_leaves_the_cart_alone_even_if_the_same_product_lies_in_it():
    account, course = an_account(), a_course()
    item = chosen(course)
    cart.put(account.pk, product=item.product, price_policy_id=item.price_policy_id, now=NOW)
    a_settlement(account, course, now=NOW)

    order_it(account, 9_900)

    assert [entry.product for entry in cart.entries(account.pk)] == [course.product.key]


@pytest.mark.parametrize(
    ("price_fen", "money_fen", "berries", "payment_type"),
    [
        (9_900, 900, 90, PaymentType.BERRIES),
        (9_900, 0, 99, PaymentType.BERRIES),
        (9_900, 9_900, 0, PaymentType.COUPON),
        (0, 0, 0, PaymentType.COUPON),
    ],
)
def test_an_order_with_nothing_left_to_pay_is_paid_and_opened_at_once(
    price_fen, money_fen, berries, payment_type
):
    account, course = an_account(), a_course(prices={30: price_fen})
    records = [a_claimed_coupon(account, now=NOW, money_fen=money_fen)] if money_fen else []
    if berries:
        berries_for(account, 100, now=NOW)
    a_settlement(account, course, coupons=records, berries=berries, now=NOW)

    order = order_it(account, 0, method=None).order

    order.refresh_from_db()
    assert (order.status, order.paid_at, order.fulfilment) == (OrderStatus.PAID, NOW, Fulfilment.DONE)
    assert (order.payment_type, order.payment_number, order.payable_fen) == (payment_type, None, 0)
    enrolment = EnrolledCourse.objects.get()
    assert (enrolment.account, enrolment.course, enrolment.valid_begin_date) == (account, course, TODAY)
    for record in records:
        record.refresh_from_db()
        assert (record.status, record.used_at) == (RecordStatus.USED, NOW)
    assert balances(account.pk) == {"available": 100 - berries if berries else 0, "held": 0}
    row = AuditEntry.objects.get(action="order.pay")
    assert (row.actor, row.before, row.after) == (account, {"status": 1}, {"status": 0})


def test_a_coupon_that_takes_off_nothing_stays_with_its_owner():
    account, course = an_account(), a_course()
    bound = a_claimed_coupon(account, now=NOW, product=course.product, money_fen=9_900)
    site = a_claimed_coupon(account, now=NOW, money_fen=1_000)
    a_settlement(account, course, coupons=[site, bound], now=NOW)

    order = order_it(account, 0, method=None).order

    for record, status in ((bound, RecordStatus.USED), (site, RecordStatus.UNUSED)):
        record.refresh_from_db()
        assert record.status == status
    assert OrderCoupon.objects.get(order=order).record == bound


def test_a_price_that_rose_is_refused_with_the_new_quote_and_nothing_is_written(purchase):
    before = purchase.held
    product = purchase.linux.product
    set_price(product_id=product.pk, access_days=90, price_fen=10_900, by=SYSTEM_JOB, now=NOW)

    with pytest.raises(PriceChanged) as refused:
        order_it(purchase.account, 18_621)

    quote = refused.value.detail["quote"]
    assert (quote["payable_fen"], quote["listed_fen"]) == (19_621, 30_800)
    assert [line["listed_fen"] for line in quote["lines"]] == [19_900, 10_900]
    assert purchase.held == before
    assert order_it(purchase.account, 19_621).order.payable_fen == 19_621


def test_a_price_that_fell_is_passed_on():
    account, course = an_account(), a_course()
    a_settlement(account, course, now=NOW)
    set_price(product_id=course.product.pk, access_days=30, price_fen=5_000, by=SYSTEM_JOB, now=NOW)

    assert order_it(account, 9_900).order.payable_fen == 5_000


def test_a_price_that_fell_below_the_chosen_berries_takes_fewer_of_them():
    account, course = an_account(), a_course()
    berries_for(account, 99, now=NOW)
    a_settlement(account, course, berries=99, now=NOW)
    set_price(product_id=course.product.pk, access_days=30, price_fen=5_000, by=SYSTEM_JOB, now=NOW)

    order = order_it(account, 0).order

    assert (order.status, order.berries_spent) == (OrderStatus.PAID, 50)
    assert balances(account.pk) == {"available": 49, "held": 0}


def test_the_same_key_again_gives_the_same_order_also_when_the_settlement_is_long_gone(purchase):
    first = order_it(purchase.account, 18_621)
    again = order_it(purchase.account, 18_621)

    assert (again.order, again.is_new) == (first.order, False)
    assert (Order.objects.count(), balances(purchase.account.pk)["held"]) == (1, 50)


def test_the_same_key_again_gives_the_same_order_although_something_else_is_being_settled(purchase):
    first = order_it(purchase.account, 18_621)
    a_settlement(purchase.account, a_course(), now=NOW)

    assert order_it(purchase.account, 18_621).order == first.order
    assert choices.load(purchase.account.pk, now=NOW)
    assert Order.objects.count() == 1


@pytest.mark.parametrize("written_last", ["key-1", "key-2"])
def test_the_key_decides_where_it_belongs_to_one_order_and_the_settlement_to_another(written_last):
    account, course, orders = an_account(), a_course(), {}
    for key in ("key-1", "key-2"):
        a_settlement(account, course, now=NOW)
        orders[key] = order_it(account, 9_900, key=key).order
    # As a crash between the second order and the forgetting of its settlement leaves it.
    left = choices.start(account.pk, [chosen(course)], from_cart=False, now=NOW)
    Order.objects.filter(pk=orders["key-2"].pk).update(settlement_id=left.settlement_id)
    Order.objects.filter(pk=orders[written_last].pk).update(payment_number=None)

    assert order_it(account, 9_900, key="key-1").order == orders["key-1"]


@pytest.mark.parametrize(("expected", "method"), [(18_622, "alipay"), (18_621, None)])
def test_the_same_key_with_another_body_is_refused(purchase, expected, method):
    order_it(purchase.account, 18_621)

    with pytest.raises(IdempotencyKeyReused):
        order_it(purchase.account, expected, method=method)

    assert Order.objects.count() == 1


def test_a_key_is_the_accounts_own():
    orders = []
    for _ in range(2):
        account = an_account()
        a_settlement(account, a_course(), now=NOW)
        orders.append(order_it(account, 9_900, key="same").order)

    assert Order.objects.count() == len(set(orders)) == 2


def test_one_settlement_becomes_one_order_whatever_the_keys(purchase):
    before = choices.load(purchase.account.pk, now=NOW)
    order_it(purchase.account, 18_621)
    # As a crash before the settlement was forgotten leaves it.
    again = choices.start(purchase.account.pk, before.items, from_cart=False, now=NOW)
    Order.objects.update(settlement_id=again.settlement_id)

    with pytest.raises(SettlementEmpty):
        order_it(purchase.account, 29_800, key="key-2")

    assert Order.objects.count() == 1


def test_without_a_settlement_there_is_no_order():
    account = an_account()

    with pytest.raises(SettlementEmpty):
        order_it(account, 0)


def test_a_settlement_that_is_over_is_no_order(purchase):
    request = PlaceOrder("alipay", 18_621, "key-1")

    with pytest.raises(SettlementEmpty):
        place(account_id=purchase.account.pk, request=request, now=NOW + timedelta(minutes=31))

    assert Order.objects.count() == 0


def test_money_to_pay_needs_a_way_to_pay_it(purchase):
    before = purchase.held

    with pytest.raises(PaymentMethodRequired):
        order_it(purchase.account, 18_621, method=None)

    assert purchase.held == before


def _offline(purchase: Purchase) -> None:
    Course.objects.filter(pk=purchase.linux.pk).update(status=SaleStatus.OFFLINE)


def _withdraw(purchase: Purchase) -> None:
    policy = purchase.linux.product.price_policies.get(access_days=90)
    withdraw_price(policy_id=policy.pk, by=SYSTEM_JOB, now=NOW)


def _replace_policy(purchase: Purchase) -> None:
    set_price(product_id=purchase.linux.product.pk, access_days=30, price_fen=1, by=SYSTEM_JOB, now=NOW)
    _withdraw(purchase)


def _hold(purchase: Purchase) -> None:
    hold([purchase.bound.pk])


def _use(purchase: Purchase) -> None:
    hold([purchase.site.pk])
    use([purchase.site.pk], now=NOW)


def _expire(purchase: Purchase) -> None:
    yesterday = TODAY - timedelta(days=1)
    CouponRecord.objects.filter(pk=purchase.site.pk).update(
        valid_begin_date=yesterday, valid_end_date=yesterday
    )


def _spend_berries(purchase: Purchase) -> None:
    berries_for(purchase.account, -31, now=NOW)


@pytest.mark.parametrize(
    ("meanwhile", "refusal"),
    [
        (_offline, NotOnSale),
        (_withdraw, NotOnSale),
        (_replace_policy, PricePolicyNotFound),
        (_hold, CouponHeld),
        (_use, CouponUsed),
        (_expire, CouponExpired),
        (_spend_berries, TooManyBerries),
    ],
)
def test_what_can_no_longer_be_had_is_refused_and_nothing_is_written(purchase, meanwhile, refusal):
    meanwhile(purchase)
    before = purchase.held

    with pytest.raises(refusal):
        order_it(purchase.account, 18_621)

    assert purchase.held == before


@pytest.mark.parametrize("meanwhile", [_use, _expire])
def test_a_coupon_that_is_gone_is_left_out_once_the_buyer_has_seen_the_price_without_it(purchase, meanwhile):
    meanwhile(purchase)
    before = CouponRecord.objects.get(pk=purchase.site.pk).status
    seen = settlement.look(account_id=purchase.account.pk, now=NOW).quote.payable_fen

    placed = order_it(purchase.account, seen)

    assert (seen, placed.order.payable_fen, placed.order.site_discount_fen) == (20_621, 20_621, 0)
    assert [row.record_id for row in placed.order.coupons.all()] == [purchase.bound.pk]
    assert CouponRecord.objects.get(pk=purchase.site.pk).status == before
