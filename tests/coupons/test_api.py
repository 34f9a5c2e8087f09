"""The claim centre and my coupons over the API."""

from datetime import UTC, datetime, timedelta

import pytest

from luffy.core.calendar import day_of
from luffy.coupons.models import CouponRecord
from luffy.coupons.services import hold, use
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.catalog import a_course
from tests.factories.coupons import a_coupon, claimed

pytestmark = pytest.mark.django_db


def today():
    return day_of(datetime.now(UTC))


def test_the_claim_centre_shows_everybody_what_is_open_and_me_how_many_are_mine():
    account, course = an_account(), a_course("Python 入门")
    coupon = a_coupon(
        name="新生券",
        product=course.product,
        money_fen=2_000,
        minimum_fen=9_000,
        quantity=5,
        coupon_valid_days=7,
    )
    claimed(coupon, account)

    [anonymous] = Api().get("/coupons").json()["data"]["items"]
    [mine] = api_of(account).get("/coupons").json()["data"]["items"]

    assert anonymous == {**mine, "mine": None}
    assert mine == {
        "id": coupon.pk,
        "name": "新生券",
        "brief": None,
        "coupon_type": 1,
        "text": "满减券",
        "money_fen": 2_000,
        "off_percent": None,
        "minimum_fen": 9_000,
        "product": course.product.key,
        "product_name": "Python 入门",
        "open_date": str(coupon.open_date),
        "close_date": str(coupon.close_date),
        "valid_from": None,
        "valid_until": None,
        "valid_days": 7,
        "left": 4,
        "per_account": 1,
        "mine": 1,
    }


def test_a_claim_gives_the_record_with_its_days():
    account, coupon = an_account(), a_coupon(off_percent=79, coupon_valid_days=7)

    answer = api_of(account).post(f"/coupons/{coupon.pk}/claim")

    data, record = answer.json()["data"], CouponRecord.objects.get()
    assert (answer.status_code, answer.json()["code"], record.account) == (201, 1000, account)
    assert (data["id"], data["state"], data["text"], data["off_percent"]) == (
        record.pk,
        "unused",
        "折扣券",
        79,
    )
    assert (data["valid_from"], data["valid_until"]) == (str(today()), str(today() + timedelta(days=7)))
    assert (data["product"], data["used_at"]) == (None, None)


def test_every_refused_claim_has_a_number_of_its_own():
    api = api_of(an_account())
    once, gone = a_coupon(), a_coupon(quantity=1)
    closed = a_coupon(open_date=today() - timedelta(days=9), close_date=today() - timedelta(days=1))
    claimed(gone, an_account())
    api.post(f"/coupons/{once.pk}/claim")

    told = {
        path: (answer.status_code, answer.json()["code"])
        for path in (once.pk, gone.pk, closed.pk, 999_999, 0, -1, 2**63, "x")
        for answer in [api.post(f"/coupons/{path}/claim")]
    }

    assert told == {
        once.pk: (409, 1503),
        gone.pk: (409, 1502),
        closed.pk: (409, 1501),
        999_999: (404, 1500),
        0: (422, 1101),
        -1: (422, 1101),
        2**63: (422, 1101),
        "x": (422, 1101),
    }
    assert CouponRecord.objects.count() == 2
    assert Api().post(f"/coupons/{once.pk}/claim").status_code == 401


def test_my_coupons_by_state():
    account = an_account()
    api = api_of(account)
    unused, held, used, expired = (claimed(a_coupon(), account) for _ in range(4))
    claimed(a_coupon(), an_account())
    hold([held.pk, used.pk])
    use([used.pk], now=datetime.now(UTC))
    yesterday = today() - timedelta(days=1)
    CouponRecord.objects.filter(pk=expired.pk).update(valid_begin_date=yesterday, valid_end_date=yesterday)

    def ids(**query) -> list[int]:
        return [item["id"] for item in api.get("/me/coupons", **query).json()["data"]["items"]]

    by_state = {"unused": unused, "held": held, "used": used, "expired": expired}
    assert {state: ids(state=state) for state in by_state} == {
        state: [record.pk] for state, record in by_state.items()
    }
    assert ids() == [expired.pk, unused.pk, held.pk, used.pk]
    assert api.get("/me/coupons", state="lost").status_code == 422
