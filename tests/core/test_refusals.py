"""What everybody is told who sends what cannot be read, or asks for what is not there."""

import json

import pytest
from django.test import Client

from tests.factories.accounts import Api

pytestmark = pytest.mark.django_db


def post(text: str) -> tuple[int, int]:
    answer = Client().post("/api/v1/auth/tokens", text, content_type="application/json")
    return answer.status_code, answer.json()["code"]


def test_a_body_over_a_mebibyte_is_too_large():
    assert post(" " * (1024 * 1024 + 1)) == (413, 1108)


def test_a_body_that_is_no_json_is_malformed():
    assert post("{") == (400, 1106)


def test_a_body_of_another_shape_says_what_is_missing():
    answer = Client().post("/api/v1/auth/tokens", "[1]", content_type="application/json").json()

    assert answer["code"] == 1101
    assert {field["problem"] for field in answer["detail"]["fields"]} == {"Field required"}


def test_an_unknown_address_and_a_wrong_method_answer_in_the_same_form():
    unknown, wrong = Api().get("/nowhere"), Api().delete("/courses")

    assert (unknown.status_code, unknown.json()["code"]) == (404, 1102)
    assert (wrong.status_code, wrong.json()["code"]) == (405, 1110)
    assert unknown.json()["request_id"] == unknown["X-Request-Id"]


def test_the_language_of_a_refusal_is_the_one_asked_for():
    told = {
        language: json.loads(Client().get("/api/v1/me", headers={"accept-language": language}).content)["msg"]
        for language in ("zh-CN", "en", "fr")
    }

    assert told == {"zh-CN": "请先登录", "en": "Please sign in first", "fr": "请先登录"}
