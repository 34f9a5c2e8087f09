"""Endpoints and deliveries for tests."""

from datetime import UTC, datetime, timedelta

from luffy.accounts.audit import Actor
from luffy.accounts.permissions import Role
from luffy.webhooks.models import Attempt, Delivery, DeliveryStatus
from luffy.webhooks.services import endpoints
from tests.factories.accounts import an_account

WISH = endpoints.Wish("仓库", "https://1.1.1.1/hook", ["order.paid"])


def a_delivery_with_everything() -> Delivery:
    """A ping that was given up after one try."""
    now, owner = datetime.now(UTC), an_account(role=Role.OPERATOR)
    endpoint, _secret = endpoints.register(WISH, account_id=owner.pk, by=Actor("api"), now=now)
    delivery = endpoints.ping(endpoint.pk, account_id=owner.pk, by=Actor("api"), now=now)
    Attempt.objects.create(
        delivery=delivery, at=now, duration_ms=12, status_code=500, response="no", problem="HTTP 500"
    )
    done = {"status": DeliveryStatus.DEAD, "next_try_at": None, "finished_at": now + timedelta(seconds=1)}
    Delivery.objects.filter(pk=delivery.pk).update(**done)
    delivery.refresh_from_db()
    return delivery
