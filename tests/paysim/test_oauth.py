"""The sandbox's official account: silent authorisation and its codes."""

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.paysim.server import PaysimServer

BACK = "http://127.0.0.1:9/back?x=1"


def secret(server: PaysimServer) -> str:
    return (server.data_dir / "client" / "wechat_app_secret.txt").read_text()


def asked(server: PaysimServer, **changes: str) -> httpx.Response:
    query = {
        "appid": server.client_env["WECHAT_APPID"],
        "redirect_uri": BACK,
        "response_type": "code",
        "scope": "snsapi_base",
        "state": "s1",
        **changes,
    }
    return httpx.get(server.client_env["WECHAT_AUTHORIZE_URL"], params=query, follow_redirects=False)


def exchanged(server: PaysimServer, code: str, **changes: str) -> dict[str, object]:
    query = {
        "appid": server.client_env["WECHAT_APPID"],
        "secret": secret(server),
        "code": code,
        "grant_type": "authorization_code",
        **changes,
    }
    answer = httpx.get(f"{server.client_env['WECHAT_APP_BASE']}/sns/oauth2/access_token", params=query)
    assert answer.status_code == 200
    return dict(answer.json())


def a_code(server: PaysimServer, **changes: str) -> str:
    return parse_qs(urlsplit(asked(server, **changes).headers["location"]).query)["code"][0]


def test_the_browser_comes_straight_back_with_a_code_and_its_state(server: PaysimServer) -> None:
    answer = asked(server)

    back = urlsplit(answer.headers["location"])
    query = parse_qs(back.query)
    assert (answer.status_code, back.netloc, back.path) == (302, "127.0.0.1:9", "/back")
    assert (query["x"], query["state"], len(query["code"])) == (["1"], ["s1"], 1)


def test_a_code_stands_for_one_person_once(server: PaysimServer) -> None:
    code = a_code(server)

    told, again = exchanged(server, code), exchanged(server, code)

    assert (told["scope"], again["errcode"]) == ("snsapi_base", 40163)
    assert told["openid"] == exchanged(server, a_code(server))["openid"]
    assert told["openid"] != exchanged(server, a_code(server, payer="another"))["openid"]


def test_a_code_lasts_five_minutes(server: PaysimServer) -> None:
    code = a_code(server)
    server.control.clock(advance="301s")

    assert exchanged(server, code)["errcode"] == 42003


@pytest.mark.parametrize(
    ("changes", "errcode"),
    [
        ({"appid": "wx0"}, 40013),
        ({"secret": "no"}, 40125),
        ({"code": "no"}, 40029),
        ({"grant_type": "x"}, 40029),
    ],
)
def test_a_code_is_changed_for_its_own_account_alone(server: PaysimServer, changes, errcode) -> None:
    code = changes.pop("code", "") or a_code(server)

    assert exchanged(server, code, **changes)["errcode"] == errcode


@pytest.mark.parametrize(
    "changes",
    [
        {"appid": "wx0"},
        {"scope": "snsapi_userinfo"},
        {"response_type": "token"},
        {"redirect_uri": "javascript:1"},
    ],
)
def test_a_question_that_is_not_ours_goes_nowhere(server: PaysimServer, changes) -> None:
    answer = asked(server, **changes)

    assert (answer.status_code, "location" in answer.headers) == (400, False)
