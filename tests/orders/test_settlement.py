"""The settlement over the API: what it shows, and what cannot be settled."""

from datetime import datetime, timedelta

import pytest

from luffy.accounts.audit import SYSTEM_JOB
from luffy.catalog.models import Course, SaleStatus
from luffy.catalog.services import set_price
from luffy.core.calendar import day_of
from luffy.orders import settlement
from luffy.orders.errors import SettlementEmpty
from tests.factories.catalog import NOW, a_course, a_degree
from tests.factories.orders import a_paid_order
from tests.factories.wallet import berries_for
from tests.orders.buyer import Buyer, chosen, data_of, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def buyer() -> Buyer:
    return Buyer()


def total_of(quote: dict) -> tuple[int, int, int, int, int]:
    berries = quote["berries"]["discount_fen"]
    return (
        quote["listed_fen"],
        quote["line_discount_fen"],
        quote["site_discount_fen"],
        berries,
        quote["payable_fen"],
    )


def test_a_settlement_offers_dated_n_day_and_product_bound_coupons_and_prices_the_choice(buyer):
    python, linux = a_course(prices={30: 19_900}), a_course(prices={90: 9_900})
    today = day_of(buyer.now)
    dated = buyer.coupon(
        money_fen=2_000, minimum_fen=25_000, valid_begin_date=today, valid_end_date=today + timedelta(days=9)
    )
    n_days = buyer.coupon(money_fen=500, coupon_valid_days=7)
    bound = buyer.coupon(off_percent=79, product=python.product)
    elsewhere = buyer.coupon(product=a_course().product)
    berries_for(buyer.account, 80)

    before = buyer.settle(python, linux)
    buyer.choose(bound, python)
    buyer.choose(dated)
    after = data_of(buyer.spend(50))

    assert total_of(before) == (29_800, 0, 0, 0, 29_800)
    # Best first; what is bound to another product is not offered at all.
    assert [row["id"] for row in before["site_coupons"]] == [dated.pk, n_days.pk]
    assert [[row["id"] for row in line["coupons"]] for line in before["lines"]] == [[bound.pk], []]
    assert str(elsewhere.pk) not in str([row["id"] for row in before["site_coupons"]])
    assert before["site_coupons"][1]["valid_until"] == str(today + timedelta(days=7))
    # 199.00 − 41.79 + 99.00 = 256.21; − 20.00 = 236.21; − 50.00 in berries = 186.21
    assert total_of(after) == (29_800, 4_179, 2_000, 5_000, 18_621)
    assert [line["payable_fen"] for line in after["lines"]] == [11_426, 7_195]
    assert after["site_coupon_id"] == dated.pk
    assert [line["coupon_id"] for line in after["lines"]] == [bound.pk, None]
    assert buyer.quote() == after


def test_the_shape_of_a_quote(buyer):
    course = a_course("Python 入门", prices={30: 9_900}, course_img="/python.png")
    record = buyer.coupon(money_fen=1_000, minimum_fen=10_000, name="满百减十")
    berries_for(buyer.account, 30)

    quote = buyer.settle(course)

    [line], [coupon] = quote.pop("lines"), quote.pop("site_coupons")
    expires_at = datetime.fromisoformat(quote.pop("expires_at"))
    assert line == {
        "product": course.product.key,
        "name": "Python 入门",
        "image": "/python.png",
        "price_policy_id": course.product.price_policies.get().pk,
        "access_days": 30,
        "label": "1个月",
        "listed_fen": 9_900,
        "credit_fen": 0,
        "discount_fen": 0,
        "line_discount_fen": 0,
        "site_discount_fen": 0,
        "berries_discount_fen": 0,
        "payable_fen": 9_900,
        "coupon_id": None,
        "coupons": [],
        "credits": [],
    }
    assert coupon == {
        "id": record.pk,
        "name": "满百减十",
        "coupon_type": 1,
        "text": "满减券",
        "money_fen": 1_000,
        "off_percent": None,
        "minimum_fen": 10_000,
        "valid_from": str(record.valid_begin_date),
        "valid_until": str(record.valid_end_date),
        "usable": False,
        "reason": "threshold_not_met",
        "reason_text": "未达到优惠券的最低消费",
        "missing_fen": 100,
        "discount_fen": 0,
    }
    assert quote == {
        "site_coupon_id": None,
        "berries": {"available": 30, "spendable": 30, "spent": 0, "discount_fen": 0, "fen_per_berry": 100},
        "listed_fen": 9_900,
        "credit_fen": 0,
        "line_discount_fen": 0,
        "site_discount_fen": 0,
        "payable_fen": 9_900,
    }
    assert timedelta(minutes=29) < expires_at - buyer.now < timedelta(minutes=31)


def test_settling_some_of_the_cart_leaves_the_cart_as_it_is(buyer):
    one, two = a_course(), a_course()
    keys = buyer.fill_cart(one, two)

    quote = data_of(buyer.api.put("/settlement", {"items": [two.product.key]}))

    assert [line["product"] for line in quote["lines"]] == [two.product.key]
    assert [item["product"] for item in data_of(buyer.api.get("/cart"))["items"]] == keys


