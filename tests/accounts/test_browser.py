"""Browsers: django-allauth's sign-up and sign-in, session cookies, CSRF."""

import json

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from luffy.accounts.models import Account, AuditEntry
from tests.factories.accounts import PASSWORD, Api, an_account, api_of

pytestmark = pytest.mark.django_db

AUTH = "/_allauth/browser/v1"


class Browser:
    """Keeps cookies and sends the CSRF token, like the web client."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        self.client.get(f"{AUTH}/config")

    @property
    def csrf(self) -> dict[str, str]:
        return {"X-CSRFToken": self.client.cookies["csrftoken"].value}

    def call(self, method: str, url: str, body: object = None, **headers: str):
        return self.client.generic(
            method,
            url,
            json.dumps(body) if body is not None else "",
            "application/json",
            headers={**self.csrf, **headers},
        )

    def sign_in(self, username: str, password: str = PASSWORD):
        key = "email" if "@" in username else "username"
        return self.call("POST", f"{AUTH}/auth/login", {key: username, "password": password})

    @property
    def api(self) -> Api:
        return Api(client=self.client, **self.csrf)


def signed_in(username: str = "learner1") -> Browser:
    browser = Browser()
    assert browser.sign_in(username).status_code == 200
    return browser


def test_a_browser_signs_up_and_is_signed_in() -> None:
    browser = Browser()

    answer = browser.call(
        "POST",
        f"{AUTH}/auth/signup",
        {"username": "韩梅梅", "email": "May@Example.com", "password": PASSWORD, "role": 3, "is_staff": True},
    )

    account = Account.objects.get()
    assert answer.status_code == 200
    assert (account.username, account.email) == ("韩梅梅", "may@example.com")
    assert (account.role, account.is_staff) == (0, False)
    assert browser.api.get("/me").json()["data"]["username"] == "韩梅梅"
    assert AuditEntry.objects.filter(action="account.registered", source="browser").count() == 1


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"username": "TAKEN"}, 400),
        ({"username": "ＴＡＫＥＮ"}, 400),
        ({"email": "taken@example.com"}, 400),
        ({"password": "12345678"}, 400),
        ({"username": "who@example.com"}, 422),
    ],
)
def test_signing_up_in_a_browser_has_the_same_rules(fields: dict[str, str], status: int) -> None:
    an_account("taken", email="taken@example.com")

    answer = Browser().call(
        "POST",
        f"{AUTH}/auth/signup",
        {"username": "somebody", "email": "some@example.com", "password": PASSWORD, **fields},
    )

    assert answer.status_code == status
    assert Account.objects.count() == 1


@pytest.mark.parametrize("name", ["learner1", "LEARNER1", "learner1@example.com"])
def test_a_browser_signs_in_by_name_or_e_mail_and_out_again(name: str) -> None:
    an_account("learner1", password=PASSWORD, email="learner1@example.com")
    browser = signed_in(name)

    assert browser.api.get("/me").status_code == 200
    out = browser.call("DELETE", f"{AUTH}/auth/session")

    assert out.status_code == 401
    assert browser.api.get("/me").status_code == 401
    assert Session.objects.count() == 0


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer_in_a_browser() -> None:
    an_account("learner1", password=PASSWORD)

    wrong = Browser().sign_in("learner1", "wrong")
    unknown = Browser().sign_in("nobody", "wrong")

    assert (wrong.status_code, unknown.status_code) == (400, 400)
    assert wrong.json() == unknown.json()


def test_the_session_id_changes_when_somebody_signs_in() -> None:
    an_account("learner1", password=PASSWORD)
    browser = Browser()
    session = browser.client.session
    session["planted"] = True
    session.save()
    planted = browser.client.cookies["sessionid"].value

    browser.sign_in("learner1")

    assert browser.client.cookies["sessionid"].value != planted
    stranger = Client()
    stranger.cookies["sessionid"] = planted
    assert stranger.get("/api/v1/me").status_code == 401


def test_a_cookie_alone_cannot_change_anything() -> None:
    an_account("learner1", password=PASSWORD)
    client = signed_in().client

    without = client.delete("/api/v1/auth/sessions")
    wrong = client.delete("/api/v1/auth/sessions", headers={"X-CSRFToken": "x" * 64})
    form = client.post("/api/v1/auth/logout", {"a": "b"})
    text = client.generic(
        "POST",
        "/api/v1/auth/logout",
        "{}",
        "text/plain",
        headers={"X-CSRFToken": client.cookies["csrftoken"].value},
    )
    reading = client.get("/api/v1/me")

    assert [(answer.status_code, answer.json()["code"]) for answer in (without, wrong)] == [(403, 1107)] * 2
    assert [(answer.status_code, answer.json()["code"]) for answer in (form, text)] == [(400, 1106)] * 2
    assert reading.status_code == 200


def test_signing_in_from_another_site_is_refused() -> None:
    an_account("learner1", password=PASSWORD)
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)

    answer = client.post(
        f"{AUTH}/auth/login",
        {"username": "learner1", "password": PASSWORD},
        content_type="application/json",
        headers={"Origin": "https://evil.example"},
    )

    assert (answer.status_code, answer.json()["code"]) == (403, 1107)
    assert Session.objects.count() == 0


def test_a_token_needs_no_csrf_and_beats_a_cookie_that_comes_along() -> None:
    an_account("learner1", password=PASSWORD)
    other = an_account("other")
    browser = signed_in()
    key = api_of(other).headers["Authorization"]

    both = browser.client.get("/api/v1/me", headers={"Authorization": key})
    bad = browser.client.get("/api/v1/me", headers={"Authorization": "Bearer nonsense"})
    changing = browser.client.delete("/api/v1/auth/sessions", headers={"Authorization": key})

    assert both.json()["data"]["username"] == "other"
    assert bad.status_code == 401
    assert changing.status_code == 200
    assert browser.api.get("/me").status_code == 200


def test_sessions_are_listed_and_ended_one_by_one_or_all_others() -> None:
    account = an_account("learner1", password=PASSWORD)
    stranger = api_of(an_account("stranger"))
    here, there, elsewhere = signed_in(), signed_in(), signed_in()
    there_id = UserSession.objects.get(session_key=there.client.session.session_key).pk

    listed = here.api.get("/auth/sessions").json()["data"]
    foreign = stranger.delete(f"/auth/sessions/{there_id}")
    one = here.api.delete(f"/auth/sessions/{there_id}")

    assert listed["total"] == 3
    assert [item["is_current"] for item in listed["items"]] == [False, False, True]
    assert listed["items"][0]["ip"] == "127.0.0.1"
    assert (foreign.status_code, one.status_code) == (404, 200)
    assert (there.api.get("/me").status_code, elsewhere.api.get("/me").status_code) == (401, 200)

    here.api.delete("/auth/sessions")

    assert elsewhere.api.get("/me").status_code == 401
    assert here.api.get("/me").status_code == 200
    assert UserSession.objects.filter(user=account).count() == 1


def test_a_new_password_ends_the_other_sessions_and_renews_this_one() -> None:
    account = an_account("learner1", password=PASSWORD)
    here, there, program = signed_in(), signed_in(), api_of(account)
    before = here.client.cookies["sessionid"].value

    answer = here.api.post("/auth/password", {"old_password": PASSWORD, "new_password": "another horse 10"})

    assert answer.status_code == 200
    assert here.client.cookies["sessionid"].value != before
    assert here.api.get("/me").status_code == 200
    assert (there.api.get("/me").status_code, program.get("/me").status_code) == (401, 401)
    assert here.api.get("/auth/sessions").json()["data"]["total"] == 1


def test_a_refused_permission_is_noted_with_the_door() -> None:
    account = an_account("learner1", password=PASSWORD)

    gift = {"username": "learner1", "amount": 5, "key": "my-own-gift", "reason": "please"}
    answer = signed_in().api.post("/operator/berries", gift)

    row = AuditEntry.objects.get(action="permission.denied")
    assert answer.status_code == 403
    assert (row.actor_id, row.source) == (account.pk, "browser")
    assert row.reason == "grant_berries: POST /api/v1/operator/berries"


def test_signing_out_through_the_api_ends_the_session() -> None:
    an_account("learner1", password=PASSWORD)
    browser = signed_in()

    answer = browser.api.post("/auth/logout")

    assert answer.json() == {"code": 1000, "data": None}
    assert browser.api.get("/me").status_code == 401
    assert (Session.objects.count(), UserSession.objects.count()) == (0, 0)


def test_a_disabled_account_is_out_at_once() -> None:
    account = an_account("learner1", password=PASSWORD)
    browser = signed_in()

    Account.objects.filter(pk=account.pk).update(is_active=False)

    assert browser.api.get("/me").status_code == 401


def test_a_session_is_not_written_to_when_it_is_used(django_assert_num_queries) -> None:
    an_account("learner1", password=PASSWORD)
    browser = signed_in()

    with django_assert_num_queries(2) as queries:
        browser.api.get("/me")

    assert all(query["sql"].startswith("SELECT") for query in queries)


@pytest.mark.parametrize("door", ["login", "signup"])
def test_text_that_is_none_is_refused_and_not_a_bug(door: str) -> None:
    body = r'{"username": "half", "password": "half a character: \ud800"}'

    answer = Client(raise_request_exception=False).generic(
        "POST", f"{AUTH}/auth/{door}", body, content_type="application/json"
    )

    assert (answer.status_code, answer.json()["code"]) == (400, 1106)
    assert Account.objects.count() == 0


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/login/",
        "/accounts/signup/",
        "/accounts/password/reset/",
        f"{AUTH}/account/email",
        f"{AUTH}/account/authenticators",
        "/_allauth/app/v1/auth/login",
    ],
)
def test_nothing_else_of_allauth_is_reachable(path: str) -> None:
    assert Client().get(path).status_code == 404
