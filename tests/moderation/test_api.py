"""Moderation over HTTP."""

from collections.abc import Iterator

import pytest

from luffy.accounts.permissions import Role
from luffy.moderation.models import Case, Keyword, Report
from luffy.moderation.services import Opinion
from tests.factories.accounts import an_account, api_of
from tests.factories.moderation import Board, a_board

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> Iterator[Board]:
    with a_board() as board:
        yield board


def test_from_a_report_to_a_hidden_text(board: Board) -> None:
    target = board.put(an_account("writer"), Opinion("加我微信"))
    office = api_of(an_account("office", role=Role.OPERATOR))
    api_of(an_account()).post("/reports", {"target": target, "reason": "spam", "note": "广告"})

    queue = office.get("/ops/moderation", state="waiting", kind="note").json()["data"]
    hidden = office.post(f"/ops/moderation/{target}/decide", {"decision": "hide", "reason": "广告"}).json()

    assert [(row["target"], row["text"], row["reports"]) for row in queue["items"]] == [
        (target, "加我微信", {"spam": 1})
    ]
    assert {name: hidden["data"][name] for name in ("state", "decided_by", "reason", "author")} == {
        "state": "hidden",
        "decided_by": "office",
        "reason": "广告",
        "author": "writer",
    }
    assert office.get("/ops/moderation", state="waiting").json()["data"]["total"] == 0
    assert {"name": "note", "label": "便签"} in office.get("/ops/moderation/kinds").json()["data"]["items"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"target": "note:99999", "reason": "spam"}, 3001),
        ({"target": "cart:1", "reason": "spam"}, 3001),
        ({"target": "note:0", "reason": "spam"}, 1101),
        ({"target": "note:1", "reason": "dislike"}, 1101),
    ],
)
def test_nonsense_is_not_reported(board: Board, body: dict[str, str], code: int) -> None:
    assert api_of(an_account()).post("/reports", body).json()["code"] == code
    assert (Case.objects.count(), Report.objects.count()) == (0, 0)


def test_a_decision_needs_a_reason_and_happens_once(board: Board) -> None:
    target, office = board.pin(an_account()), api_of(an_account(role=Role.OPERATOR))
    address = f"/ops/moderation/{target}/decide"

    silent = office.post(address, {"decision": "keep", "reason": " "})
    codes = [office.post(address, {"decision": "keep", "reason": "好"}).json()["code"] for _ in range(2)]

    assert (silent.json()["code"], codes) == (1101, [1000, 3003])


def test_words_are_added_changed_and_forgotten() -> None:
    office = api_of(an_account(role=Role.OPERATOR))

    added = office.put("/ops/moderation/words", {"word": "坏词", "verdict": "hold"}).json()["data"]
    changed = office.put("/ops/moderation/words", {"word": "坏-词", "verdict": "refuse"}).json()["data"]
    page = office.get("/ops/moderation/words").json()["data"]
    gone = [office.delete(f"/ops/moderation/words/{added['id']}").json()["code"] for _ in range(2)]
    empty = office.put("/ops/moderation/words", {"word": "!!", "verdict": "hold"}).json()["code"]

    assert changed == {"id": added["id"], "word": "坏-词", "verdict": "refuse"}
    assert page["items"] == [changed]
    assert (gone, empty, Keyword.objects.count()) == ([1000, 3005], 3006, 0)


def test_reports_of_one_account_are_limited(board: Board) -> None:
    reader = api_of(an_account())
    body = {"target": "note:99999", "reason": "spam"}

    answers = [reader.post("/reports", body).status_code for _ in range(31)]

    assert answers == [404] * 30 + [429]
