"""Telephones and WeChat: proven, sealed, masked, and what goes there."""

import json
from datetime import UTC, datetime

import httpx
import pytest

from luffy.core.valkey import valkey
from luffy.notify import letters, reach, services
from luffy.notify.models import Channel, Delivery, Kind, Reach
from luffy.notify.providers import CannotReach, Letter, Reader, TryLater
from luffy.notify.providers.gateway import SmsGateway
from luffy.notify.providers.wechat import WechatTemplate
from luffy.notify.services import Choice
from tests.factories.accounts import an_account, api_of
from tests.factories.notify import phone_code, told

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 4, 12, tzinfo=UTC)
PHONE = "13800138000"
LETTER = Letter(title="恭喜毕业", text="你已完成。", page_url="https://luffy.example/me", preferences_url="")


def wants(account, **ways: bool) -> None:
    choice = Choice(in_app=True, email=False, **ways)
    services.choose(account_id=account.pk, language="zh-hans", kinds={Kind.GRADUATED: choice})


def answered(monkeypatch, *answers: httpx.Response | Exception) -> list[httpx.Request]:
    """The outside world answers so, one after the other; what it was asked."""
    asked: list[httpx.Request] = []
    waiting = list(answers)

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        given = waiting.pop(0)
        if isinstance(given, Exception):
            raise given
        return given

    client = httpx.Client(transport=httpx.MockTransport(answer))

    def ask(method: str, url: str, **more) -> httpx.Response:
        assert more.pop("timeout").read == 5
        return client.request(method, url, **more)

    monkeypatch.setattr(httpx, "request", ask)
    monkeypatch.setattr(httpx, "post", lambda url, **more: ask("POST", url, **more))
    return asked


def test_a_telephone_is_proven_sealed_and_shown_masked():
    nami = an_account()
    api = api_of(nami)
    phone_code(nami, phone=PHONE)
    assert api.put("/notification-phone", {"code": "654321"}).json()["code"] == 2302
    assert not Reach.objects.exists()

    shown = api.put("/notification-phone", {"code": "123456"}).json()["data"]

    assert (shown["sms"], shown["has_sms"]) == ("138****8000", True)
    assert PHONE not in Reach.objects.get().sealed
    assert api.put("/notification-phone", {"code": "123456"}).json()["code"] == 2302
    assert api.delete("/notification-phone").json()["data"]["sms"] is None


def test_a_code_is_good_for_who_asked_for_it_alone():
    nami, zoro = an_account(), an_account()
    phone_code(nami)

    assert api_of(zoro).put("/notification-phone", {"code": "123456"}).json()["code"] == 2302


def test_codes_are_not_guessed_and_not_sent_without_end():
    nami = an_account()
    phone_code(nami)
    tries = [
        api_of(nami).put("/notification-phone", {"code": f"00000{number}"}).status_code for number in range(6)
    ]
    assert tries == [422] * 5 + [429]

    sent = [api_of(nami).post("/notification-phone", {"phone": PHONE}).status_code for _ in range(5)]
    assert sent == [200] * 4 + [429]


@pytest.mark.parametrize("phone", ["12345", "+0123456789", "138001380001", "abc", "1380013800 "])
def test_what_is_no_telephone_is_refused(phone):
    assert api_of(an_account()).post("/notification-phone", {"phone": phone}).status_code == 422


def test_messages_go_by_the_ways_that_were_chosen_and_are_known(caplog):
    nami, zoro = an_account(), an_account()
    reach.keep(account_id=nami.pk, channel=Channel.SMS, address=PHONE, now=NOW)
    reach.keep(account_id=nami.pk, channel=Channel.WECHAT, address="openid-1", now=NOW)
    for account in (nami, zoro):
        wants(account, sms=True, wechat=True)
        told(account)

    rows = Delivery.objects.order_by("pk").values_list("notification__account_id", "channel")
    assert sorted(rows) == [(nami.pk, "sms"), (nami.pk, "wechat")]
    for row in Delivery.objects.all():
        letters.send(row.pk, now=NOW)
    assert set(Delivery.objects.values_list("status", flat=True)) == {"sent"}
    assert PHONE not in caplog.text


