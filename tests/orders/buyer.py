"""A learner at the settlement, over the API; and ordering what is up for settlement."""

from datetime import UTC, datetime

from luffy.accounts.models import Account
from luffy.catalog.models import PricePolicy
from luffy.coupons.models import CouponRecord
from luffy.orders.services.place import Placed, PlaceOrder, place
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.coupons import a_claimed_coupon

# Far from today: nothing may depend on the real clock.
NOW = datetime(2031, 3, 3, 4, 0, tzinfo=UTC)


class Buyer:
    """A learner at the settlement, with her cart."""

    def __init__(self) -> None:
        self.account: Account = an_account()
        self.api: Api = api_of(self.account)
        self.now = datetime.now(UTC)

    def coupon(self, **terms) -> CouponRecord:
        return a_claimed_coupon(self.account, **terms)

    def fill_cart(self, *items) -> list[str]:
        for item in items:
            self.api.post("/cart/items", chosen(item))
        return [item.product.key for item in items]

    def settle(self, *items) -> dict:
        return data_of(self.api.put("/settlement", {"items": self.fill_cart(*items)}))

    def choose(self, record: CouponRecord | int | None, item=None):
        record_id = record.pk if isinstance(record, CouponRecord) else record
        product = item.product.key if item else None
        return self.api.patch("/settlement", {"product": product, "coupon_id": record_id})

    def spend(self, berries):
        return self.api.patch("/settlement", {"berries": berries})

    def quote(self) -> dict:
        return data_of(self.api.get("/settlement"))


def chosen(item) -> dict:
    policy = PricePolicy.objects.filter(product=item.product).order_by("access_days")[0]
    return {"product": item.product.key, "price_policy_id": policy.pk}


def data_of(answer) -> dict:
    assert answer.status_code == 200, answer.content
    assert answer.json()["code"] == 1000
    return answer.json()["data"]


def told(answer) -> tuple[int, int]:
    return answer.status_code, answer.json()["code"]


def order_it(account: Account, expected: int, *, key: str = "key-1", method: str | None = "alipay") -> Placed:
    return place(account_id=account.pk, request=PlaceOrder(method, expected, key), now=NOW)
