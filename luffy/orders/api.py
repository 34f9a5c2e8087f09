"""Cart, settlement, and the list of orders. What else is done with an order involves money: payments.api."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.auth import caller, signed_in
from luffy.catalog.errors import CourseNotFound, DegreeNotFound, NotOnSale
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.paging import Page, PageQuery, page_of
from luffy.orders import cart, queries, settlement
from luffy.orders.assessment import ChosenItem
from luffy.orders.errors import CartFull, SettlementEmpty
from luffy.orders.schemas import (
    CartItemIn,
    CartOut,
    CartPolicyIn,
    ChooseIn,
    DeductionsOut,
    OrderOut,
    QuoteOut,
    RowId,
    SettleIn,
    StatusName,
)
from luffy.orders.services import fill_cart
from luffy.orders.shapes import deductions_shape, order_shape, quote_shape

router = Router(auth=signed_in)
ProductPath = Annotated[str, Path(max_length=40, example="course:3")]
NumberPath = Annotated[str, Path(max_length=40)]
CART = answers(CartOut, CourseNotFound, CartFull)
QUOTE = answers(QuoteOut, SettlementEmpty, NotOnSale)


def _cart(request: HttpRequest) -> dict[str, Any]:
    return ok(queries.cart_now(caller(request).pk, clock.now()))


@router.get("/cart", response=CART, tags=["cart"])
def my_cart(request: HttpRequest) -> dict[str, Any]:
    """My cart at today's prices."""
    return _cart(request)


@router.post("/cart/items", response=CART, tags=["cart"])
def add_to_cart(request: HttpRequest, body: CartItemIn) -> dict[str, Any]:
    """Put a product into the cart; the same product again changes its price policy."""
    item = ChosenItem(body.product, body.price_policy_id)
    fill_cart.add(account_id=caller(request).pk, item=item, now=clock.now())
    return _cart(request)


@router.patch("/cart/items/{product}", response=CART, tags=["cart"])
def choose_price_policy(request: HttpRequest, product: ProductPath, body: CartPolicyIn) -> dict[str, Any]:
    """Choose another price policy for a product in the cart."""
    item = ChosenItem(product, body.price_policy_id)
    fill_cart.choose_policy(account_id=caller(request).pk, item=item, now=clock.now())
    return _cart(request)


@router.delete("/cart/items/{product}", response=CART, tags=["cart"])
def remove_from_cart(request: HttpRequest, product: ProductPath) -> dict[str, Any]:
    """Take a product out of the cart."""
    cart.remove(caller(request).pk, product=product)
    return _cart(request)


@router.put("/settlement", response=QUOTE, tags=["settlement"])
def begin_settlement(request: HttpRequest, body: SettleIn) -> dict[str, Any]:
    """Begin to settle some of the cart, or one product at once. An earlier settlement is forgotten."""
    account_id, now = caller(request).pk, clock.now()
    if body.buy_now is None:
        result = settlement.begin_from_cart(account_id=account_id, products=body.items or [], now=now)
    else:
        item = ChosenItem(body.buy_now.product, body.buy_now.price_policy_id)
        result = settlement.begin(account_id=account_id, items=[item], is_from_cart=False, now=now)
    return ok(quote_shape(result))


@router.get("/settlement", response=QUOTE, tags=["settlement"])
def my_settlement(request: HttpRequest) -> dict[str, Any]:
    """What the settlement costs now."""
    return ok(quote_shape(settlement.look(account_id=caller(request).pk, now=clock.now())))


@router.patch("/settlement", response=QUOTE, tags=["settlement"])
def choose(request: HttpRequest, body: ChooseIn) -> dict[str, Any]:
    """Choose a coupon for a product or for the whole order, or how many berries to spend."""
    account_id, now = caller(request).pk, clock.now()
    if body.berries is not None:
        result = settlement.spend_berries(account_id=account_id, berries=body.berries, now=now)
    else:
        result = settlement.choose_coupon(
            account_id=account_id, product=body.product, coupon_id=body.coupon_id, now=now
        )
    return ok(quote_shape(result))


@router.get(
    "/degrees/{degree_id}/deductions",
    response=answers(DeductionsOut, DegreeNotFound, NotOnSale),
    tags=["settlement"],
)
def deductions_ahead(request: HttpRequest, degree_id: Path[RowId]) -> dict[str, Any]:
    """What my purchases of single courses would take off this degree."""
    ahead = settlement.deductions_ahead(account_id=caller(request).pk, degree_id=degree_id, now=clock.now())
    return ok(deductions_shape(ahead))


@router.get("/orders", response=answers(Page[OrderOut]), tags=["orders"])
def my_orders(
    request: HttpRequest, asked: Query[PageQuery], status: StatusName | None = None
) -> dict[str, Any]:
    """My orders, newest first."""
    page, now = page_of(queries.my_orders(caller(request).pk, status), asked), clock.now()
    return ok({**page, "items": [order_shape(order, order.lines.all(), now=now) for order in page["items"]]})
