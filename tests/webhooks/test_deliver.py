"""Messages to a receiver over real HTTP: signed, tried again with the same number, given up, sent again by hand."""

from datetime import datetime, timedelta

import pytest

from docs.samples.verify_webhook import NotGenuine, verify
from luffy.accounts.models import AuditEntry, Role
from luffy.core.events import happened
from luffy.core.models import Event
from luffy.notify.models import Notification
from luffy.webhooks.errors import DeliveryUnderWay, EndpointOff
from luffy.webhooks.models import Attempt, Delivery, DeliveryStatus, Endpoint
from luffy.webhooks.services import deliver, hand_on
from luffy.webhooks.services.deliver import PAUSES
from luffy.webhooks.services.endpoints import Wish, change, remove, renew_secret
from tests.factories.accounts import an_account
from tests.webhooks.conftest import BY, NOW, Wired, an_endpoint

pytestmark = pytest.mark.django_db(transaction=True)
FACTS = {"order": "01A", "account_id": 3, "reason": "cancel", "closed_at": NOW.isoformat()}


def something_happens(now: datetime = NOW) -> Event:
    happened("order.closed", "order:01A", FACTS, now=now)
    return Event.objects.latest("id")


def handed_on(now: datetime = NOW) -> Delivery:
    something_happens(now)
    assert hand_on.hand_on(now=now) == 1
    return Delivery.objects.latest("id")


def wish(endpoint: Endpoint) -> Wish:
    return Wish(endpoint.label, endpoint.url, endpoint.events)


def test_a_message_proves_itself_by_the_sample_of_the_documentation(wired: Wired):
    delivery = handed_on()

    outcome = deliver.deliver(delivery.pk, now=NOW)

    assert outcome is not None
    assert outcome.is_delivered
    body, headers = wired.receiver.wait_for_message()
    message = verify(wired.secret, headers, body, now_s=NOW.timestamp())
    assert message == {"type": "order.closed", "timestamp": NOW.isoformat(), "data": FACTS}
    with pytest.raises(NotGenuine):
        verify(wired.secret, headers, body.replace(b"01A", b"01B"), now_s=NOW.timestamp())
    with pytest.raises(NotGenuine):
        verify(wired.secret, headers, body, now_s=NOW.timestamp() + 301)
    with pytest.raises(NotGenuine):
        verify("whsec_" + "A" * 43 + "=", headers, body, now_s=NOW.timestamp())
    delivery.refresh_from_db()
    assert (delivery.status, delivery.tries) == (DeliveryStatus.DELIVERED, 1)
    attempt = Attempt.objects.get()
    assert (attempt.status_code, attempt.response, attempt.problem) == (200, "success", "")


def test_a_failure_comes_again_later_with_the_same_number_and_the_same_words(wired: Wired):
    wired.receiver.answer = lambda _body: (503, b"not now")
    delivery = handed_on()

    deliver.deliver(delivery.pk, now=NOW)
    delivery.refresh_from_db()
    assert (delivery.status, delivery.next_try_at) == (DeliveryStatus.WAITING, NOW + timedelta(seconds=5))
    assert hand_on.start_due(now=NOW + timedelta(seconds=4)) == 0
    assert hand_on.start_due(now=NOW + timedelta(seconds=5)) == 1
    # Whoever starts what is due holds it: a second one does not start it too.
    assert hand_on.start_due(now=NOW + timedelta(seconds=6)) == 0
    wired.receiver.answer = lambda _body: (204, b"")
    deliver.deliver(delivery.pk, now=NOW + timedelta(seconds=5))

    first, second = wired.receiver.wait_for_bodies(2)
    assert first == second
    ids = {headers["webhook-id"] for headers in map(lower, wired.receiver.headers)}
    assert ids == {delivery.event.number}
    stamps = [int(headers["webhook-timestamp"]) for headers in map(lower, wired.receiver.headers)]
    assert stamps[1] - stamps[0] == 5
    delivery.refresh_from_db()
    assert (delivery.status, delivery.tries) == (DeliveryStatus.DELIVERED, 2)
    assert list(Attempt.objects.order_by("id").values_list("status_code", "response")) == [
        (503, "not now"),
        (204, ""),
    ]


def test_after_nine_failures_it_is_given_up_and_a_replay_sends_it_again(wired: Wired):
    wired.receiver.answer = lambda _body: (500, b"")
    delivery, at = handed_on(), NOW
    for _ in range(len(PAUSES) + 1):
        deliver.deliver(delivery.pk, now=at)
        delivery.refresh_from_db()
        at = delivery.next_try_at or at
    assert (delivery.status, delivery.tries) == (DeliveryStatus.DEAD, 9)
    assert deliver.deliver(delivery.pk, now=at) is None
    assert len(wired.receiver.bodies) == 9

    wired.receiver.answer = lambda _body: (200, b"")
    deliver.replay(delivery.pk, by=BY, now=at)
    with pytest.raises(DeliveryUnderWay):
        deliver.replay(delivery.pk, by=BY, now=at)
    assert hand_on.start_due(now=at) == 1
    deliver.deliver(delivery.pk, now=at)

    delivery.refresh_from_db()
    assert (delivery.status, delivery.tries) == (DeliveryStatus.DELIVERED, 1)
    assert {lower(headers)["webhook-id"] for headers in wired.receiver.headers} == {delivery.event.number}
    assert len(set(wired.receiver.bodies)) == 1
    assert Attempt.objects.count() == 10
    assert AuditEntry.objects.filter(action="webhook.replayed").count() == 1


