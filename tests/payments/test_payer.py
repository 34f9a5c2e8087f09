"""Who pays inside WeChat: asked for once, bound to the session that asked, and used by JSAPI."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from django.test import Client

from luffy.notify.models import Channel, Reach
from luffy.notify.reach import address_of
from luffy.payments import payer
from luffy.payments.gateways import wechat_login
from luffy.payments.models import PaymentAttempt
from tests.factories.accounts import an_account, api_of
from tests.payments.world import Purchase, a_purchase

pytestmark = pytest.mark.django_db(transaction=True)
API = "/api/v1/payments/wechat"
AUTHORIZE = f"{API}/authorize"


@pytest.fixture(autouse=True)
def _no_account_of_before() -> Iterator[None]:
    wechat_login.configured_app.cache_clear()
    yield
    wechat_login.configured_app.cache_clear()


def browser_of(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def went_to(client: Client, then: str = "/checkout") -> str:
    answer = client.get(AUTHORIZE, {"next": then})
    assert (answer.status_code, answer["Cache-Control"]) == (303, "no-store")
    return str(answer["Location"])


def came_back(address: str) -> dict[str, str]:
    """What the browser brings from WeChat."""
    answer = httpx.get(address, follow_redirects=False)
    assert answer.status_code == 302, answer.text
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}


def is_known(client: Client) -> bool:
    return bool(client.get(f"{API}/payer").json()["data"]["is_known"])


def paid(client: Client, purchase: Purchase):
    return client.post(
        f"/api/v1/orders/{purchase.order.number}/pay",
        {"payment_method": "wechat_jsapi"},
        content_type="application/json",
    )


def test_a_browser_is_recognised_and_pays_by_jsapi_without_telling_who_it_is(paysim):
    purchase = a_purchase()
    client = browser_of(purchase.account)
    assert client.get(f"{API}/payer").json()["data"] == {
        "is_known": False,
        "authorize_path": "/payments/wechat/authorize",
    }

    address = went_to(client, f"/pay/{purchase.order.number}")
    answer = client.get(f"{API}/authorized", came_back(address))

    asked = parse_qs(urlsplit(address).query)
    assert (asked["scope"], asked["response_type"]) == (["snsapi_base"], ["code"])
    assert address.endswith("#wechat_redirect")
    assert (answer.status_code, answer["Location"]) == (303, f"/pay/{purchase.order.number}")
    assert is_known(client)
    assert paid(client, purchase).json()["data"]["payment"]["kind"] == "jsapi"
    openid = PaymentAttempt.objects.get().payer_openid
    assert openid.startswith("o")
    assert openid not in client.get(f"{API}/payer").content.decode()


@pytest.mark.parametrize(("is_same", "reached"), [(True, 1), (False, 0)])
def test_who_is_recognised_is_reached_by_messages_of_the_same_official_account(
    paysim, settings, is_same, reached
):
    settings.WECHAT_MESSAGE_PROVIDER = "luffy.notify.providers.wechat.WechatTemplate"
    settings.WECHAT_MESSAGE_APPID = wechat_login.configured_app().appid if is_same else "wx-another"
    account = an_account()
    client = browser_of(account)

    client.get(f"{API}/authorized", came_back(went_to(client)))

    assert is_known(client)
    kept = Reach.objects.filter(account=account, channel=Channel.WECHAT)
    assert kept.count() == reached
    assert address_of(account.pk, Channel.WECHAT).startswith("o" if is_same else "")


def test_without_messages_by_wechat_nobody_is_remembered_for_them(paysim):
    client = browser_of(an_account())

    client.get(f"{API}/authorized", came_back(went_to(client)))

    assert is_known(client)
    assert not Reach.objects.exists()


def test_a_code_for_another_session_is_not_changed(paysim):
    victim, stranger = browser_of(an_account()), browser_of(an_account())
    went_to(victim)
    brought = came_back(went_to(stranger))

    answer = victim.get(f"{API}/authorized", brought)

    assert (answer.status_code, answer["Location"]) == (303, "/")
    assert not is_known(victim)


def test_a_state_is_good_once(paysim):
    client = browser_of(an_account())
    brought = came_back(went_to(client))
    client.get(f"{API}/authorized", {**brought, "code": "nobody"})

    client.get(f"{API}/authorized", brought)

    assert not is_known(client)


@pytest.mark.parametrize("brought", [{}, {"code": "x"}, {"code": "x", "state": "数"}, {"state": ""}])
def test_whatever_comes_back_unasked_changes_nothing(paysim, brought):
    client = browser_of(an_account())

    answer = client.get(f"{API}/authorized", brought)

    assert (answer.status_code, answer["Location"]) == (303, "/")
    assert not is_known(client)


def test_after_five_minutes_the_way_back_is_over(paysim, monkeypatch):
    client = browser_of(an_account())
    monkeypatch.setattr(payer, "COMES_BACK_WITHIN", -payer.COMES_BACK_WITHIN)
    brought = came_back(went_to(client))

    answer = client.get(f"{API}/authorized", brought)

    assert (answer["Location"], is_known(client)) == ("/checkout", False)


@pytest.mark.parametrize(
    "then", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example", "checkout"]
)
def test_nobody_is_led_elsewhere_afterwards(paysim, then):
    client = browser_of(an_account())

    answer = client.get(f"{API}/authorized", came_back(went_to(client, then)))

    assert answer["Location"] == "/"


@pytest.mark.parametrize("action", ["http_502", "connect_timeout"])
def test_when_wechat_does_not_tell_the_browser_goes_on_to_its_page(paysim, action, monkeypatch):
    monkeypatch.setattr("luffy.payments.gateways.transport.TIMEOUT", httpx.Timeout(0.5))
    wechat_login._client.cache_clear()
    paysim.control.add_fault(action, match={"op": "oauth"})
    client = browser_of(an_account())

    answer = client.get(f"{API}/authorized", came_back(went_to(client)))

    wechat_login._client.cache_clear()
    assert (answer.status_code, answer["Location"]) == (303, "/checkout")
    assert not is_known(client)


def test_without_an_official_account_nobody_is_asked(paysim, monkeypatch):
    monkeypatch.setenv("WECHAT_APP_SECRET_FILE", "")
    payer.wechat_login.env.cache_clear()
    wechat_login.configured_app.cache_clear()
    client = browser_of(an_account())

    assert went_to(client) == "/checkout"
    assert client.get(f"{API}/payer").json()["data"]["authorize_path"] is None


def test_programs_and_guests_are_led_nowhere(paysim):
    account = an_account()

    assert api_of(account).get("/payments/wechat/payer").json()["data"] == {
        "is_known": False,
        "authorize_path": None,
    }
    assert Client().get(AUTHORIZE).status_code == 401
