from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.auth import caller, maybe_caller, maybe_signed_in, signed_in, visit
from luffy.catalog.errors import CourseNotFound, DegreeNotFound, PlanNotFound
from luffy.catalog.offers import load_offers, missing
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.envelope import answers, ok
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.coupons import codes, queries, services
from luffy.coupons.errors import ClaimLimitReached, CodeRefused, CouponNotFound
from luffy.coupons.schemas import CouponOut, MemberPricesOut, MyCouponOut, RedeemIn
from luffy.coupons.validity import State

router = Router(tags=["coupons"])
ProductPath = Annotated[str, Path(min_length=1, max_length=40)]


@router.get("/coupons", auth=maybe_signed_in, response=answers(Page[CouponOut]))
def claim_centre(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """Coupons that can be claimed today."""
    page = page_of(queries.claimable(day_of(clock.now())), asked)
    account = maybe_caller(request)
    mine = queries.claimed_by(account.pk, [coupon.pk for coupon in page["items"]]) if account else None
    return ok({**page, "items": [queries.coupon_shown(coupon, mine) for coupon in page["items"]]})


@router.get(
    "/products/{product}/member-prices",
    response=answers(MemberPricesOut, CourseNotFound, DegreeNotFound, PlanNotFound),
)
def get_member_prices(request: HttpRequest, product: ProductPath) -> dict[str, Any]:
    """What members pay for a product: only the policies that are cheaper for them."""
    del request
    offer = load_offers([product]).get(product)
    if offer is None:
        raise missing(product)
    return ok({"items": queries.prices_for_members(offer, day_of(clock.now()))})


@router.post(
    "/coupons/{coupon_id}/claim",
    auth=signed_in,
    response=answers(MyCouponOut, CouponNotFound, ClaimLimitReached, status=201),
)
def claim(
    request: HttpRequest, coupon_id: Annotated[int, Path(ge=1, le=MAX_ID)]
) -> tuple[int, dict[str, Any]]:
    """Take one of these coupons."""
    now = clock.now()
    record = services.claim(coupon_id=coupon_id, account_id=caller(request).pk, now=now)
    return 201, ok(queries.record_shown(record, day_of(now)))


@router.post(
    "/me/coupons/redeem",
    auth=signed_in,
    response=answers(MyCouponOut, CodeRefused, ClaimLimitReached, status=201),
)
def redeem(request: HttpRequest, body: RedeemIn) -> tuple[int, dict[str, Any]]:
    """Turn a code into a coupon of mine. The same code again tells the same coupon."""
    now, account = clock.now(), caller(request)
    address = visit(request).address
    record = codes.redeem(code=body.code, account_id=account.pk, address=address, now=now)
    return 201, ok(queries.record_shown(record, day_of(now)))


@router.get("/me/coupons", auth=signed_in, response=answers(Page[MyCouponOut]))
def my_coupons(request: HttpRequest, asked: Query[PageQuery], state: State | None = None) -> dict[str, Any]:
    """My coupons in one state, or all."""
    today = day_of(clock.now())
    page = page_of(queries.mine(caller(request).pk, state, today), asked)
    return ok({**page, "items": [queries.record_shown(record, today) for record in page["items"]]})
