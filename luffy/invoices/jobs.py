"""What the worker does for invoices. Each job may run twice, late, or beside itself."""

from procrastinate.contrib.django import app


@app.task(name="invoices.issue")
def issue_invoice(*, invoice_id: int) -> None:
    del invoice_id
