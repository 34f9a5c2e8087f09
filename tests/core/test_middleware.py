"""What every answer carries."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from luffy.core.middleware import protective_headers
from tests.factories.accounts import Api, an_account, api_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/healthz", "/api/v1/me", "/api/v1/docs", "/admin/login/", "/nowhere"])
def test_every_answer_tells_browsers_what_pages_never_do(path: str) -> None:
    answer = Client(raise_request_exception=False).get(path)

    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy.split("style-src")[0]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in answer


def test_private_answers_are_not_kept_by_caches() -> None:
    assert api_of(an_account()).get("/me")["Cache-Control"] == "no-store"
    assert "no-store" not in Api().get("/categories").get("Cache-Control", "")


def test_a_short_plain_request_id_is_kept_and_any_other_replaced() -> None:
    client = Client(raise_request_exception=False)

    kept = client.get("/api/v1/me", headers={"X-Request-Id": "trace-12345678"})
    odd = client.get("/api/v1/me", headers={"X-Request-Id": "a b\tc" * 3})

    assert kept["X-Request-Id"] == kept.json()["request_id"] == "trace-12345678"
    assert odd["X-Request-Id"] == odd.json()["request_id"]
    assert len(odd["X-Request-Id"]) == 16


def test_a_method_that_is_not_supported_is_refused_in_the_form_of_the_api() -> None:
    answer = Api().put("/me", {})

    assert (answer.status_code, answer.json()["code"], answer["Allow"]) == (405, 1110, "GET")


def test_scripts_and_styles_leave_the_policy_to_their_page() -> None:
    def answer(content_type: str) -> HttpResponse:
        return protective_headers(lambda _request: HttpResponse(content_type=content_type))(
            RequestFactory().get("/")
        )

    for bare in ("text/javascript", 'text/css; charset="utf-8"'):
        assert "Content-Security-Policy" not in answer(bare)
    for whole in ("text/html; charset=utf-8", "image/svg+xml", "application/json"):
        assert "Content-Security-Policy" in answer(whole)
        assert "Permissions-Policy" in answer(whole)
