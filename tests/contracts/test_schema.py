"""Whatever anybody sends, the API answers as its OpenAPI document says, and never with a fault of ours.

`LUFFY_SCHEMA_EXAMPLES` says how many requests are made up for each operation.
"""

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from luffy.accounts.models import Account
from luffy.accounts.permissions import Role
from luffy.payments.gateways import configured
from luffy.wsgi import application
from tests.contracts.matrix import ROWS, Door
from tests.contracts.matrix.degrees import an_upload
from tests.factories.accounts import a_key_for, an_account
from tests.payments.keys import our_alipay
from tests.payments.wechat_keys import our_wechat

pytestmark = pytest.mark.django_db(transaction=True)

EXAMPLES = int(os.environ.get("LUFFY_SCHEMA_EXAMPLES", "4"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


def with_things(account: Account) -> Account:
    """Orders, coupons, tokens and a cart, so that there is something to find and to spoil."""
    for row in ROWS:
        if row.door is Door.SIGNED_IN:
            row.given(account)
            if row.own:
                row.own(account)
    return account


@pytest.fixture(autouse=True)
def a_configured_gateway(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(configured, "alipay", our_alipay)
    monkeypatch.setattr(configured, "wechat", our_wechat)


@pytest.mark.timeout(1200)
def test_every_operation_keeps_its_promises_to_everybody() -> None:
    """What is made up for an operation is asked by nobody, by a learner with things of her own, and by an operator."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    callers = [None, with_things(an_account("fuzzed")), an_account("fuzzed-operator", role=Role.OPERATOR)]
    tried = 0
    for result in schema.get_all_operations():
        operation = result.ok()
        tried += 1

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def asks(case: schemathesis.Case) -> None:
            for account in callers:
                # A call may end the token it comes by.
                headers = {"Authorization": f"Bearer {a_key_for(account)}"} if account else {}
                case.call_and_validate(headers=headers, checks=CHECKS)

        asks()
    # Where the gateway and its buyers come back, and calendar programs, is no part of the document.
    outside = ("notify", "/return", "/authorize", "/authorized", ".ics")
    assert tried == len([row for row in ROWS if not row.call.endswith(outside)])


def test_a_file_is_given_as_the_document_says():
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    learner = an_account()
    case = schema["/api/v1/files/homework/{file_id}"]["GET"].Case(path_parameters=an_upload(learner))

    case.call_and_validate(headers={"Authorization": f"Bearer {a_key_for(learner)}"}, checks=CHECKS)
