"""A second factor: set up, asked for, used up, lost; and staff who must have one."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from luffy.accounts import second_factor
from luffy.accounts.errors import SetUpOver
from luffy.accounts.models import Account, AuditEntry
from luffy.accounts.permissions import OFFICE, Role
from luffy.accounts.second_factor import Proof
from luffy.accounts.visit import Visit
from tests.factories.accounts import PASSWORD, Api, a_key_for, an_account, api_of
from tests.race import at_once

pytestmark = pytest.mark.django_db

AUTH = "/_allauth/browser/v1/auth"
HERE = Visit("test", "127.0.0.1")


@pytest.fixture(autouse=True)
def no_code_is_used() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def code_of(secret: str, steps: int = 0) -> str:
    """What the app shows now, or so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def set_up(account: Account) -> tuple[str, list[str]]:
    """The secret, and the recovery codes."""
    now = datetime.now(UTC)
    begun = second_factor.begin(account, now=now)
    proof = Proof(PASSWORD, code_of(begun.secret))
    codes = second_factor.turn_on(account, proof, begun.ticket, visit=HERE, now=now)
    return begun.secret, codes


class Browser:
    """Somebody at the sign-in page."""

    def __init__(self) -> None:
        self.client = Client(raise_request_exception=False)
        self.api = Api(client=self.client)

    def _post(self, path: str, body: dict[str, str]) -> Any:
        return self.client.post(f"{AUTH}{path}", body, content_type="application/json")

    def log_in(self, name: str) -> Any:
        return self._post("/login", {"username": name, "password": PASSWORD})

    def show(self, code: str) -> Any:
        return self._post("/2fa/authenticate", {"code": code})


@pytest.fixture
def asked_of_staff(settings: Settings) -> None:
    settings.STAFF_SECOND_FACTOR = True


def test_setting_it_up_through_the_api() -> None:
    account = an_account("nami", password=PASSWORD)
    browser, other = Browser(), api_of(account)
    browser.log_in("nami")

    begun = browser.api.post("/me/second-factor/set-up").json()["data"]
    body = {"password": PASSWORD, "code": code_of(begun["secret"]), "ticket": begun["ticket"]}
    answer = browser.api.post("/me/second-factor", body)

    assert begun["address"].startswith("otpauth://totp/nami?secret=")
    assert begun["svg"].startswith("<svg")
    assert answer.status_code == 201
    assert len(set(answer.json()["data"]["codes"])) == 10
    assert browser.api.get("/me/second-factor").json()["data"] == {
        "is_on": True,
        "is_required": False,
        "recovery_codes_left": 10,
    }
    # Who came in without it is out; the browser that set it up stays.
    assert other.get("/me").status_code == 401
    assert AuditEntry.objects.filter(action="second_factor.on", actor=account).count() == 1


def test_what_is_stored_opens_nothing() -> None:
    account = an_account("nami", password=PASSWORD)
    secret, codes = set_up(account)

    kept = str(list(Authenticator.objects.values_list("data", flat=True)))

    assert secret not in kept
    assert not [code for code in codes if code in kept]


@pytest.mark.parametrize("wrong", ["password", "code", "ticket"])
def test_it_is_not_turned_on_with_something_wrong(wrong: str) -> None:
    account = an_account("nami", password=PASSWORD)
    api = api_of(account)
    begun = api.post("/me/second-factor/set-up").json()["data"]
    right = {"password": PASSWORD, "code": code_of(begun["secret"]), "ticket": begun["ticket"]}
    spoilt = {"password": "wrong", "code": "000000", "ticket": begun["ticket"][:-4]}

    answer = api.post("/me/second-factor", {**right, wrong: spoilt[wrong]})

    assert answer.json()["code"] == {"password": 1209, "code": 1212, "ticket": 1216}[wrong]
    assert not Authenticator.objects.exists()
    assert api.get("/me").status_code == 200


def test_a_ticket_is_for_its_owner_and_for_a_quarter_of_an_hour() -> None:
    nami, robin = an_account(password=PASSWORD), an_account(password=PASSWORD)
    now = datetime.now(UTC)
    begun = second_factor.begin(nami, now=now)
    proof = Proof(PASSWORD, code_of(begun.secret))

    with pytest.raises(SetUpOver):
        second_factor.turn_on(robin, proof, begun.ticket, visit=HERE, now=now)
    with pytest.raises(SetUpOver):
        second_factor.turn_on(nami, proof, begun.ticket, visit=HERE, now=now + timedelta(minutes=16))
    assert not Authenticator.objects.exists()


