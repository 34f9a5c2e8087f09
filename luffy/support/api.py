"""What operators look at and do when an order needs a person."""

from ninja import Router

router = Router(tags=["support"])
