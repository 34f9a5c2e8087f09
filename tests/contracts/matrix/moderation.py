"""Who may call what of moderation."""

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action, Role
from luffy.moderation import kinds
from luffy.moderation.kinds import Kind
from luffy.moderation.models import Keyword
from luffy.moderation.services import Opinion
from luffy.moderation.words import Verdict
from tests.contracts.matrix.row import Parts, Row
from tests.factories.accounts import an_account
from tests.factories.moderation import Board

BOARD = Board()


def a_note(_account: Account) -> Parts:
    kinds.register(Kind("note", "便签", shown=BOARD.shown, set_visibility=BOARD.set_visibility))
    return {"target": BOARD.put(an_account(role=Role.MENTOR), Opinion("大家好"))}


def a_word(_account: Account) -> Parts:
    return {"word_id": Keyword.objects.create(word="坏词", folded="坏词", verdict=Verdict.HOLD).pk}


ROWS = [
    Row("POST /reports", body={"target": "{target}", "reason": "spam"}, given=a_note),
    Row("GET /ops/moderation", Action.MODERATE),
    Row("GET /ops/moderation/kinds", Action.MODERATE),
    Row("GET /ops/moderation/words", Action.MODERATE),
    Row("PUT /ops/moderation/words", Action.MODERATE, body={"word": "坏", "verdict": "mask"}),
    Row("DELETE /ops/moderation/words/{word_id}", Action.MODERATE, given=a_word),
    Row(
        "POST /ops/moderation/{target}/decide",
        Action.MODERATE,
        body={"decision": "hide", "reason": "matrix"},
        given=a_note,
    ),
]