def test_signing_in_takes_both_steps_and_says_so_in_the_trail() -> None:
    account = an_account("nami", password=PASSWORD)
    secret, _codes = set_up(account)
    browser = Browser()

    first = browser.log_in("nami")
    between = browser.api.get("/me")
    wrong = browser.show("000000")
    second = browser.show(code_of(secret))

    assert first.status_code == 401
    assert "mfa_authenticate" in [flow["id"] for flow in first.json()["data"]["flows"]]
    assert between.status_code == 401
    assert (wrong.status_code, second.status_code) == (400, 200)
    assert browser.api.get("/me").json()["data"]["username"] == "nami"
    told = AuditEntry.objects.filter(action__startswith="sign_in").order_by("id")
    assert list(told.values_list("action", "actor")) == [
        ("sign_in.password", account.pk),
        ("sign_in.code_failed", None),
        ("sign_in.second_factor", account.pk),
    ]


def test_a_code_is_good_once() -> None:
    secret, _codes = set_up(an_account("nami", password=PASSWORD))
    first, second = Browser(), Browser()
    first.log_in("nami")
    second.log_in("nami")
    code = code_of(secret)

    assert [first.show(code).status_code, second.show(code).status_code] == [200, 400]
    assert second.api.get("/me").status_code == 401


def test_a_recovery_code_opens_once() -> None:
    account = an_account("nami", password=PASSWORD)
    _secret, codes = set_up(account)
    first, second = Browser(), Browser()
    first.log_in("nami")
    second.log_in("nami")

    assert [first.show(codes[3]).status_code, second.show(codes[3]).status_code] == [200, 400]
    assert first.api.get("/me/second-factor").json()["data"]["recovery_codes_left"] == 9


def test_codes_are_not_guessed() -> None:
    secret, codes = set_up(an_account("nami", password=PASSWORD))
    browser = Browser()
    browser.log_in("nami")

    tries = [browser.show(f"00000{number}").status_code for number in range(7)]

    assert tries == [400] * 5 + [429] * 2
    # Nor does a right one help now: nothing is looked at.
    assert browser.show(codes[0]).status_code == 429
    assert browser.show(code_of(secret)).status_code == 429


@pytest.mark.django_db(transaction=True)
def test_twenty_guesses_at_once_are_no_more_than_five() -> None:
    an_account("nami", password=PASSWORD)
    set_up(Account.objects.get())
    clients = [Browser() for _ in range(20)]
    for one in clients[:8]:
        one.log_in("nami")
    body = {"username": "nami", "password": PASSWORD, "code": "000000"}

    answers = at_once([lambda: Api().post("/auth/tokens", body).status_code for _ in range(10)])

    assert sorted(answers, key=str) == [422] * 5 + [429] * 5


def test_a_token_takes_the_code_too() -> None:
    secret, _codes = set_up(an_account("nami", password=PASSWORD))
    body = {"username": "nami", "password": PASSWORD}

    without = Api().post("/auth/tokens", body)
    wrong = Api().post("/auth/tokens", {**body, "code": "000000"})
    right = Api().post("/auth/tokens", {**body, "code": code_of(secret)})

    assert (without.status_code, without.json()["code"]) == (401, 1211)
    assert (wrong.status_code, wrong.json()["code"]) == (422, 1212)
    assert right.status_code == 201
    assert Api(right.json()["data"]["token"]).get("/me").status_code == 200


def test_new_recovery_codes_end_the_former_ones() -> None:
    account = an_account("nami", password=PASSWORD)
    secret, before = set_up(account)
    api = api_of(account)

    answer = api.post("/me/second-factor/recovery-codes", {"password": PASSWORD, "code": code_of(secret)})
    browser = Browser()
    browser.log_in("nami")

    after = answer.json()["data"]["codes"]
    assert not set(before) & set(after)
    assert (browser.show(before[0]).status_code, browser.show(after[0]).status_code) == (400, 200)


