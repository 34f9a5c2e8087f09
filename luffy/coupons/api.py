"""To be filled."""

from ninja import Router

router = Router(tags=["coupons"])
