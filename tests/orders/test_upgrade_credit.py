"""What was paid for single courses is deducted when their degree is bought: once, in cash, never more than was paid."""

from datetime import timedelta

import pytest
from django.contrib.admin.sites import site
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from luffy.accounts.audit import GATEWAY
from luffy.accounts.models import AuditEntry
from luffy.catalog.errors import DegreeNotFound, NotOnSale
from luffy.catalog.models import PricePolicy, SaleStatus
from luffy.core import clock
from luffy.core.money import Fen
from luffy.degrees.models import EnrolledDegreeCourse
from luffy.learning.models import EnrolledCourse
from luffy.orders.credits import Part, Purchase, credits_for
from luffy.orders.errors import CannotReinstate
from luffy.orders.models import ModuleCredit, Order, OrderCredit, OrderStatus, PaymentType
from luffy.orders.services import pay
from luffy.refunds.quoting import quote
from tests.factories.accounts import an_account, api_of
from tests.factories.catalog import a_course, a_degree
from tests.factories.coupons import a_claimed_coupon
from tests.factories.orders import (
    a_cancelled_order,
    a_paid_order,
    a_pending_order,
    a_settlement,
    an_attempt,
    an_expired_order,
    pay_attempt,
)
from tests.factories.refunds import asked_for, granted, returned, the_rules
from tests.factories.wallet import berries_for
from tests.invariants.holding import assert_invariants_hold


def bought(line, course, paid):
    return Purchase(line, course, f"课{course}", Fen(paid))


def told(found):
    return [(one.purchase.line_id, one.credit_fen) for one in found]


# -- the rule --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("price", "parts", "purchases", "deducted"),
    [
        # As much as was paid, and at most the module's part.
        (100_000, [(1, 11, 20_000)], [(7, 1, 15_000)], [(7, 15_000)]),
        (100_000, [(1, 11, 20_000)], [(7, 1, 25_000)], [(7, 20_000)]),
        # A module takes one purchase, the one that brings most; of equals the earlier.
        (100_000, [(1, 11, 20_000)], [(7, 1, 5_000), (8, 1, 9_000)], [(8, 9_000)]),
        (100_000, [(1, 11, 20_000)], [(8, 1, 5_000), (7, 1, 5_000)], [(7, 5_000)]),
        (100_000, [(1, 11, 20_000), (2, 11, 20_000)], [(7, 1, 5_000), (8, 2, 9_000)], [(8, 9_000)]),
        # A purchase counts for one module, the one with the larger part.
        (100_000, [(1, 11, 3_000), (1, 12, 4_000)], [(7, 1, 9_000)], [(7, 4_000)]),
        # Several modules add up, at most to the price.
        (100_000, [(1, 11, 9_000), (2, 12, 9_000)], [(7, 1, 5_000), (8, 2, 6_000)], [(7, 5_000), (8, 6_000)]),
        (8_000, [(1, 11, 9_000), (2, 12, 9_000)], [(7, 1, 5_000), (8, 2, 6_000)], [(7, 2_000), (8, 6_000)]),
        (6_000, [(1, 11, 9_000), (2, 12, 9_000)], [(7, 1, 5_000), (8, 2, 6_000)], [(8, 6_000)]),
        # What does not count, and what cost nothing.
        (100_000, [(1, 11, 9_000)], [(7, 2, 5_000), (8, 1, 0)], []),
        (100_000, [], [(7, 2, 5_000)], []),
    ],
)
def test_what_is_deducted(price, parts, purchases, deducted):
    found = credits_for(
        Fen(price),
        [Part(course, module, Fen(most)) for course, module, most in parts],
        [bought(*purchase) for purchase in purchases],
    )

    assert told(found) == deducted


def test_what_counted_for_another_degree_of_the_order_does_not_count_again():
    parts, mine = [Part(1, 11, Fen(9_000))], [bought(7, 1, 5_000)]

    assert told(credits_for(Fen(10_000), parts, mine, used=[7])) == []


@given(
    price=st.integers(0, 50_000),
    parts=st.lists(st.tuples(st.integers(1, 4), st.integers(11, 14), st.integers(1, 30_000)), max_size=8),
    paid=st.lists(st.tuples(st.integers(1, 4), st.integers(0, 30_000)), max_size=8),
)
def test_never_more_than_was_paid_nor_than_the_price_and_each_once(price, parts, paid):
    purchases = [bought(line, course, fen) for line, (course, fen) in enumerate(paid, start=1)]
    rows = [Part(course, module, Fen(most)) for course, module, most in parts]

    found = credits_for(Fen(price), rows, purchases)

    assert sum(one.credit_fen for one in found) <= price
    assert all(0 < one.credit_fen <= one.purchase.paid_fen for one in found)
    assert len({one.purchase.line_id for one in found}) == len(found)
    assert len(found) <= len({module for _, module, _ in parts})
    assert found == credits_for(Fen(price), rows[::-1], purchases[::-1])


