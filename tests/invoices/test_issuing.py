import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from procrastinate.contrib.django.models import ProcrastinateJob

from luffy.accounts.models import Account, AuditEntry
from luffy.invoices import issuing
from luffy.invoices.models import InvoiceState
from luffy.invoices.services import Title
from tests.factories.accounts import an_account
from tests.factories.invoices import (
    HUAWEI,
    Broken,
    Refusing,
    Silent,
    a_requested_invoice,
    an_issued_invoice,
    issued,
)
from tests.race import at_once

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


@pytest.fixture
def learner() -> Account:
    return an_account()


def jobs(name: str) -> list[int]:
    rows = ProcrastinateJob.objects.filter(task_name=name).order_by("id")
    return [job.args["invoice_id"] for job in rows]


def use(settings: object, provider: type) -> None:
    settings.INVOICE_PROVIDER = f"{provider.__module__}.{provider.__name__}"


def test_a_requested_invoice_is_issued_with_a_file_nobody_can_guess(learner):
    invoice = a_requested_invoice(learner)
    assert jobs("invoices.issue") == [invoice.pk]

    invoice = issued(invoice)

    assert (invoice.state, invoice.provider, invoice.tries) == (InvoiceState.ISSUED, "proof", 1)
    assert invoice.official_number == f"PROOF-{invoice.number}"
    assert re.fullmatch(r"invoices/\d{4}/\d{2}/[\w-]{32}\.pdf", invoice.pdf)
    assert default_storage.open(invoice.pdf).read(5) == b"%PDF-"
    assert AuditEntry.objects.filter(action="invoice.issue").count() == 1


def test_the_file_is_readable_by_us_alone(learner):
    path = default_storage.path(an_issued_invoice(learner).pdf)

    assert oct(Path(path).stat().st_mode & 0o777) == "0o600"


def test_issuing_again_changes_nothing(learner):
    first = an_issued_invoice(learner)

    again = issued(first)

    assert (again.pdf, again.tries) == (first.pdf, 1)


def test_a_refusal_is_final_and_is_told(learner, settings):
    use(settings, Refusing)

    invoice = issued(a_requested_invoice(learner))

    assert (invoice.state, invoice.last_error) == (InvoiceState.FAILED, "购方税号不存在")
    assert invoice.next_try_at is None
    assert AuditEntry.objects.get(action="invoice.fail").reason == "购方税号不存在"


@pytest.mark.parametrize(("provider", "error"), [(Silent, "no answer in 5 seconds"), (Broken, "KeyError")])
def test_what_does_not_answer_is_asked_again_after_growing_pauses(learner, settings, provider, error):
    use(settings, provider)
    invoice = a_requested_invoice(learner, now=NOW)
    pauses = []

    moment = NOW
    for _ in range(9):
        issuing.issue(invoice.pk, now=moment)
        invoice.refresh_from_db()
        pauses.append((invoice.next_try_at - moment).total_seconds())
        moment = invoice.next_try_at

    assert pauses == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
    assert (invoice.state, invoice.tries, invoice.last_error) == (InvoiceState.REQUESTED, 9, error)


def test_before_its_time_nobody_is_asked(learner, settings):
    use(settings, Silent)
    invoice = a_requested_invoice(learner, now=NOW)
    issuing.issue(invoice.pk, now=NOW)

    issuing.issue(invoice.pk, now=NOW + timedelta(seconds=20))

    invoice.refresh_from_db()
    assert invoice.tries == 1


def test_an_invoice_whose_job_got_lost_is_found(learner):
    invoice = a_requested_invoice(learner, now=NOW)
    an_issued_invoice(learner)

    assert issuing.plan(now=NOW + timedelta(seconds=29)) == 0
    assert issuing.plan(now=NOW + timedelta(seconds=30)) == 1
    assert jobs("invoices.issue").count(invoice.pk) == 2


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_at_once_one_issues():
    invoice = a_requested_invoice(an_account(), now=NOW)

    at_once([lambda: issuing.issue(invoice.pk, now=NOW)] * 6)

    invoice.refresh_from_db()
    assert (invoice.state, invoice.tries) == (InvoiceState.ISSUED, 1)


@pytest.mark.django_db(transaction=True)
def test_two_workers_that_both_asked_leave_one_file(monkeypatch):
    """The first was so slow that its time was over and a second one tried."""
    invoice = a_requested_invoice(an_account(), now=NOW)
    slow = issuing._begin(invoice.pk, now=NOW)
    assert slow is not None
    filed = issuing._file("proof", issuing.provider().issue(issuing._draft(slow, NOW)), now=NOW)
    issuing.issue(invoice.pk, now=NOW + timedelta(seconds=30))

    issuing._finish(invoice.pk, filed, now=NOW + timedelta(seconds=31))

    invoice.refresh_from_db()
    assert (invoice.state, invoice.tries) == (InvoiceState.ISSUED, 2)
    assert default_storage.exists(invoice.pdf)
    assert not default_storage.exists(filed.pdf)


def test_the_receiver_gets_the_file_by_mail(learner, mailoutbox):
    title = Title(HUAWEI.buyer, HUAWEI.name, HUAWEI.tax_number, "caiwu@example.com")
    invoice = an_issued_invoice(learner, title=title)
    assert jobs("invoices.send_letter") == [invoice.pk]

    issuing.send_letter(invoice.pk)

    (letter,) = mailoutbox
    name, content, kind = letter.attachments[0]
    assert (letter.to, letter.subject) == (["caiwu@example.com"], f"发票 {invoice.official_number}")
    assert (name, content[:5], kind) == (f"{invoice.official_number}.pdf", b"%PDF-", "application/pdf")


def test_no_letter_without_an_address(learner):
    an_issued_invoice(learner)

    assert jobs("invoices.send_letter") == []


def test_lines_sum_to_their_invoice(learner):
    invoice = an_issued_invoice(learner, 1, 16_800, 9_999)

    assert sum(invoice.lines.values_list("amount_fen", flat=True)) == invoice.amount_fen == 26_800
