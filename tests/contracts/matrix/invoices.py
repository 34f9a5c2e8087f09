"""Who may call what of invoices."""

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from luffy.invoices.services import keep_title
from tests.contracts.matrix.row import NO_ID, NO_NUMBER, NOW, Parts, Row, an_order
from tests.factories.invoices import HUAWEI, a_requested_invoice, an_issued_invoice, an_order_in_cash


def a_paid_order_to_invoice(account: Account) -> Parts:
    return {"number": an_order_in_cash(account).number}


def an_invoice(account: Account) -> Parts:
    return {"number": an_issued_invoice(account).number}


def a_waiting_invoice(account: Account) -> Parts:
    return {"number": a_requested_invoice(account).number}


def a_title(account: Account) -> Parts:
    return {"title_id": keep_title(account.pk, HUAWEI, now=NOW).pk}


TITLE = {"buyer": "company", "name": HUAWEI.name, "tax_number": HUAWEI.tax_number}


ROWS = [
    Row("GET /invoice-titles"),
    Row("POST /invoice-titles", status=201, body=TITLE),
    Row("DELETE /invoice-titles/{title_id}", own=a_title, missing={"title_id": NO_ID}),
    Row("GET /tax-numbers/{number}", given=lambda _account: {"number": HUAWEI.tax_number}),
    Row("GET /orders/{number}/invoices", own=an_order, missing=NO_NUMBER),
    Row(
        "POST /orders/{number}/invoices",
        status=201,
        body=TITLE,
        own=a_paid_order_to_invoice,
        missing=NO_NUMBER,
    ),
    Row("GET /invoices"),
    Row("GET /invoices/{number}", own=an_invoice, missing=NO_NUMBER),
    Row("GET /invoices/{number}/pdf", own=an_invoice, missing=NO_NUMBER),
    Row("GET /ops/invoices", Action.ISSUE_INVOICES),
    Row("GET /ops/invoices/{number}", Action.ISSUE_INVOICES, given=an_invoice),
    Row("GET /ops/invoices/{number}/pdf", Action.ISSUE_INVOICES, given=an_invoice),
    Row("POST /ops/invoices/{number}/retry", Action.ISSUE_INVOICES, given=a_waiting_invoice),
]
