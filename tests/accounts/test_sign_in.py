"""Registration, tokens and passwords through the API."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luffy.accounts.models import Account, ApiToken, AuditEntry
from luffy.accounts.permissions import Role
from tests.factories.accounts import PASSWORD, Api, a_key_for, an_account, api_of

pytestmark = pytest.mark.django_db


def register(**fields: object) -> object:
    return Api().post("/auth/register", {"username": "李雷", "password": PASSWORD, **fields})


def test_a_new_account_can_sign_in_by_name_in_any_case_and_by_e_mail() -> None:
    answer = register(username="Alice_1", email="Alice@Example.com")

    assert answer.status_code == 201
    account = Account.objects.get()
    assert answer.json() == {
        "code": 1000,
        "data": {
            "id": account.pk,
            "username": "Alice_1",
            "email": "alice@example.com",
            "role": "learner",
            "role_label": "学员",
            "is_operator": False,
            "may": [],
            "needs_second_factor": False,
        },
    }
    for name in ("Alice_1", "aLICE_1", "alice@example.com", "ALICE@example.com", "Ａlice_1"):
        signed_in = Api().post("/auth/tokens", {"username": name, "password": PASSWORD, "label": "cli"})
        assert signed_in.status_code == 201, name


def test_rights_that_are_sent_along_with_a_registration_are_ignored() -> None:
    answer = register(role=3, is_staff=True, is_superuser=True, is_active=False, id=7_777_777, berries=100)

    account = Account.objects.get()
    assert answer.status_code == 201
    assert (account.role, account.is_staff, account.is_superuser) == (Role.LEARNER, False, False)
    assert account.is_active
    assert account.pk != 7_777_777


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"username": "TAKEN"}, 1200),
        ({"username": "ＴＡＫＥＮ"}, 1200),
        ({"email": "TAKEN@example.com"}, 1201),
        ({"username": "a"}, 1202),
        ({"username": "with space"}, 1202),
        ({"username": "line\nbreak"}, 1202),
        ({"username": "nul\x00"}, 1202),
        ({"username": "x" * 65}, 1202),
        ({"username": "taken@example.com"}, 1202),
        ({"email": "no-address"}, 1206),
        ({"password": "short 7"}, 1203),
        ({"password": "password123"}, 1203),
        ({"password": "13812345678"}, 1203),
        ({"password": "luffy-demo"}, 1203),
        ({"username": "wonderland", "password": "wonderland1"}, 1203),
        ({"password": "长" * 257}, 1203),
    ],
)
def test_a_registration_that_breaks_a_rule_is_refused_and_adds_nothing(
    fields: dict[str, str], code: int
) -> None:
    an_account("taken", email="taken@example.com")

    answer = register(**fields)

    assert answer.json()["code"] == code
    assert answer.status_code == {1200: 409, 1201: 409}.get(code, 422)
    assert Account.objects.count() == 1
    assert AuditEntry.objects.count() == 0


@pytest.mark.parametrize("password", [" leading and trailing ", "密" * 64, "é" * 256, "emoji 🦊🦊🦊🦊"])
def test_long_and_unusual_passwords_work_to_the_last_character(password: str) -> None:
    register(password=password)

    sign_in = Api().post("/auth/tokens", {"username": "李雷", "password": password})
    cut = Api().post("/auth/tokens", {"username": "李雷", "password": password[:-1]})

    assert (sign_in.status_code, cut.status_code) == (201, 401)


def test_a_name_in_the_form_of_an_e_mail_must_be_the_accounts_own() -> None:
    mine = register(username="me@example.com", email="me@example.com")
    other = register(username="victim@example.com", email="")

    assert (mine.status_code, other.status_code) == (201, 422)


def test_passwords_are_hashed_by_argon2id() -> None:
    register()

    assert Account.objects.get().password.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def test_the_database_does_not_hold_the_token() -> None:
    an_account("learner1", password=PASSWORD)

    key = Api().post("/auth/tokens", {"username": "learner1", "password": PASSWORD}).json()["data"]["token"]

    stored = bytes(ApiToken.objects.get().digest)
    assert stored == hashlib.sha256(key.encode()).digest()
    assert len(key) >= 43
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM accounts_apitoken t WHERE t::text LIKE %s", [f"%{key}%"])
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM accounts_auditentry t WHERE t::text LIKE %s", [f"%{key}%"])
        assert cursor.fetchone() == (0,)


def test_a_token_costs_one_query_and_writes_nothing() -> None:
    api = api_of(an_account())

    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = api.get("/me")

    assert answer.status_code == 200
    assert len(queries) == 1
    assert queries[0]["sql"].startswith("SELECT")


@pytest.mark.parametrize("spoil", ["revoked", "expired", "disabled", "unknown", "other scheme"])
def test_a_token_that_no_longer_works_is_401(spoil: str) -> None:
    account = an_account()
    now = datetime.now(UTC)
    key = a_key_for(account, expires_at=now - timedelta(seconds=1) if spoil == "expired" else None)
    if spoil == "revoked":
        ApiToken.objects.update(revoked_at=now)
    if spoil == "disabled":
        Account.objects.update(is_active=False)
    if spoil == "unknown":
        key += "x"
    api = Api(Authorization=f"Basic {key}") if spoil == "other scheme" else Api(key)

    answer = api.get("/me")

    assert (answer.status_code, answer.json()["code"]) == (401, 1103)
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_nobody_learns_which_names_exist() -> None:
    an_account("exists", password=PASSWORD, email="exists@example.com")
    an_account("disabled", password=PASSWORD, is_active=False)
    an_account("passwordless")

    answers = [
        Api().post("/auth/tokens", {"username": name, "password": password})
        for name, password in [
            ("exists", "wrong"),
            ("exists@example.com", "wrong"),
            ("unknown", "wrong"),
            ("un\x00known", "wrong"),
            ("disabled", PASSWORD),
            ("passwordless", "wrong"),
        ]
    ]

    bodies = [{**answer.json(), "request_id": ""} for answer in answers]
    assert {answer.status_code for answer in answers} == {401}
    assert all(body == bodies[0] for body in bodies)
    assert bodies[0]["code"] == 1204


def test_failed_sign_ins_leave_a_trail_without_names_or_passwords() -> None:
    account = an_account("learner1", password=PASSWORD)

    Api().post("/auth/tokens", {"username": "learner1", "password": "hunter22-secret"})
    Api().post("/auth/tokens", {"username": "evil\r\nsign_in root", "password": "x"})
    Api().post("/auth/tokens", {"username": "learner1", "password": PASSWORD})

    rows = list(AuditEntry.objects.order_by("id").values_list("action", "subject", "actor_id", "after"))
    assert rows[:2] == [
        ("sign_in.failed", f"account:{account.pk}", None, {"name": "le***", "address": "127.0.0.1"}),
        ("sign_in.failed", "account:?", None, {"name": "ev***", "address": "127.0.0.1"}),
    ]
    assert [row[0] for row in rows[2:]] == ["sign_in", "token.created"]
    assert "hunter22" not in str(rows)


def test_tokens_can_be_listed_and_revoked_by_their_owner_only() -> None:
    learner, stranger = an_account(), an_account()
    key = a_key_for(learner)
    token = ApiToken.objects.get()
    mine, theirs = Api(key), api_of(stranger)

    foreign = theirs.delete(f"/auth/tokens/{token.pk}")
    listed = mine.get("/auth/tokens").json()["data"]
    revoked = mine.delete(f"/auth/tokens/{token.pk}")

    assert foreign.status_code == 404
    assert [item["id"] for item in listed["items"]] == [token.pk]
    assert set(listed["items"][0]) == {"id", "label", "created_at", "expires_at", "scopes"}
    assert revoked.json() == {"code": 1000, "data": None}
    assert mine.get("/me").status_code == 401
    assert theirs.get("/auth/tokens").json()["data"]["total"] == 1


def test_logging_out_with_a_token_revokes_that_token_only() -> None:
    account = an_account()
    first, second = api_of(account), api_of(account)

    first.post("/auth/logout")

    assert (first.get("/me").status_code, second.get("/me").status_code) == (401, 200)


def test_a_new_password_ends_all_other_tokens() -> None:
    account = an_account("learner1", password=PASSWORD)
    mine, other = api_of(account), api_of(account)

    answer = mine.post("/auth/password", {"old_password": PASSWORD, "new_password": "another horse 10"})

    assert answer.json() == {"code": 1000, "data": None}
    assert (mine.get("/me").status_code, other.get("/me").status_code) == (200, 401)
    for password, status in ((PASSWORD, 401), ("another horse 10", 201)):
        assert (
            Api().post("/auth/tokens", {"username": "learner1", "password": password}).status_code == status
        )


@pytest.mark.parametrize(
    ("old", "new", "code"), [("wrong", "another horse 10", 1205), (PASSWORD, "short", 1203)]
)
def test_a_refused_password_change_changes_nothing(old: str, new: str, code: int) -> None:
    account = an_account(password=PASSWORD)
    mine, other = api_of(account), api_of(account)
    before = account.password

    answer = mine.post("/auth/password", {"old_password": old, "new_password": new})

    account.refresh_from_db()
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert account.password == before
    assert other.get("/me").status_code == 200


def test_a_learner_who_asks_for_an_operators_page_gets_403_and_an_audit_row(settings) -> None:
    from django.http import HttpRequest

    from luffy.accounts.auth import allowed_to
    from luffy.accounts.permissions import Action
    from luffy.core.errors import NotAllowed

    def ask(account: Account) -> object:
        request = HttpRequest()
        request.method, request.path = "POST", "/api/v1/operators"
        request.META["HTTP_AUTHORIZATION"] = f"Bearer {a_key_for(account)}"
        return allowed_to(Action.OPERATE)[0](request)

    operator, admin = an_account(role=Role.OPERATOR), an_account(is_superuser=True)
    learner = an_account()

    assert ask(operator) == operator
    assert ask(admin) == admin
    for account in (learner, an_account(role=Role.MENTOR), an_account(role=Role.LECTURER)):
        with pytest.raises(NotAllowed):
            ask(account)
    row = AuditEntry.objects.filter(actor=learner).get()
    assert (row.action, row.subject) == ("permission.denied", f"account:{learner.pk}")
    assert row.reason == "operate: POST /api/v1/operators"
