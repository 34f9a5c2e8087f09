"""What the worker does for invoices. Each job may run twice, late, or beside itself."""

from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.invoices import issuing


@app.periodic(cron="* * * * *")
@app.task(name="invoices.look_after", queueing_lock="invoices.look_after")
def look_after(timestamp: int) -> None:
    """Every minute: find what is due."""
    del timestamp
    issuing.plan(now=clock.now())


@app.task(name="invoices.issue")
def issue_invoice(*, invoice_id: int) -> None:
    issuing.issue(invoice_id, now=clock.now())


@app.task(name="invoices.send_letter", retry=3)
def send_letter(*, invoice_id: int) -> None:
    issuing.send_letter(invoice_id)
