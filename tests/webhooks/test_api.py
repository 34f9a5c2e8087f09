"""What operators do with endpoints over the API."""

import pytest

from luffy.accounts.models import Account, AuditEntry, Role
from luffy.core.sealed import unseal
from luffy.webhooks.models import Delivery, DeliveryStatus, Endpoint
from luffy.webhooks.services import hand_on
from luffy.webhooks.services.endpoints import MOST, PURPOSE
from tests.factories.accounts import Api, an_account, api_of
from tests.webhooks.conftest import NOW

pytestmark = pytest.mark.django_db
WISH = {"label": "仓库", "url": "https://1.1.1.1/hook", "events": ["order.paid"]}


@pytest.fixture
def vivi() -> Account:
    return an_account("vivi", role=Role.OPERATOR)


@pytest.fixture
def api(vivi: Account) -> Api:
    return api_of(vivi)


def registered(api: Api, **changes: object) -> dict:
    answer = api.post("/ops/webhooks", {**WISH, **changes})
    assert answer.status_code == 201, answer.content.decode()
    return answer.json()["data"]


def test_the_secret_is_told_once_and_stored_sealed(api: Api):
    made = registered(api)

    assert made["secret"].startswith("whsec_")
    row = Endpoint.objects.get()
    assert made["secret"] not in row.sealed_secret
    assert unseal(row.sealed_secret, PURPOSE) == made["secret"]
    listed = api.get("/ops/webhooks").json()["data"]["items"]
    assert [one["label"] for one in listed] == ["仓库"]
    assert "secret" not in listed[0]
    trail = AuditEntry.objects.get(action="webhook.registered")
    assert trail.after == WISH
    assert made["secret"] not in str(trail.after)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://169.254.169.254/latest", "ftp://1.1.1.1/", "https://a:b@1.1.1.1/"]
)
def test_an_address_within_our_network_is_refused_and_nothing_is_kept(api: Api, url: str):
    answer = api.post("/ops/webhooks", {**WISH, "url": url})

    assert (answer.status_code, answer.json()["code"]) == (422, 3501)
    assert not Endpoint.objects.exists()


def test_an_event_that_there_is_not_is_refused(api: Api):
    answer = api.post("/ops/webhooks", {**WISH, "events": ["order.eaten"]})

    assert (answer.status_code, answer.json()["code"]) == (422, 1101)


def test_there_is_a_limit_of_endpoints(api: Api):
    for _ in range(MOST):
        registered(api)

    answer = api.post("/ops/webhooks", WISH)

    assert (answer.status_code, answer.json()["code"]) == (409, 3504)
    assert Endpoint.objects.count() == MOST


def test_it_is_turned_off_and_on_and_removed(api: Api):
    made = registered(api)
    path = f"/ops/webhooks/{made['id']}"

    off = api.put(path, {**WISH, "label": "仓库二", "is_on": False}).json()["data"]
    assert (off["label"], off["is_on"], off["disabled_reason"]) == ("仓库二", False, "operator")
    refused = api.post(f"{path}/ping", None)
    assert (refused.status_code, refused.json()["code"]) == (409, 3503)
    assert api.put(path, {**WISH, "is_on": True}).json()["data"]["is_on"] is True
    assert api.delete(path).status_code == 200

    assert api.get("/ops/webhooks").json()["data"]["total"] == 0
    assert api.put(path, {**WISH, "is_on": True}).json()["code"] == 3500
    actions = AuditEntry.objects.filter(subject=f"endpoint:{made['id']}").order_by("id")
    assert [row.action for row in actions] == [
        "webhook.registered",
        "webhook.changed",
        "webhook.changed",
        "webhook.removed",
    ]


def test_a_ping_is_a_delivery_with_its_message_and_can_be_replayed_when_it_has_ended(api: Api, vivi: Account):
    made = registered(api)

    sent = api.post(f"/ops/webhooks/{made['id']}/ping", None).json()["data"]

    path = f"/ops/webhooks/deliveries/{sent['id']}"
    seen = api.get(path).json()["data"]
    assert seen["message"]["type"] == "webhook.ping"
    assert seen["message"]["data"] == {"account_id": vivi.pk}
    assert (seen["status"], seen["attempts"]) == ("waiting", [])
    busy = api.post(f"{path}/replay", None)
    assert (busy.status_code, busy.json()["code"]) == (409, 3505)
    done = {"status": DeliveryStatus.DELIVERED, "finished_at": NOW, "next_try_at": None}
    Delivery.objects.update(**done)
    again = api.post(f"{path}/replay", None).json()["data"]
    assert (again["number"], again["status"]) == (sent["number"], "waiting")
    assert api.get("/ops/webhooks/deliveries", status="waiting").json()["data"]["total"] == 1
    assert api.get("/ops/webhooks/deliveries", status="dead").json()["data"]["total"] == 0
    # It was never to be handed on to anybody else.
    assert hand_on.hand_on(now=NOW) == 0


def test_the_list_of_deliveries_asks_the_same_number_of_queries_however_long_it_is(
    api: Api, django_assert_max_num_queries
):
    for _ in range(3):
        made = registered(api)
        api.post(f"/ops/webhooks/{made['id']}/ping", None)

    with django_assert_max_num_queries(4):
        assert api.get("/ops/webhooks/deliveries").json()["data"]["total"] == 3
    with django_assert_max_num_queries(4):
        assert api.get("/ops/webhooks").json()["data"]["total"] == 3


def test_the_catalogue_is_told_in_the_reader_s_language(api: Api):
    names = [one["name"] for one in api.get("/ops/webhooks/events").json()["data"]]

    assert names == [
        "order.paid",
        "order.closed",
        "refund.done",
        "enrolment.opened",
        "enrolment.ended",
        "membership.opened",
        "membership.ended",
        "degree.graduated",
        "certificate.issued",
        "certificate.revoked",
        "certificate.reinstated",
    ]
