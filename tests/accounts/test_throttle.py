"""Guessing passwords: limits that hold when all tries come at once."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import httpx
import pytest
from django.test import Client
from redis import Redis

from luffy.accounts import throttle
from luffy.accounts.models import Account, AuditEntry
from luffy.accounts.throttle import Limit
from luffy.core.errors import TooManyRequests
from luffy.core.valkey import valkey
from tests.factories.accounts import PASSWORD, Api, an_account, api_of
from tests.live import LiveLuffy

BURST = 60


def guess(name: str = "learner1", password: str = "wrong", **headers: str) -> int:
    return Api().post("/auth/tokens", {"username": name, "password": password}, **headers).status_code


def burst(server: LiveLuffy, *, names: list[str], addresses: list[str]) -> Counter[int]:
    """All at once: every thread has its connection open before the first request leaves."""
    ready = Barrier(len(names))

    def one(name: str, address: str) -> int:
        with httpx.Client(base_url=server.base_url, timeout=60) as client:
            client.get("/healthz")
            ready.wait()
            return client.post(
                "/api/v1/auth/tokens",
                json={"username": name, "password": "wrong"},
                headers={"X-Forwarded-For": address},
            ).status_code

    with ThreadPoolExecutor(len(names)) as pool:
        return Counter(pool.map(one, names, addresses))


@pytest.mark.django_db(transaction=True)
def test_a_burst_of_wrong_passwords_gets_no_more_guesses_than_the_limit() -> None:
    account = an_account("learner1", password=PASSWORD)
    names, addresses = ["learner1"] * BURST, [f"203.0.113.{number}" for number in range(BURST)]

    with LiveLuffy(workers=2) as server:
        statuses = burst(server, names=names, addresses=addresses)

    assert statuses == {401: 10, 429: BURST - 10}
    assert AuditEntry.objects.filter(action="sign_in.failed", subject=f"account:{account.pk}").count() == 10


@pytest.mark.django_db(transaction=True)
def test_control_the_same_burst_over_many_names_and_believed_addresses_is_not_limited() -> None:
    names = [f"user{number}" for number in range(BURST)]
    addresses = [f"203.0.113.{number}" for number in range(BURST)]

    with LiveLuffy(workers=2, env={"TRUSTED_PROXIES": "127.0.0.0/8"}) as server:
        statuses = burst(server, names=names, addresses=addresses)

    assert statuses == {401: BURST}


@pytest.mark.django_db
def test_after_ten_wrong_passwords_even_the_right_one_has_to_wait() -> None:
    an_account("learner1", password=PASSWORD)

    statuses = [guess() for _ in range(12)]
    answer = Api().post("/auth/tokens", {"username": "LEARNER1", "password": PASSWORD})

    assert statuses == [401] * 10 + [429] * 2
    assert answer.json()["code"] == 1105
    assert 290 <= answer.json()["detail"]["retry_after"] <= 300
    assert answer["Retry-After"] == str(answer.json()["detail"]["retry_after"])


@pytest.mark.django_db
def test_the_wait_is_not_prolonged_by_further_tries(redis_client: Redis) -> None:
    an_account("learner1", password=PASSWORD)
    for _ in range(10):
        guess()
    (key,) = redis_client.keys("throttle:password:account:*")
    redis_client.pexpire(key, 1000)

    assert guess() == 429
    assert redis_client.pttl(key) <= 1000
    redis_client.delete(key)  # the second is over
    assert guess(password=PASSWORD) == 201


@pytest.mark.django_db
def test_name_and_e_mail_of_one_account_share_the_count() -> None:
    an_account("learner1", password=PASSWORD, email="learner1@example.com")

    statuses = [guess(name) for name in ["learner1", "learner1@example.com"] * 6]

    assert statuses == [401] * 10 + [429] * 2


@pytest.mark.django_db
def test_unknown_names_are_limited_like_known_ones() -> None:
    assert [guess("nobody") for _ in range(11)] == [401] * 10 + [429]


@pytest.mark.django_db
def test_the_right_password_clears_the_count() -> None:
    an_account("learner1", password=PASSWORD)

    for _ in range(9):
        guess()
    assert guess(password=PASSWORD) == 201
    assert [guess() for _ in range(11)] == [401] * 10 + [429]


@pytest.mark.django_db
def test_one_address_cannot_try_one_password_on_many_accounts() -> None:
    statuses = [guess(f"user{number}", **{"X-Forwarded-For": f"10.0.0.{number}"}) for number in range(53)]

    assert statuses == [401] * 50 + [429] * 3


@pytest.mark.django_db
def test_right_passwords_do_not_use_up_an_address() -> None:
    an_account("learner1", password=PASSWORD)

    assert {guess(password=PASSWORD) for _ in range(55)} == {201}


@pytest.mark.django_db
def test_guesses_at_an_account_that_is_locked_do_not_use_up_the_address() -> None:
    an_account("learner1", password=PASSWORD)
    an_account("neighbour", password=PASSWORD)

    for _ in range(100):
        guess()

    assert guess("neighbour", PASSWORD) == 201


@pytest.mark.django_db
def test_browsers_second_factors_and_password_changes_share_the_count() -> None:
    account = an_account("learner1", password=PASSWORD, is_staff=True)
    client = Client(raise_request_exception=False)
    login = {"username": "learner1", "password": "wrong"}

    for _ in range(3):
        client.post("/_allauth/browser/v1/auth/login", login, content_type="application/json")
        ticket = api_of(account).post("/me/second-factor/set-up").json()["data"]["ticket"]
        wrong = {"password": "wrong", "code": "123456", "ticket": ticket}
        api_of(account).post("/me/second-factor", wrong)
        api_of(account).post("/auth/password", {"old_password": "wrong", "new_password": "another horse 10"})
    statuses = [guess(), guess()]
    browser = client.post("/_allauth/browser/v1/auth/login", login, content_type="application/json")
    again = guess(password=PASSWORD)
    change = api_of(account).post("/auth/password", {"old_password": PASSWORD, "new_password": "x"})

    assert statuses == [401, 429]
    assert [browser.status_code, again, change.status_code] == [429] * 3
    assert browser.json()["code"] == 1105


@pytest.mark.django_db
def test_one_address_cannot_register_without_end(settings) -> None:
    settings.REGISTRATIONS_PER_ADDRESS = 3
    body = {"password": PASSWORD}

    through_the_api = [
        Api().post("/auth/register", {**body, "username": f"user{number}"}).status_code for number in range(2)
    ]
    through_a_browser = [
        Client(raise_request_exception=False)
        .post(
            "/_allauth/browser/v1/auth/signup",
            {**body, "username": f"browser{number}"},
            content_type="application/json",
        )
        .status_code
        for number in range(2)
    ]

    assert through_the_api == [201, 201]
    assert through_a_browser == [200, 429]
    assert Account.objects.count() == 3


@pytest.fixture
def valkey_is_away(settings) -> Iterator[None]:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    valkey.cache_clear()
    yield
    valkey.cache_clear()


@pytest.mark.django_db
def test_without_valkey_nobody_signs_in_but_those_who_are_in_go_on(valkey_is_away: None) -> None:
    inside = api_of(an_account("learner1", password=PASSWORD))
    client = Client(raise_request_exception=False)
    login = {"username": "learner1", "password": PASSWORD}

    browser = client.post("/_allauth/browser/v1/auth/login", login, content_type="application/json")

    assert guess(password=PASSWORD) == 503
    assert (browser.status_code, browser.json()["code"]) == (503, 1109)
    assert inside.get("/me").status_code == 200


def test_counting_is_exact_over_many_threads() -> None:
    limit = Limit("test", 7)

    def one(_: int) -> bool:
        try:
            throttle.take(limit, "who")
        except TooManyRequests:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(one, range(200))) == 7


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
    ],
)
def test_one_ipv6_subscriber_is_one_client(address: str, client: str) -> None:
    assert throttle.neighbourhood(address) == client