def test_all_that_was_given_up_is_sent_again_at_once(wired: Wired):
    delivery = handed_on()
    Delivery.objects.update(status=DeliveryStatus.DEAD, finished_at=NOW, next_try_at=None, tries=9)

    assert deliver.replay_dead(wired.endpoint.pk, by=BY, now=NOW) == 1

    delivery.refresh_from_db()
    assert (delivery.status, delivery.tries, delivery.next_try_at) == (DeliveryStatus.WAITING, 0, NOW)


def test_an_endpoint_that_fails_for_three_days_is_turned_off_and_operators_hear_of_it(wired: Wired):
    an_account("vivi", role=Role.OPERATOR)
    an_account("usopp", role=Role.LEARNER)
    wired.receiver.answer = lambda _body: (302, b"")
    deliver.deliver(handed_on().pk, now=NOW)
    later = NOW + timedelta(days=3)

    deliver.deliver(handed_on(later).pk, now=later)

    wired.endpoint.refresh_from_db()
    assert (wired.endpoint.disabled_at, wired.endpoint.disabled_reason) == (later, "failing")
    told = Notification.objects.filter(kind="webhook_off")
    assert {row.account.username for row in told} == {"vivi", wired.endpoint.created_by.username}
    assert told[0].params == {"label": "仓库"}
    # What waits is not tried, nothing new is written for it, and nothing can be replayed, until it is on again.
    assert hand_on.start_due(now=later + timedelta(hours=1)) == 0
    something_happens(later)
    hand_on.hand_on(now=later)
    assert Delivery.objects.count() == 2
    with pytest.raises(EndpointOff):
        deliver.replay(Delivery.objects.earliest("id").pk, by=BY, now=later)
    change(wired.endpoint.pk, wish(wired.endpoint), is_on=True, by=BY, now=later)
    assert hand_on.start_due(now=later + timedelta(hours=1)) == 2


def test_one_success_between_begins_the_three_days_anew(wired: Wired):
    wired.receiver.answer = lambda _body: (500, b"")
    deliver.deliver(handed_on().pk, now=NOW)
    wired.receiver.answer = lambda _body: (200, b"")
    deliver.deliver(handed_on().pk, now=NOW + timedelta(days=1))
    wired.receiver.answer = lambda _body: (500, b"")

    deliver.deliver(handed_on().pk, now=NOW + timedelta(days=3))

    wired.endpoint.refresh_from_db()
    assert wired.endpoint.disabled_at is None
    assert wired.endpoint.failing_since == NOW + timedelta(days=3)


def test_an_endpoint_that_says_it_is_gone_is_turned_off_at_once(wired: Wired):
    wired.receiver.answer = lambda _body: (410, b"")

    deliver.deliver(handed_on().pk, now=NOW)

    wired.endpoint.refresh_from_db()
    assert wired.endpoint.disabled_reason == "gone"


def test_no_answer_is_a_failure_with_its_reason(wired: Wired):
    Endpoint.objects.update(url="http://127.0.0.1:9/")

    deliver.deliver(handed_on().pk, now=NOW)

    attempt = Attempt.objects.get()
    assert (attempt.status_code, attempt.problem) == (None, "ConnectError")


def test_a_name_that_comes_to_lead_into_our_network_is_not_called(wired: Wired, settings):
    delivery = handed_on()
    settings.WEBHOOK_NETWORKS = ()

    deliver.deliver(delivery.pk, now=NOW)

    assert wired.receiver.bodies == []
    assert Attempt.objects.get().problem == "address refused: private"


def test_a_renewed_secret_signs_and_the_former_one_for_a_day_more(wired: Wired):
    delivery = handed_on()
    _endpoint, secret = renew_secret(wired.endpoint.pk, by=BY, now=NOW)

    deliver.deliver(delivery.pk, now=NOW)
    a_day_later = NOW + timedelta(days=1)
    deliver.deliver(handed_on(a_day_later).pk, now=a_day_later)

    for nth, at in enumerate((NOW, a_day_later), start=1):
        body, headers = wired.receiver.wait_for_message(nth)
        assert verify(secret, headers, body, now_s=at.timestamp())
        if at == NOW:
            assert verify(wired.secret, headers, body, now_s=at.timestamp())
            continue
        with pytest.raises(NotGenuine):
            verify(wired.secret, headers, body, now_s=at.timestamp())


def test_each_endpoint_is_told_what_it_asked_for_once(wired: Wired):
    an_endpoint(wired.receiver.url, "order.paid")
    asked, _secret = an_endpoint(wired.receiver.url, "order.closed", "order.paid")
    removed, _secret = an_endpoint(wired.receiver.url)
    remove(removed.pk, by=BY, now=NOW)
    event = something_happens()

    assert [hand_on.hand_on(now=NOW), hand_on.hand_on(now=NOW)] == [1, 0]

    told = Delivery.objects.filter(event=event).values_list("endpoint_id", flat=True)
    assert set(told) == {wired.endpoint.pk, asked.pk}


def lower(headers: dict[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
