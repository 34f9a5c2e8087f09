"""Who may bring tables in and out."""

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from luffy.exchange.models import TableKind
from tests.contracts.matrix.row import Parts, Row
from tests.factories.accounts import an_account
from tests.factories.exchange import as_csv, begun

EXCHANGE = Action.EXCHANGE_TABLES


def a_run(_account: Account) -> Parts:
    content = as_csv(("姓名", "职位", "介绍"), ("甚平", "舵手", "海侠"))
    return {"number": begun(an_account(), TableKind.TEACHERS, content).number}


def a_kind(_account: Account) -> Parts:
    return {"kind": "teachers"}


ROWS = [
    Row("GET /ops/tables", EXCHANGE),
    Row("GET /ops/tables/{kind}/template", EXCHANGE, given=a_kind),
    Row("GET /ops/imports", EXCHANGE),
    # That a file comes along is tested in tests/exchange.
    Row("POST /ops/imports", EXCHANGE, 422),
    Row("GET /ops/imports/{number}", EXCHANGE, given=a_run),
    Row("GET /ops/exports", EXCHANGE),
    Row("GET /ops/exports/{kind}", EXCHANGE, given=a_kind),
]
