"""Who may call what of search."""

from itertools import count

from luffy.accounts.audit import SYSTEM_JOB
from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from luffy.search.services import synonyms
from tests.contracts.matrix.row import NOW, Door, Parts, Row

_numbers = count(1)


def a_group(_account: Account) -> Parts:
    number = next(_numbers)
    group = synonyms.write(words=[f"甲{number}", f"乙{number}"], by=SYSTEM_JOB, now=NOW)
    return {"group_id": group.pk}


ROWS = [
    Row("GET /search", Door.PUBLIC),
    Row("GET /search/suggest", Door.PUBLIC),
    Row("GET /ops/search/synonyms", Action.EDIT_SEARCH),
    Row("POST /ops/search/synonyms", Action.EDIT_SEARCH, 201, body={"words": ["py", "python"]}),
    Row(
        "PUT /ops/search/synonyms/{group_id}",
        Action.EDIT_SEARCH,
        body={"words": ["js", "javascript"]},
        given=a_group,
    ),
    Row("DELETE /ops/search/synonyms/{group_id}", Action.EDIT_SEARCH, given=a_group),
    Row("GET /ops/search/queries", Action.EDIT_SEARCH),
]
