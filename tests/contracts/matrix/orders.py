"""Who may call what of orders."""

from luffy.accounts.models import Account
from luffy.orders.services import fill_cart
from tests.contracts.matrix.row import NO_ID, NO_NUMBER, NOW, Door, Parts, Row, an_order
from tests.factories.catalog import a_course, a_degree
from tests.factories.coupons import a_claimed_coupon
from tests.factories.orders import a_settlement, chosen


def a_cart_item(account: Account) -> Parts:
    item = chosen(a_course(prices={30: 9900}))
    fill_cart.add(account_id=account.pk, item=item, now=NOW)
    return {"product": item.product, "price_policy_id": item.price_policy_id}


def a_settlement_of(account: Account) -> None:
    a_settlement(account, a_course(prices={30: 9900}))


def a_coupon_in_a_settlement(account: Account) -> Parts:
    return {"coupon_id": a_claimed_coupon(account).pk}


def a_policy(_account: Account) -> Parts:
    item = chosen(a_course(prices={30: 9900}))
    return {"product": item.product, "price_policy_id": item.price_policy_id}


ROWS = [
    Row("GET /cart"),
    Row(
        "POST /cart/items",
        body={"product": "{product}", "price_policy_id": "{price_policy_id}"},
        given=a_policy,
    ),
    Row(
        "PATCH /cart/items/{product}",
        body={"price_policy_id": "{price_policy_id}"},
        own=a_cart_item,
        missing={"product": "course:9000000", "price_policy_id": 1},
    ),
    Row("DELETE /cart/items/{product}", own=a_cart_item, missing={"product": "course:9000000"}),
    Row(
        "PUT /settlement",
        body={"buy_now": {"product": "{product}", "price_policy_id": "{price_policy_id}"}},
        given=a_policy,
    ),
    Row("GET /settlement", given=a_settlement_of),
    Row(
        "PATCH /settlement",
        body={"product": None, "coupon_id": "{coupon_id}"},
        given=a_settlement_of,
        own=a_coupon_in_a_settlement,
        missing={"coupon_id": NO_ID},
    ),
    Row("GET /degrees/{degree_id}/deductions", given=lambda _: {"degree_id": a_degree().pk}),
    Row("GET /orders"),
    Row(
        "POST /orders",
        status=201,
        body={"payment_method": "alipay", "expected_payable_fen": 9900},
        headers={"Idempotency-Key": "matrix"},
        given=a_settlement_of,
    ),
    Row("GET /orders/{number}", own=an_order, missing=NO_NUMBER),
    Row("POST /orders/{number}/pay", body={"payment_method": "alipay"}, own=an_order, missing=NO_NUMBER),
    Row("POST /orders/{number}/cancel", own=an_order, missing=NO_NUMBER),
    Row("POST /orders/{number}/payment-check", own=an_order, missing=NO_NUMBER),
    Row("GET /payment-methods", Door.PUBLIC),
    # payments: the gateway's own calls prove themselves by their signature
    Row("POST /payments/alipay/notify", Door.PUBLIC, 400),
    Row("GET /payments/alipay/return", Door.PUBLIC),
    Row("GET /payments/wechat/payer"),
    Row("GET /payments/wechat/authorize", status=303),
    Row("GET /payments/wechat/authorized", status=303),
    Row("POST /payments/wechat/notify", Door.PUBLIC, 400),
    Row("POST /payments/wechat/refund-notify", Door.PUBLIC, 400),
]