# -- the order -------------------------------------------------------------------------------------------------------


class Upgrade:
    """A course of 99 yuan that counts with at most 80 for a degree of 1,000, and somebody who paid for it."""

    def __init__(self, *, berries=0):
        self.course = a_course("Python", prices={30: 9_900})
        self.degree = a_degree("全栈", prices={720: 100_000}, modules=2)
        module = self.degree.modules.get(order=1)
        ModuleCredit.objects.create(course=self.course, module=module, most_fen=8_000)
        self.buyer = an_account()
        if berries:
            berries_for(self.buyer, berries)
        self.bought = a_paid_order(self.buyer, self.course, berries=berries)

    def settled(self, **chosen):
        return a_settlement(self.buyer, self.degree, **chosen)

    def offered(self) -> int:
        return self.settled().quote.credit_fen


@pytest.fixture
def upgrade(db):
    the_rules()
    return Upgrade()


def test_the_settlement_and_the_order_show_it_as_its_own_line(upgrade):
    seen = upgrade.settled()
    order = a_paid_order(upgrade.buyer, upgrade.degree)

    assert (seen.quote.listed_fen, seen.quote.credit_fen, seen.quote.payable_fen) == (100_000, 8_000, 92_000)
    assert [(one.purchase.name, one.credit_fen) for one in seen.lines[0].credits] == [("Python", 8_000)]
    assert (order.credit_fen, order.payable_fen) == (8_000, 92_000)
    row = OrderCredit.objects.get()
    assert (row.line, row.source) == (order.lines.get(), upgrade.bought.lines.get())
    assert (row.credit_fen, row.released_at) == (8_000, None)
    assert_invariants_hold()


def test_coupons_see_the_price_that_is_left_and_berries_what_they_leave(upgrade):
    half = a_claimed_coupon(
        upgrade.buyer, product=upgrade.degree.product, coupon_type=2, money_fen=0, off_percent=50
    )
    berries_for(upgrade.buyer, 100)

    order = a_paid_order(upgrade.buyer, upgrade.degree, coupons=[half], berries=60)

    assert (order.listed_fen, order.credit_fen, order.line_discount_fen) == (100_000, 8_000, 46_000)
    assert (order.berries_discount_fen, order.payable_fen) == (6_000, 40_000)
    assert_invariants_hold()


@pytest.mark.parametrize(("berries", "deducted"), [(69, 3_000), (99, 0)])
@pytest.mark.django_db
def test_what_was_paid_in_berries_does_not_count(berries, deducted):
    assert Upgrade(berries=berries).offered() == deducted


def test_it_is_used_once_and_another_degree_gets_nothing(upgrade):
    other = a_degree(prices={720: 50_000}, modules=1)
    ModuleCredit.objects.create(course=upgrade.course, module=other.modules.get(), most_fen=9_000)
    assert a_settlement(upgrade.buyer, other).quote.credit_fen == 9_000
    both = a_settlement(upgrade.buyer, upgrade.degree, other)
    assert [line.credit_fen for line in both.lines] == [8_000, 0]

    a_pending_order(upgrade.buyer, upgrade.degree)

    assert a_settlement(upgrade.buyer, other).quote.credit_fen == 0
    source = upgrade.bought.lines.get()
    with pytest.raises(IntegrityError, match="order_credit_once"), transaction.atomic():
        OrderCredit.objects.create(line=source, source=source, credit_fen=1)


@pytest.mark.parametrize("close", [a_cancelled_order, an_expired_order])
def test_an_order_that_is_not_paid_gives_it_free_again(upgrade, close):
    order = a_pending_order(upgrade.buyer, upgrade.degree)

    close(order)

    assert OrderCredit.objects.get().released_at is not None
    assert upgrade.offered() == 8_000
    assert_invariants_hold()


def test_what_is_over_given_back_asked_back_or_of_others_does_not_count(upgrade):
    assert a_settlement(an_account(), upgrade.degree).quote.credit_fen == 0
    enrolment = EnrolledCourse.objects.filter(account=upgrade.buyer)
    end = enrolment.get().valid_end_date
    enrolment.update(valid_begin_date=end - timedelta(days=90), valid_end_date=end - timedelta(days=60))
    assert upgrade.offered() == 0
    enrolment.update(valid_end_date=end)
    assert upgrade.offered() == 8_000

    asked_for(upgrade.bought)

    assert upgrade.offered() == 0


def test_a_purchase_that_counted_is_not_given_back_until_the_degree_is(upgrade):
    the_rules()
    order = a_paid_order(upgrade.buyer, upgrade.degree)
    upgrade.bought.refresh_from_db()

    judged = quote(upgrade.bought, None, now=clock.now()).lines[0]
    assert (judged.verdict.refused, judged.amounts.cash_fen) == ("credited", 0)

    returned(granted(asked_for(order)))

    upgrade.bought.refresh_from_db()
    judged = quote(upgrade.bought, None, now=clock.now()).lines[0]
    assert (judged.verdict.refused, judged.amounts.cash_fen) == (None, 9_900)
    assert OrderCredit.objects.get().released_at is not None