def test_turning_it_off_takes_both() -> None:
    account = an_account("nami", password=PASSWORD)
    secret, _codes = set_up(account)
    api = api_of(account)

    refused = api.delete("/me/second-factor", {"password": PASSWORD, "code": "000000"})
    gone = api.delete("/me/second-factor", {"password": PASSWORD, "code": code_of(secret)})

    assert (refused.status_code, gone.status_code) == (422, 200)
    assert Browser().log_in("nami").status_code == 200


@pytest.mark.usefixtures("asked_of_staff")
@pytest.mark.parametrize("role", sorted(OFFICE))
def test_staff_without_it_can_do_nothing_but_set_it_up(role: Role) -> None:
    account = an_account("nami", role=role, password=PASSWORD, is_staff=True)
    program = api_of(account)
    browser = Browser()
    browser.log_in("nami")

    for api in (program, browser.api):
        told = api.get("/me").json()["data"]
        assert (told["needs_second_factor"], told["may"]) == (True, [])
        refused = [
            api.get("/orders"),
            api.get("/ops/orders"),
            api.get("/me/coupons"),
            api.get("/auth/tokens"),
        ]
        assert {(answer.status_code, answer.json()["code"]) for answer in refused} == {(403, 1210)}
        # What anybody may see, she sees like anybody.
        assert api.get("/coupons").json()["data"]["items"] == []
        assert api.get("/me/second-factor").json()["data"]["is_required"] is True
    assert browser.client.get("/admin/").status_code == 302
    assert Api().post("/auth/tokens", {"username": "nami", "password": PASSWORD}).json()["code"] == 1210


@pytest.mark.usefixtures("asked_of_staff")
def test_staff_who_have_set_it_up_work_at_once_and_the_next_time() -> None:
    an_account("nami", role=Role.FINANCE, password=PASSWORD, is_staff=True)
    browser = Browser()
    browser.log_in("nami")
    begun = browser.api.post("/me/second-factor/set-up").json()["data"]
    body = {"password": PASSWORD, "code": code_of(begun["secret"]), "ticket": begun["ticket"]}
    browser.api.post("/me/second-factor", body)

    assert browser.api.get("/ops/orders").status_code == 200
    assert browser.client.get("/admin/").status_code == 200
    cache.clear()
    again = Browser()
    again.log_in("nami")
    again.show(code_of(begun["secret"]))
    assert again.api.get("/ops/orders").status_code == 200
    assert (
        again.api.delete("/me/second-factor", {"password": PASSWORD, "code": "123456"}).json()["code"] == 1215
    )


@pytest.mark.usefixtures("asked_of_staff")
def test_a_token_from_before_is_of_no_use_to_staff() -> None:
    account = an_account(role=Role.FINANCE, is_staff=True)
    token = Api(a_key_for(account))

    assert token.get("/ops/orders").json()["code"] == 1210

    account.tokens.update(has_second_factor=True)
    assert token.get("/ops/orders").status_code == 200


@pytest.mark.usefixtures("asked_of_staff")
@pytest.mark.parametrize("role", sorted(set(Role) - OFFICE))
def test_nobody_else_is_asked(role: Role) -> None:
    assert api_of(an_account(role=role)).get("/me").json()["data"]["needs_second_factor"] is False
    assert api_of(an_account(role=role)).get("/orders").status_code == 200


@pytest.mark.usefixtures("asked_of_staff")
def test_the_question_costs_no_query(django_assert_num_queries: Any) -> None:
    account = an_account(role=Role.FINANCE, is_staff=True)
    token = Api(a_key_for(account))
    account.tokens.update(has_second_factor=True)

    with django_assert_num_queries(1):
        token.get("/me")


def test_an_administrator_helps_who_lost_both() -> None:
    captain, account = an_account(is_superuser=True), an_account("nami", password=PASSWORD)
    set_up(account)
    api, path = api_of(captain), f"/ops/accounts/{account.pk}/second-factor/take-off"

    answer = api.post(path, {"reason": "lost telephone, seen in person"})

    assert answer.json()["data"]["has_second_factor"] is False
    assert Browser().log_in("nami").status_code == 200
    row = AuditEntry.objects.get(action="second_factor.off")
    assert (row.actor, row.subject, row.reason) == (
        captain,
        f"account:{account.pk}",
        "lost telephone, seen in person",
    )
    assert api.post(path, {"reason": "again"}).json()["code"] == 1214
    assert api.post("/ops/accounts/987654/second-factor/take-off", {"reason": "x"}).json()["code"] == 1218