def test_a_product_listed_twice_is_settled_once(buyer):
    [key] = buyer.fill_cart(a_course())

    assert len(data_of(buyer.api.put("/settlement", {"items": [key, key]}))["lines"]) == 1


def test_buying_now_needs_no_cart_and_leaves_it_alone(buyer):
    in_cart, at_once = a_course(), a_course(prices={90: 500})
    keys = buyer.fill_cart(in_cart)

    quote = data_of(buyer.api.put("/settlement", {"buy_now": chosen(at_once)}))

    assert [line["product"] for line in quote["lines"]] == [at_once.product.key]
    assert quote["payable_fen"] == 500
    assert [item["product"] for item in data_of(buyer.api.get("/cart"))["items"]] == keys


def test_a_new_settlement_forgets_the_choices_of_the_one_before(buyer):
    course, record = a_course(), buyer.coupon()
    berries_for(buyer.account, 10)
    buyer.settle(course)
    buyer.choose(record)
    buyer.spend(5)

    quote = buyer.settle(course)

    assert (quote["site_coupon_id"], quote["berries"]["spent"], quote["payable_fen"]) == (None, 0, 9_900)


def test_nothing_is_settled_yet(buyer):
    buyer.fill_cart(a_course())

    assert told(buyer.api.get("/settlement")) == (404, 1613)
    assert buyer.api.get("/settlement").json()["msg"] == "结算列表为空"
    assert told(buyer.choose(None)) == (404, 1613)
    assert told(buyer.spend(1)) == (404, 1613)


def test_settling_nothing_or_what_is_not_in_the_cart_is_refused_and_the_settlement_before_stays(buyer):
    course, other = a_course(), a_course()
    empty = Buyer()

    assert told(empty.api.put("/settlement", {"items": []})) == (422, 1610)
    assert told(empty.api.put("/settlement", {"items": [course.product.key]})) == (409, 1611)

    before = buyer.settle(course)
    assert told(buyer.api.put("/settlement", {"items": []})) == (422, 1610)
    for key in (other.product.key, "course:999999", "nonsense"):
        answer = buyer.api.put("/settlement", {"items": [course.product.key, key]})
        assert told(answer) == (409, 1612)
        assert answer.json()["detail"] == {"product": key}
    assert buyer.quote() == before


@pytest.mark.parametrize(
    "body",
    [
        {"items": [1]},
        {"items": ["course:1"] * 51},
        {"buy_now": {}},
        {"buy_now": {"product": "course:1"}},
        {"buy_now": {"product": "course:1", "price_policy_id": -1}},
    ],
)
def test_a_malformed_settlement_is_1101(buyer, body):
    assert told(buyer.api.put("/settlement", body)) == (422, 1101)
    assert told(buyer.api.get("/settlement")) == (404, 1613)


def test_buying_now_what_cannot_be_bought_is_refused_with_its_reason(buyer):
    course, other, offline = a_course(), a_course(), a_course(status=SaleStatus.OFFLINE)

    def now(product: str, policy_id: int):
        item = {"product": product, "price_policy_id": policy_id}
        return told(buyer.api.put("/settlement", {"buy_now": item}))

    assert now("course:999999", 1) == (404, 1001)
    assert now("degree:999999", 1) == (404, 1301)
    assert now(course.product.key, chosen(other)["price_policy_id"]) == (404, 1002)
    assert now(offline.product.key, chosen(offline)["price_policy_id"]) == (409, 1302)
    assert told(buyer.api.get("/settlement")) == (404, 1613)


def test_a_degree_that_is_owned_cannot_be_settled_but_a_course_can_be_extended(buyer):
    degree, course = a_degree(), a_course()
    a_paid_order(buyer.account, degree, course)

    assert told(buyer.api.put("/settlement", {"buy_now": chosen(degree)})) == (409, 1621)
    assert told(buyer.api.put("/settlement", {"buy_now": chosen(course)})) == (200, 1000)


def test_what_goes_off_sale_while_it_is_being_settled_is_refused_with_its_name(buyer):
    course = a_course()
    buyer.settle(course)

    Course.objects.filter(pk=course.pk).update(status=SaleStatus.OFFLINE)

    answer = buyer.api.get("/settlement")
    assert told(answer) == (409, 1302)
    assert answer.json()["detail"]["product"] == course.product.key


def test_a_price_change_shows_at_the_next_look(buyer):
    course = a_course()
    buyer.settle(course)

    set_price(product_id=course.product.pk, access_days=30, price_fen=12_300, by=SYSTEM_JOB, now=NOW)

    assert buyer.quote()["payable_fen"] == 12_300


def test_a_settlement_ends_after_half_an_hour(buyer):
    buyer.settle(a_course())
    account_id = buyer.account.pk

    settlement.look(account_id=account_id, now=buyer.now + timedelta(minutes=29))
    with pytest.raises(SettlementEmpty):
        settlement.look(account_id=account_id, now=buyer.now + timedelta(minutes=31))


def test_valkey_itself_forgets_a_settlement_after_half_an_hour(buyer, redis_client):
    buyer.settle(a_course())

    [key] = redis_client.keys("settlement:*")
    assert 29 * 60 < redis_client.ttl(key) <= 30 * 60