def test_late_money_revives_the_order_with_its_deduction(upgrade):
    order = a_pending_order(upgrade.buyer, upgrade.degree)
    attempt = an_attempt(order)
    an_expired_order(order)
    assert OrderCredit.objects.get().released_at is not None

    pay_attempt(attempt)

    order.refresh_from_db()
    assert (order.status, order.credit_fen, order.payable_fen) == (OrderStatus.PAID, 8_000, 92_000)
    assert OrderCredit.objects.get().released_at is None
    assert EnrolledDegreeCourse.objects.filter(account=upgrade.buyer, degree_course=upgrade.degree).exists()
    assert quote(upgrade.bought, None, now=clock.now()).lines[0].verdict.refused == "credited"
    assert_invariants_hold()


def test_late_money_revives_nothing_whose_deduction_is_gone(upgrade):
    order = an_expired_order(a_pending_order(upgrade.buyer, upgrade.degree))
    asked_for(upgrade.bought)

    tender = pay.Tender(PaymentType.ALIPAY, "T1")
    with transaction.atomic():
        locked = Order.objects.select_for_update().get(pk=order.pk)
        with pytest.raises(CannotReinstate) as refusal:
            pay.reinstate(locked, tender=tender, now=clock.now(), by=GATEWAY)

    assert refusal.value.detail["reason"] == "credit_gone"
    assert OrderCredit.objects.get().released_at is not None


# -- what the degree's page announces -------------------------------------------------------------------------------


def ahead(account, degree):
    answer = api_of(account).get(f"/degrees/{degree.pk}/deductions")
    assert answer.status_code == 200, answer.content
    return answer.json()["data"]["items"]


def test_the_degree_tells_what_would_be_deducted_at_each_price(upgrade):
    cheap = PricePolicy.objects.create(product=upgrade.degree.product, access_days=30, price_fen=5_000)
    dear = upgrade.degree.product.price_policies.get(access_days=720)

    assert ahead(upgrade.buyer, upgrade.degree) == [
        {"price_policy_id": policy.pk, "credit_fen": fen, "credits": [{"name": "Python", "credit_fen": fen}]}
        for policy, fen in ((cheap, 5_000), (dear, 8_000))
    ]
    a_pending_order(upgrade.buyer, upgrade.degree)
    assert [one["credit_fen"] for one in ahead(upgrade.buyer, upgrade.degree)] == [0, 0]


def test_it_tells_others_nothing_and_refuses_what_nobody_can_buy(upgrade):
    offline = a_degree(prices={720: 1}, status=SaleStatus.OFFLINE)

    assert [(one["credit_fen"], one["credits"]) for one in ahead(an_account(), upgrade.degree)] == [(0, [])]
    codes = [
        (answer.status_code, answer.json()["code"])
        for answer in (
            api_of(upgrade.buyer).get(f"/degrees/{degree_id}/deductions")
            for degree_id in (9_000_000, offline.pk)
        )
    ]
    assert codes == [(404, DegreeNotFound.code), (409, NotOnSale.code)]


# -- what operators edit ---------------------------------------------------------------------------------------------


def test_a_course_that_is_sold_counts_for_a_module_of_a_degree(upgrade):
    module = upgrade.degree.modules.get(order=2)
    with pytest.raises(ValidationError, match="单独出售"):
        ModuleCredit(course=upgrade.degree.modules.get(order=1), module=module, most_fen=1).full_clean()
    with pytest.raises(ValidationError, match="模块"):
        ModuleCredit(course=upgrade.course, module=a_course(), most_fen=1).full_clean()
    with pytest.raises(IntegrityError, match="module_credit_of_something"), transaction.atomic():
        ModuleCredit.objects.create(course=upgrade.course, module=module, most_fen=0)
    ModuleCredit(course=upgrade.course, module=module, most_fen=1).full_clean()


def test_editing_it_leaves_an_audit_row(upgrade, rf):
    operator, row = an_account(), ModuleCredit.objects.get()
    request = rf.post("/admin/")
    request.user = operator
    admin = site.get_model_admin(ModuleCredit)
    row.most_fen = 5_000

    admin.save_model(request, row, None, change=True)
    admin.delete_queryset(request, ModuleCredit.objects.all())

    entries = AuditEntry.objects.filter(action="module_credit.edited").order_by("pk")
    assert [(one.before["most_fen"], (one.after or {}).get("most_fen")) for one in entries] == [
        (8_000, 5_000),
        (5_000, None),
    ]
    assert {one.actor_id for one in entries} == {operator.pk}
