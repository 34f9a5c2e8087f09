"""Forgotten passwords: a link by e-mail."""

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import mail
from django.db import connection
from django.test import Client

from luffy.accounts import reset
from luffy.accounts.models import Account, ApiToken, AuditEntry
from luffy.core.clock import now
from luffy.core.valkey import valkey
from tests.accounts.test_browser import AUTH, Browser, signed_in
from tests.factories.accounts import PASSWORD, an_account, api_of

pytestmark = pytest.mark.django_db

NEW = "another horse 10"


def ask(email: str, **headers: str):
    return Browser().call("POST", f"{AUTH}/auth/password/request", {"email": email}, **headers)


def deliver() -> int:
    """Do the jobs that ask for letters; returns how many there were."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs WHERE task_name = 'accounts.send_reset_link' RETURNING args"
        )
        asked = [json.loads(row[0]) for row in cursor.fetchall()]
    for args in asked:
        reset.send_link(**args)
    return len(asked)


def key_of(letter: str) -> str:
    found = re.search(r"/reset/(\S+)", letter)
    assert found
    return found[1]


def a_key(email: str = "may@example.com") -> str:
    assert ask(email).status_code == 200
    deliver()
    return key_of(str(mail.outbox[-1].body))


def use(key: str, password: str = NEW):
    return Browser().call("POST", f"{AUTH}/auth/password/reset", {"key": key, "password": password})


def check(key: str):
    return Browser().client.get(f"{AUTH}/auth/password/reset", headers={"X-Password-Reset-Key": key})


@pytest.fixture
def account() -> Iterator[Account]:
    return an_account("may", password=PASSWORD, email="may@example.com")


def test_a_link_by_e_mail_sets_a_new_password(account: Account) -> None:
    key = a_key("MAY@example.com")

    good, done = check(key), use(key)

    assert (good.status_code, done.status_code) == (200, 401)
    assert mail.outbox[0].to == ["may@example.com"]
    assert signed_in_status(NEW) == 200
    assert signed_in_status(PASSWORD) == 400
    assert AuditEntry.objects.filter(action="password.reset", subject=f"account:{account.pk}").count() == 1


def signed_in_status(password: str) -> int:
    return Browser().sign_in("may", password).status_code


def test_after_a_reset_all_tokens_and_sessions_are_over(account: Account) -> None:
    stranger = an_account("stranger", password=PASSWORD)
    here, program, other = signed_in("may"), api_of(account), api_of(stranger)

    use(a_key())

    assert (here.api.get("/me").status_code, program.get("/me").status_code) == (401, 401)
    assert other.get("/me").status_code == 200
    assert UserSession.objects.filter(user=account).count() == 0
    assert ApiToken.objects.filter(account=account, revoked_at=None).count() == 0


def test_known_and_unknown_and_disabled_addresses_get_the_same_answer(account: Account) -> None:
    an_account("gone", password=PASSWORD, email="gone@example.com", is_active=False)

    answers = [ask(email) for email in ("may@example.com", "nobody@example.com", "gone@example.com")]
    jobs = deliver()

    assert [(answer.status_code, answer.content) for answer in answers] == [(200, answers[0].content)] * 3
    assert jobs == 3
    assert [letter.to for letter in mail.outbox] == [["may@example.com"]]


def test_an_account_without_an_address_gets_no_letter(account: Account) -> None:
    an_account("nameless", password=PASSWORD)

    assert ask("").status_code == 400
    reset.send_link(email="", language="en")

    assert mail.outbox == []


def test_a_link_works_once(account: Account) -> None:
    key = a_key()
    use(key)

    again, shown = use(key, "a third horse 11"), check(key)

    assert (again.status_code, shown.status_code) == (400, 400)
    assert signed_in_status(NEW) == 200


def test_of_two_uses_at_once_the_second_changes_nothing(account: Account) -> None:
    first, second = Account.objects.get(), Account.objects.get()
    visit = reset.Visit("browser", "127.0.0.1")
    reset.set_new_password(account=first, password=NEW, visit=visit, now=now())

    with pytest.raises(reset.ResetLinkInvalid):
        reset.set_new_password(account=second, password="a third horse 11", visit=visit, now=now())

    assert signed_in_status(NEW) == 200


def test_a_link_is_good_for_an_hour(account: Account, monkeypatch) -> None:
    key = a_key()

    def answer_after(minutes: int) -> int:
        then = datetime.now() + timedelta(minutes=minutes)
        monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda _self: then)
        return check(key).status_code

    assert [answer_after(59), answer_after(61)] == [200, 400]


@pytest.mark.parametrize("key", ["", "x", "1-abc", "zzzz-abc-def", "1-" + "a" * 500])
def test_what_is_no_key_is_refused(account: Account, key: str) -> None:
    assert (check(key).status_code, use(key).status_code) == (400, 400)
    assert signed_in_status(PASSWORD) == 200


def test_a_new_password_has_the_same_rules_and_the_link_stays_good(account: Account) -> None:
    key = a_key()

    weak = use(key, "12345678")

    assert (weak.status_code, weak.json()["errors"][0]["param"]) == (400, "password")
    assert signed_in_status(PASSWORD) == 200
    key = a_key()
    assert use(key).status_code == 401


def test_letters_are_limited_for_each_address_known_or_not(account: Account) -> None:
    for email in ("may@example.com", "nobody@example.com"):
        statuses = [ask(email).status_code for _ in range(4)]
        assert statuses == [200, 200, 200, 429]

    refused = ask("may@example.com")

    assert refused.json()["code"] == 1105
    assert 0 < refused.json()["detail"]["retry_after"] <= 900
    assert deliver() == 6


def test_letters_and_keys_are_limited_for_each_client() -> None:
    letters = [ask(f"nobody{number}@example.com").status_code for number in range(21)]
    keys = [check("1-abc").status_code for _ in range(51)]

    assert letters == [200] * 20 + [429]
    assert keys == [400] * 50 + [429]


def test_who_was_locked_out_by_wrong_guesses_comes_in_by_the_new_password(account: Account) -> None:
    key = a_key()
    for _ in range(10):
        Browser().sign_in("may", "wrong")
    assert signed_in_status(PASSWORD) == 429

    use(key)

    assert signed_in_status(NEW) == 200


def test_the_letter_is_in_the_language_of_who_asked(account: Account) -> None:
    ask("may@example.com", **{"Accept-Language": "zh-CN"})
    deliver()

    assert "设置新密码" in str(mail.outbox[0].body)


def test_without_a_mail_server_a_public_site_says_so(account: Account, settings) -> None:
    settings.SENDS_MAIL = False

    known, unknown = ask("may@example.com"), ask("nobody@example.com")

    assert [(answer.status_code, answer.json()["code"]) for answer in (known, unknown)] == [(503, 1208)] * 2
    assert deliver() == 0


def test_the_link_leads_to_our_own_site_whatever_host_was_asked(account: Account, settings) -> None:
    settings.BASE_URL = "https://school.example"

    ask("may@example.com", Host="evil.example")
    deliver()

    assert "https://school.example/reset/" in str(mail.outbox[0].body)


def test_asking_without_csrf_sends_nothing(account: Account) -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)

    answer = client.post(
        f"{AUTH}/auth/password/request", {"email": "may@example.com"}, content_type="application/json"
    )

    assert (answer.status_code, answer.json()["code"]) == (403, 1107)
    assert deliver() == 0
    assert valkey().keys("throttle:reset*") == []
