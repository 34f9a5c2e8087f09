"""Who may see how the school does."""

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from tests.contracts.matrix.row import Parts, Row


def a_figure(_account: Account) -> Parts:
    return {"name": "revenue-by-day"}


ROWS = [
    Row("GET /ops/figures", Action.SEE_FIGURES),
    Row("GET /ops/figures/{name}", Action.SEE_FIGURES, given=a_figure),
    Row("GET /ops/figures/{name}/rows", Action.SEE_FIGURES, given=a_figure),
    Row("GET /ops/figures/{name}/file", Action.SEE_FIGURES, given=a_figure),
    Row("GET /ops/figures/{name}/rows/file", Action.SEE_FIGURES, given=a_figure),
]
