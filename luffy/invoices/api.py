"""Invoices over the cash that buyers paid."""

from typing import Annotated, Any

from django.http import FileResponse, HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.auth import allowed_to, caller, signed_in, visit
from luffy.accounts.permissions import Action
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.files.giving import attachment
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.invoices import queries, services, tax_number
from luffy.invoices.errors import (
    AlreadyInvoiced,
    InvoiceCannotMove,
    InvoiceNotFound,
    InvoiceNotIssued,
    TaxNumberMalformed,
    TitleNotFound,
)
from luffy.invoices.models import Invoice, InvoiceState
from luffy.invoices.schemas import (
    InvoiceOut,
    OpsInvoiceInFullOut,
    OpsInvoiceOut,
    OrderInvoicesOut,
    StateName,
    TaxNumberOut,
    TitleIn,
    TitleOut,
)
from luffy.invoices.services import Title
from luffy.invoices.shapes import (
    invoice_shape,
    ops_shape,
    ops_shape_in_full,
    order_invoices_shape,
    title_shape,
)
from luffy.orders import queries as orders
from luffy.orders.errors import OrderNotFound

router = Router(tags=["invoices"])
NumberPath = Annotated[str, Path(max_length=40)]
may_issue = allowed_to(Action.ISSUE_INVOICES)


@router.get("/invoice-titles", auth=signed_in, response=answers(Page[TitleOut]))
def my_titles(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """Whom my invoices are made out to, the one used last first."""
    page = page_of(queries.titles(caller(request).pk), asked)
    return ok({**page, "items": [title_shape(title) for title in page["items"]]})


@router.post("/invoice-titles", auth=signed_in, response=answers(TitleOut, TaxNumberMalformed, status=201))
def save_title(request: HttpRequest, body: TitleIn) -> tuple[int, dict[str, Any]]:
    """Save a title. The same again changes its e-mail address; of more than 20 the oldest goes."""
    kept = services.keep_title(caller(request).pk, Title(**body.dict()), now=clock.now())
    return 201, ok(title_shape(kept))


@router.delete("/invoice-titles/{title_id}", auth=signed_in, response=answers(None, TitleNotFound))
def forget_title(request: HttpRequest, title_id: Annotated[int, Path(ge=1, le=MAX_ID)]) -> dict[str, Any]:
    """Forget a title. Invoices made out to it stay as they are."""
    services.forget_title(caller(request).pk, title_id)
    return ok(None)


@router.get("/tax-numbers/{number}", auth=signed_in, response=answers(TaxNumberOut, TaxNumberMalformed))
def check_tax_number(request: HttpRequest, number: Annotated[str, Path(max_length=60)]) -> dict[str, Any]:
    """Whether a tax number is well-formed, its check digit included. Whose it is, is not known here."""
    del request
    written = tax_number.normal(number)
    flaw = tax_number.flaw(written)
    if flaw is not None:
        raise TaxNumberMalformed(reason=flaw)
    return ok({"tax_number": written})


@router.get("/orders/{number}/invoices", auth=signed_in, response=answers(OrderInvoicesOut, OrderNotFound))
def invoices_of_order(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """What of my order can be invoiced, and its invoices."""
    return ok(order_invoices_shape(orders.find(caller(request).pk, number)))


@router.post(
    "/orders/{number}/invoices",
    auth=signed_in,
    response=answers(InvoiceOut, OrderNotFound, TaxNumberMalformed, AlreadyInvoiced, status=201),
)
def request_invoice(request: HttpRequest, number: NumberPath, body: TitleIn) -> tuple[int, dict[str, Any]]:
    """Ask for an invoice over my order's cash. The same again gives the same invoice."""
    account = caller(request)
    order = orders.find(account.pk, number)
    made = services.request(order.pk, Title(**body.dict()), now=clock.now(), by=visit(request).by(account.pk))
    return 201, ok(invoice_shape(queries.find(account.pk, made.number)))


@router.get("/invoices", auth=signed_in, response=answers(Page[InvoiceOut]))
def my_invoices(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """My invoices, blue and red, newest first."""
    page = page_of(queries.mine(caller(request).pk), asked)
    return ok({**page, "items": [invoice_shape(invoice) for invoice in page["items"]]})


@router.get("/invoices/{number}", auth=signed_in, response=answers(InvoiceOut, InvoiceNotFound))
def my_invoice(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """One of my invoices."""
    return ok(invoice_shape(queries.find(caller(request).pk, number)))


_PDF = {
    200: {
        "description": "The file",
        "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get(
    "/invoices/{number}/pdf",
    auth=signed_in,
    response=answers(None, InvoiceNotFound, InvoiceNotIssued),
    openapi_extra={"responses": _PDF},
)
def download(request: HttpRequest, number: NumberPath) -> Any:
    """The file of an issued invoice."""
    return _file_of(queries.find(caller(request).pk, number))


@router.get("/ops/invoices", auth=may_issue, response=answers(Page[OpsInvoiceOut], NotAllowed))
def all_invoices(
    request: HttpRequest, asked: Query[PageQuery], state: StateName | None = None
) -> dict[str, Any]:
    """Everybody's invoices in one state or all, newest first."""
    del request
    page = page_of(queries.everybodys(InvoiceState(state) if state else None), asked)
    return ok({**page, "items": [ops_shape(invoice) for invoice in page["items"]]})


@router.get(
    "/ops/invoices/{number}",
    auth=may_issue,
    response=answers(OpsInvoiceInFullOut, NotAllowed, InvoiceNotFound),
)
def invoice_in_full(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """One invoice with its names and numbers in full. Who looked is written down."""
    seen = services.look(number, now=clock.now(), by=visit(request).by(caller(request).pk))
    return ok(ops_shape_in_full(seen))


@router.get(
    "/ops/invoices/{number}/pdf",
    auth=may_issue,
    response=answers(None, NotAllowed, InvoiceNotFound, InvoiceNotIssued),
    openapi_extra={"responses": _PDF},
)
def download_any(request: HttpRequest, number: NumberPath) -> Any:
    """The file of anybody's issued invoice. Who took it is written down."""
    answer = _file_of(queries.any_invoice(number))
    # Only what was given was seen.
    services.look(number, now=clock.now(), by=visit(request).by(caller(request).pk))
    return answer


@router.post(
    "/ops/invoices/{number}/retry",
    auth=may_issue,
    response=answers(OpsInvoiceOut, NotAllowed, InvoiceNotFound, InvoiceCannotMove),
)
def retry_invoice(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """Try to issue an invoice again that failed, or that waits for its next try."""
    services.retry(number, now=clock.now(), by=visit(request).by(caller(request).pk))
    return ok(ops_shape(queries.any_invoice(number)))


def _file_of(invoice: Invoice) -> FileResponse:
    """Raises: InvoiceNotIssued."""
    if not invoice.pdf:
        raise InvoiceNotIssued(state=invoice.state)
    return attachment(invoice.pdf, f"{invoice.official_number}.pdf", "application/pdf")