def test_a_school_without_a_provider_sends_nothing_and_offers_nothing(settings):
    settings.SMS_PROVIDER = settings.WECHAT_MESSAGE_PROVIDER = ""
    nami = an_account()
    reach.keep(account_id=nami.pk, channel=Channel.SMS, address=PHONE, now=NOW)
    wants(nami, sms=True)
    told(nami)

    assert not Delivery.objects.exists()
    assert api_of(nami).get("/notification-preferences").json()["data"]["has_sms"] is False
    assert api_of(nami).post("/notification-phone", {"phone": PHONE}).json()["code"] == 2303


def test_a_provider_that_is_away_is_tried_again(settings, monkeypatch):
    settings.SMS_PROVIDER = "luffy.notify.providers.gateway.SmsGateway"
    settings.SMS_GATEWAY_URL = "https://sms.example/send"
    answered(monkeypatch, httpx.ConnectTimeout("slow"))
    nami = an_account()
    reach.keep(account_id=nami.pk, channel=Channel.SMS, address=PHONE, now=NOW)
    wants(nami, sms=True)
    told(nami)
    row = Delivery.objects.get()

    letters.send(row.pk, now=NOW)

    row.refresh_from_db()
    assert (row.status, row.tries, row.problem) == ("waiting", 1, "ConnectTimeout")


def test_the_gateway_gets_a_signed_message(settings, monkeypatch):
    settings.SMS_GATEWAY_URL, settings.SMS_GATEWAY_KEY = "https://sms.example/send", "key"
    asked = answered(monkeypatch, httpx.Response(204))

    SmsGateway().send(LETTER, to=Reader("nami", phone=PHONE))

    assert json.loads(asked[0].content) == {
        "phone": PHONE,
        "title": "恭喜毕业",
        "text": "你已完成。",
        "link": "https://luffy.example/me",
    }
    assert len(asked[0].headers["X-Luffy-Signature"]) == 64


@pytest.mark.parametrize(("status", "kind"), [(400, CannotReach), (429, TryLater), (503, TryLater)])
def test_what_a_gateway_answers_decides_about_another_try(
    settings, monkeypatch, status: int, kind: type[Exception]
):
    settings.SMS_GATEWAY_URL = "https://sms.example/send"
    answered(monkeypatch, httpx.Response(status))

    with pytest.raises(kind):
        SmsGateway().send(LETTER, to=Reader("nami", phone=PHONE))


def token(value: str) -> httpx.Response:
    return httpx.Response(200, json={"access_token": value, "expires_in": 7200})


def test_wechat_gets_its_template_and_the_token_is_shared(monkeypatch):
    asked = answered(monkeypatch, token("T"), *[httpx.Response(200, json={"errcode": 0})] * 2)

    for _ in range(2):
        WechatTemplate().send(LETTER, to=Reader("nami", openid="openid-1"))

    assert [request.url.path for request in asked] == [
        "/cgi-bin/token",
        "/cgi-bin/message/template/send",
        "/cgi-bin/message/template/send",
    ]
    assert asked[1].url.params["access_token"] == "T"
    assert json.loads(asked[1].content)["data"]["first"] == {"value": "恭喜毕业"}


@pytest.mark.parametrize(("code", "kind"), [(43004, CannotReach), (40001, TryLater), (45009, TryLater)])
def test_wechats_codes_decide_about_another_try(monkeypatch, code: int, kind: type[Exception]):
    asked = answered(monkeypatch, token("T"), httpx.Response(200, json={"errcode": code}))

    with pytest.raises(kind):
        WechatTemplate().send(LETTER, to=Reader("nami", openid="openid-1"))
    # A token that is over is asked for anew.
    assert (valkey().get("notify:wechat-token") is None) == (code == 40001)
    assert len(asked) == 2
