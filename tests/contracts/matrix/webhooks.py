"""Who may call what of webhooks."""

from datetime import timedelta

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from luffy.webhooks.models import Delivery, DeliveryStatus, Endpoint
from luffy.webhooks.services import endpoints
from tests.contracts.matrix.row import NOW, Parts, Row

WISH = {"label": "matrix", "url": "https://1.1.1.1/hook", "events": ["order.paid"]}


def an_endpoint(account: Account) -> Parts:
    wish = endpoints.Wish(**WISH)
    row, _secret = endpoints.register(wish, account_id=account.pk, by=Actor("api"), now=NOW)
    return {"endpoint_id": row.pk}


def a_delivery(account: Account) -> Parts:
    endpoint = Endpoint.objects.get(pk=an_endpoint(account)["endpoint_id"])
    row = endpoints.ping(endpoint.pk, account_id=account.pk, by=Actor("api"), now=NOW)
    done = {
        "status": DeliveryStatus.DELIVERED,
        "next_try_at": None,
        "finished_at": NOW + timedelta(seconds=1),
    }
    Delivery.objects.filter(pk=row.pk).update(**done)
    return {"delivery_id": row.pk}


ROWS = [
    Row("GET /ops/webhooks", Action.INTEGRATE),
    Row("GET /ops/webhooks/events", Action.INTEGRATE),
    Row("POST /ops/webhooks", Action.INTEGRATE, status=201, body=WISH),
    Row(
        "PUT /ops/webhooks/{endpoint_id}", Action.INTEGRATE, body={**WISH, "is_on": False}, given=an_endpoint
    ),
    Row("DELETE /ops/webhooks/{endpoint_id}", Action.INTEGRATE, given=an_endpoint),
    Row("POST /ops/webhooks/{endpoint_id}/secret", Action.INTEGRATE, given=an_endpoint),
    Row("POST /ops/webhooks/{endpoint_id}/ping", Action.INTEGRATE, status=201, given=an_endpoint),
    Row("POST /ops/webhooks/{endpoint_id}/replay", Action.INTEGRATE, given=an_endpoint),
    Row("GET /ops/webhooks/deliveries", Action.INTEGRATE),
    Row("GET /ops/webhooks/deliveries/{delivery_id}", Action.INTEGRATE, given=a_delivery),
    Row("POST /ops/webhooks/deliveries/{delivery_id}/replay", Action.INTEGRATE, given=a_delivery),
]
