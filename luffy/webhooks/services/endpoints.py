"""Registering, changing and removing endpoints; every change has an audit row without secrets.

Source: docs/rules/webhooks.md
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from secrets import token_bytes

from django.db import transaction

from luffy.accounts.audit import Actor, record
from luffy.core.ids import new_number
from luffy.core.models import Event
from luffy.core.sealed import seal, unseal
from luffy.webhooks.catalogue import PING
from luffy.webhooks.errors import EndpointNotFound, EndpointOff, TooManyEndpoints
from luffy.webhooks.guard import admit
from luffy.webhooks.models import Delivery, Endpoint
from luffy.webhooks.signing import secret_text

PURPOSE = "webhooks.secret"
MOST = 20
# How long the former secret signs too.
CHANGE_OVER = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Wish:
    """Where to and about what; no events means all of them."""

    label: str
    url: str
    events: Sequence[str]


def register(wish: Wish, *, account_id: int, by: Actor, now: datetime) -> tuple[Endpoint, str]:
    """Add an endpoint; gives its secret, which is shown this once.

    Raises:
        AddressRefused, TooManyEndpoints: nothing was added.
    """
    # Before the transaction: this asks the network.
    admit(wish.url)
    secret = secret_text(token_bytes(32))
    with transaction.atomic():
        # One at a time, so that two at once do not both become the last.
        kept = len(Endpoint.objects.kept().select_for_update().values_list("pk"))
        if kept >= MOST:
            raise TooManyEndpoints(limit=MOST)
        endpoint = Endpoint.objects.create(
            label=wish.label,
            url=wish.url,
            events=sorted(set(wish.events)),
            sealed_secret=seal(secret, PURPOSE),
            created_by_id=account_id,
            created_at=now,
        )
        _record("registered", endpoint, by, now, (None, _told(wish)))
    return endpoint, secret


def change(endpoint_id: int, wish: Wish, *, is_on: bool, by: Actor, now: datetime) -> Endpoint:
    """Write a new address, name or choice of events; turn it off, or on again.

    Raises:
        EndpointNotFound, AddressRefused: nothing was changed.
    """
    admit(wish.url)
    with transaction.atomic():
        endpoint = lock(endpoint_id)
        before = _told(
            Wish(endpoint.label, endpoint.url, endpoint.events), is_on=endpoint.disabled_at is None
        )
        endpoint.label, endpoint.url, endpoint.events = wish.label, wish.url, sorted(set(wish.events))
        if is_on:
            endpoint.disabled_at, endpoint.disabled_reason, endpoint.failing_since = None, "", None
        elif endpoint.disabled_at is None:
            endpoint.disabled_at, endpoint.disabled_reason = now, "operator"
        endpoint.save(
            update_fields=["label", "url", "events", "disabled_at", "disabled_reason", "failing_since"]
        )
        _record("changed", endpoint, by, now, (before, _told(wish, is_on=is_on)))
    return endpoint


@transaction.atomic
def renew_secret(endpoint_id: int, *, by: Actor, now: datetime) -> tuple[Endpoint, str]:
    """Give it a new secret, shown this once; the former one signs too for a day. Raises: EndpointNotFound."""
    endpoint = lock(endpoint_id)
    secret = secret_text(token_bytes(32))
    endpoint.former_sealed_secret, endpoint.former_until = endpoint.sealed_secret, now + CHANGE_OVER
    endpoint.sealed_secret = seal(secret, PURPOSE)
    endpoint.save(update_fields=["sealed_secret", "former_sealed_secret", "former_until"])
    _record("secret_renewed", endpoint, by, now, (None, None))
    return endpoint, secret


@transaction.atomic
def remove(endpoint_id: int, *, by: Actor, now: datetime) -> None:
    """Tell it nothing more; what it was told stays on record. Raises: EndpointNotFound."""
    endpoint = lock(endpoint_id)
    endpoint.removed_at = now
    endpoint.save(update_fields=["removed_at"])
    _record("removed", endpoint, by, now, ({"url": endpoint.url}, None))


@transaction.atomic
def ping(endpoint_id: int, *, account_id: int, by: Actor, now: datetime) -> Delivery:
    """Send it something to try it out. Raises: EndpointNotFound, EndpointOff."""
    endpoint = lock(endpoint_id)
    if endpoint.disabled_at is not None:
        raise EndpointOff
    event = Event.objects.create(
        number=new_number(now),
        name=PING,
        subject=f"endpoint:{endpoint.pk}",
        facts={"account_id": account_id},
        happened_at=now,
        handed_on_at=now,
    )
    _record("pinged", endpoint, by, now, (None, None))
    return Delivery.objects.create(endpoint=endpoint, event=event, created_at=now, next_try_at=now)


def lock(endpoint_id: int) -> Endpoint:
    """The endpoint, locked until the transaction ends. Raises: EndpointNotFound."""
    endpoint = Endpoint.objects.kept().select_for_update().filter(pk=endpoint_id).first()
    if endpoint is None:
        raise EndpointNotFound
    return endpoint


def secrets_of(endpoint: Endpoint, *, now: datetime) -> list[str]:
    """The secrets that sign what is sent now, the newest first."""
    sealed = [endpoint.sealed_secret]
    if endpoint.former_until is not None and endpoint.former_until > now:
        sealed.append(endpoint.former_sealed_secret)
    return [unseal(one, PURPOSE) for one in sealed]


def _told(wish: Wish, **more: object) -> dict[str, object]:
    return {**asdict(wish), "events": sorted(set(wish.events)), **more}


def _record(
    what: str,
    endpoint: Endpoint,
    by: Actor,
    now: datetime,
    change: tuple[dict[str, object] | None, dict[str, object] | None],
) -> None:
    record(f"webhook.{what}", f"endpoint:{endpoint.pk}", by=by, now=now, change=change)
