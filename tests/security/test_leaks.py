"""What no answer of the API may hold: by the names of its fields, and by planted secrets in every reading call."""

import re
from typing import Any

import pytest
from django.conf import settings

from luffy.accounts.models import Account, ApiToken
from luffy.accounts.permissions import Action, Role, may
from luffy.api import openapi
from luffy.payments.models import Channel, GatewayEvent, PaymentAttempt, Verdict
from luffy.wallet.models import Withdrawal
from tests.contracts.matrix import ROWS, Row
from tests.contracts.matrix.row import NOW
from tests.factories.accounts import PASSWORD, an_account, api_of
from tests.factories.wallet import PAYEE
from tests.payments.keys import Notice
from tests.security.looking import AUDIT, changed, prepare, schema_names, send, tables

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gateways")]
READING = [row for row in ROWS if row.call.startswith("GET ")]
SECRET_NAME = re.compile(
    r"passw|hash|digest|openid|sealed|secret|salt|session_key|private|superuser|is_staff|phone(?!_url)|mobile|buyer_id"
)
BUYER_ID, LOGON = "2088-planted-buyer", "planted138@buyers.example"
OPENID, MAIL = "oPlantedOpenId0123456789", "planted-mail@people.example"


def a_person_with_secrets() -> Account:
    return an_account(
        f"planted{Account.objects.count()}", password=PASSWORD, email=f"{Account.objects.count()}{MAIL}"
    )


def secrets_of_all() -> list[str]:
    """Everything of anybody that only the database, a bank or a gateway may know."""
    return [
        settings.SECRET_KEY,
        OPENID,
        BUYER_ID,
        LOGON,
        PAYEE.account,
        *Account.objects.exclude(password="").values_list("password", flat=True),
        *(bytes(digest).hex() for digest in ApiToken.objects.values_list("digest", flat=True)),
        *Withdrawal.objects.values_list("payee_sealed", flat=True),
    ]


def plant_at_the_gateway() -> None:
    """What channels tell about who pays, at everything that is there."""
    for attempt in PaymentAttempt.objects.exclude(payer_openid=OPENID):
        raw = Notice(attempt.out_trade_no, fields={"buyer_id": BUYER_ID, "buyer_logon_id": LOGON}).form()
        GatewayEvent.objects.create(
            channel=Channel.ALIPAY,
            dedupe_key=f"planted-{attempt.pk}",
            out_trade_no=attempt.out_trade_no,
            verdict=Verdict.ANOMALY,
            raw=raw,
            received_at=NOW,
        )
    PaymentAttempt.objects.update(payer_openid=OPENID)


def somebody_of_the_office(action: Action) -> Account:
    """An operator, or an administrator for what only those may do."""
    is_superuser = not may(Role.OPERATOR, False, action)
    return an_account(role=Role.OPERATOR, is_superuser=is_superuser, password=PASSWORD)


def found_in(text: str, secrets: list[str]) -> list[str]:
    return [secret for secret in secrets if secret in text]


# Shown once to who made it; and who gives roles sees who gives roles.
TOLD_ON_PURPOSE = {
    "GET /ops/accounts": {"is_superuser"},
    "PUT /ops/accounts/{account_id}/role": {"is_superuser"},
    "POST /ops/accounts/{account_id}/second-factor/take-off": {"is_superuser"},
    "POST /me/second-factor/set-up": {"secret"},
    "POST /ops/webhooks": {"secret"},
    "POST /ops/webhooks/{endpoint_id}/secret": {"secret"},
}

# The school's own telephone, and what two states of a course are compared by.
NO_SECRETS = {"/site": "contact_phone", "/ops/site": "contact_phone", "/ops/courses": "digest"}


def test_no_answer_has_a_field_for_a_secret() -> None:
    document = openapi()
    named: dict[str, set[str]] = {}
    for path, calls in document["paths"].items():
        for method, call in calls.items():
            place = path.removeprefix("/api/v1")
            names = {name for name in schema_names(document, call["responses"]) if SECRET_NAME.search(name)}
            if names := names - {plain for start, plain in NO_SECRETS.items() if place.startswith(start)}:
                named[f"{method.upper()} {place}"] = names

    assert named == TOLD_ON_PURPOSE
    # The look itself sees what is there.
    answer = document["paths"]["/api/v1/auth/tokens"]["post"]["responses"]
    assert "token" in set(schema_names(document, answer))


# Who looked at what a student told of herself, and who took what along as a file.
SEEN_IS_WRITTEN_DOWN = {
    "GET /mentor/students/{enrolment_id}/form": {AUDIT},
    "GET /ops/exports/{kind}": {AUDIT},
    "GET /ops/invoices/{number}": {AUDIT},
    "GET /ops/invoices/{number}/pdf": {AUDIT},
    "GET /ops/figures/{name}/file": {AUDIT},
    "GET /ops/figures/{name}/rows/file": {AUDIT},
    "GET /privacy/files/{ticket}": {AUDIT, "privacy_dataexport"},
}


@pytest.mark.parametrize("row", READING, ids=lambda row: row.call)
def test_reading_tells_no_secret_and_changes_nothing(row: Row) -> None:
    someone = a_person_with_secrets()
    reader = somebody_of_the_office(row.door) if isinstance(row.door, Action) else someone
    parts = prepare(row, someone)
    plant_at_the_gateway()
    api, secrets = api_of(reader), secrets_of_all()
    # Who gives roles finds people by their addresses.
    if reader is not someone and not reader.is_superuser:
        secrets += Account.objects.exclude(email="").values_list("email", flat=True)
    before = tables()

    answers: list[Any] = [
        send(row, api, parts),
        api.get(row.call.split(" ")[1].format(**parts), _method="DELETE"),
    ]

    assert [answer.status_code for answer in answers] == [row.status] * 2
    assert found_in(body_of(answers[0]), secrets) == []
    assert changed(before) == SEEN_IS_WRITTEN_DOWN.get(row.call, set())


def body_of(answer: Any) -> str:
    raw = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return raw.decode("utf-8", "replace")


def test_the_look_would_see_a_secret() -> None:
    someone = a_person_with_secrets()
    plant_at_the_gateway()

    assert found_in(f"x {someone.password} y", secrets_of_all()) == [someone.password]
