from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account, AuditEntry
from luffy.invoices import queries, services
from luffy.invoices.errors import (
    AlreadyInvoiced,
    InvoiceCannotMove,
    NoTaxNumberForPerson,
    NothingToInvoice,
    NotPaidYet,
    RefundUnderWay,
    TaxNumberMalformed,
)
from luffy.invoices.models import Buyer, CashReturned, Invoice, InvoiceState, InvoiceTitle
from luffy.invoices.services import Title
from luffy.orders.models import Order, OrderStatus
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.coupons import a_claimed_coupon
from tests.factories.invoices import (
    HUAWEI,
    OPERATOR,
    PERSON,
    Refusing,
    Silent,
    a_requested_invoice,
    an_issued_invoice,
    an_order_in_cash,
    issued,
    redden,
)
from tests.factories.orders import a_paid_order, a_pending_order
from tests.factories.wallet import berries_for
from tests.race import at_once

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


@pytest.fixture
def learner() -> Account:
    return an_account()


def ask(order: Order, title: Title = HUAWEI) -> Invoice:
    return services.request(order.pk, title, now=NOW, by=Actor("api", order.account_id))


def amounts(invoice: Invoice) -> list[tuple[int, int]]:
    return list(
        invoice.lines.order_by("order_line__position").values_list("order_line__position", "amount_fen")
    )


def nothing_is_there() -> bool:
    return not Invoice.objects.exists() and not InvoiceTitle.objects.exists()


def test_an_invoice_is_over_the_cash_of_each_line(learner):
    order = an_order_in_cash(learner, 16_800, 9_900)

    invoice = ask(order)

    assert (invoice.state, invoice.amount_fen, invoice.reddens) == (InvoiceState.REQUESTED, 26_700, None)
    assert amounts(invoice) == [(1, 16_800), (2, 9_900)]
    entry = AuditEntry.objects.get(action="invoice.request")
    assert (entry.subject, entry.actor_id) == (f"invoice:{invoice.number}", learner.pk)


def test_coupons_and_berries_are_not_invoiced(learner):
    course, other = a_course(prices={30: 10_000}), a_course(prices={30: 5_000})
    berries_for(learner, 30)
    coupon = a_claimed_coupon(learner, money_fen=2_000, product=course.product)
    order = a_paid_order(learner, course, other, coupons=[coupon], berries=30)

    invoice = ask(order)

    lines = list(order.lines.order_by("position").values_list("position", "payable_fen"))
    assert amounts(invoice) == lines
    assert invoice.amount_fen == order.payable_fen == 10_000


def test_an_order_without_cash_has_no_invoice(learner):
    berries_for(learner, 100)
    order = a_paid_order(learner, a_course(prices={30: 10_000}), berries=100)

    with pytest.raises(NothingToInvoice):
        ask(order)

    assert nothing_is_there()


def test_an_order_that_is_not_paid_has_no_invoice(learner):
    with pytest.raises(NotPaidYet):
        ask(a_pending_order(learner, a_course()))

    assert nothing_is_there()


def test_an_order_that_is_being_refunded_has_no_invoice_yet(learner):
    order = an_order_in_cash(learner)
    Order.objects.filter(pk=order.pk).update(status=OrderStatus.REFUNDING)

    with pytest.raises(RefundUnderWay):
        ask(order)

    assert nothing_is_there()


@pytest.mark.parametrize(
    ("title", "refusal"),
    [
        (Title(Buyer.COMPANY, "华为技术有限公司", "914403001922038215", ""), TaxNumberMalformed),
        (Title(Buyer.COMPANY, "华为技术有限公司", "", ""), TaxNumberMalformed),
        (Title(Buyer.COMPANY, "华为技术有限公司", "440300192203821", ""), TaxNumberMalformed),
        (Title(Buyer.PERSONAL, "王小明", "914403001922038216", ""), NoTaxNumberForPerson),
    ],
)
def test_a_title_that_cannot_be_right_is_refused(learner, title, refusal):
    order = an_order_in_cash(learner)

    with pytest.raises(refusal):
        ask(order, title)

    assert nothing_is_there()


def test_asking_again_gives_the_same_invoice(learner):
    order = an_order_in_cash(learner)

    first = ask(order)
    again = ask(order, Title(Buyer.COMPANY, " 华为技术有限公司 ", "9144 0300 1922 0382 16", ""))

    assert again.pk == first.pk
    assert Invoice.objects.count() == 1


def test_another_title_is_refused_while_an_invoice_counts(learner):
    invoice = an_issued_invoice(learner)

    with pytest.raises(AlreadyInvoiced) as refused:
        ask(invoice.order, PERSON)

    assert refused.value.detail == {"invoice": invoice.number}
    assert Invoice.objects.count() == 1


def test_after_a_failure_a_new_one_takes_its_place(learner, settings):
    settings.INVOICE_PROVIDER = f"{Refusing.__module__}.Refusing"
    failed = issued(a_requested_invoice(learner))

    new = ask(failed.order, PERSON)

    failed.refresh_from_db()
    assert (failed.state, new.state) == (InvoiceState.WITHDRAWN, InvoiceState.REQUESTED)
    assert (new.title, new.amount_fen) == ("王小明", 16_800)


@pytest.mark.django_db(transaction=True)
def test_of_many_requests_at_once_there_is_one_invoice():
    order = an_order_in_cash(an_account())

    results = at_once([lambda: ask(order)] * 8)

    assert {result.number for result in results} == {Invoice.objects.get().number}


def test_the_database_refuses_a_second_invoice_of_an_order(learner):
    invoice = a_requested_invoice(learner)
    invoice.pk, invoice.number = None, "another"

    with pytest.raises(IntegrityError, match="invoice_one_live_blue"), transaction.atomic():
        invoice.save(force_insert=True)


def test_a_refunded_line_is_taken_back_in_red_and_the_rest_stays(learner):
    blue = an_issued_invoice(learner, 16_800, 9_900)

    redden(blue.order, 2)

    red = issued(Invoice.objects.get(reddens=blue))
    assert (red.state, red.amount_fen, amounts(red)) == (InvoiceState.ISSUED, -9_900, [(2, -9_900)])
    assert (red.title, red.tax_number) == (blue.title, blue.tax_number)
    shown = queries.find(learner.pk, blue.number)
    assert (shown.state, shown.amount_fen, shown.taken_back_fen) == (InvoiceState.ISSUED, 26_700, -9_900)


def test_a_line_is_taken_back_once(learner):
    blue = an_issued_invoice(learner, 16_800, 9_900)

    redden(blue.order, 2)
    redden(blue.order, 1, 2)

    reds = Invoice.objects.filter(reddens=blue).order_by("id")
    assert [amounts(red) for red in reds] == [[(2, -9_900)], [(1, -16_800)]]


def test_a_fee_that_is_kept_stays_invoiced(learner):
    blue = an_issued_invoice(learner, 10_000)
    line = blue.order.lines.get()

    redden(blue.order, 1, back_fen={line.pk: 9_000})

    assert Invoice.objects.get(reddens=blue).amount_fen == -9_000


def test_without_an_invoice_only_the_cash_is_noted_and_the_rest_can_be_invoiced(learner):
    order = an_order_in_cash(learner, 16_800, 9_900, 5_000)

    redden(order, 1)
    redden(order, 2, back_fen={order.lines.get(position=2).pk: 9_000})

    assert not Invoice.objects.exists()
    assert CashReturned.objects.count() == 2
    assert amounts(ask(order)) == [(2, 900), (3, 5_000)]


def test_nothing_can_be_invoiced_of_what_went_back_whole(learner):
    order = an_order_in_cash(learner)
    redden(order, 1)

    with pytest.raises(NothingToInvoice):
        ask(order)


def test_a_red_one_waits_for_its_blue_one(learner):
    blue = a_requested_invoice(learner, 16_800, 9_900)
    redden(blue.order, 1)
    red = Invoice.objects.get(reddens=blue)

    assert issued(red).state == InvoiceState.REQUESTED
    assert Invoice.objects.get(pk=red.pk).tries == 0
    issued(blue)
    assert issued(red).state == InvoiceState.ISSUED


def test_a_failed_invoice_is_withdrawn_when_its_cash_goes_back(learner, settings):
    settings.INVOICE_PROVIDER = f"{Refusing.__module__}.Refusing"
    failed = issued(a_requested_invoice(learner, 16_800, 9_900))

    redden(failed.order, 1)

    failed.refresh_from_db()
    assert (failed.state, failed.red_ones.count()) == (InvoiceState.WITHDRAWN, 0)
    assert amounts(ask(failed.order)) == [(2, 9_900)]


def test_one_that_fails_after_its_cash_went_back_ends_with_its_red_one(learner, settings):
    blue = a_requested_invoice(learner)
    redden(blue.order, 1)
    settings.INVOICE_PROVIDER = f"{Refusing.__module__}.Refusing"

    assert issued(blue).state == InvoiceState.WITHDRAWN
    assert blue.red_ones.get().state == InvoiceState.WITHDRAWN


@pytest.mark.django_db(transaction=True)
def test_refunds_and_requests_at_once_leave_the_cash_that_was_kept():
    order = an_order_in_cash(an_account(), 16_800, 9_900)

    at_once([lambda: ask(order)] * 3 + [lambda: redden(order, 2)] * 3)

    assert sum(Invoice.objects.values_list("amount_fen", flat=True)) == 16_800


def test_an_operator_tries_a_failed_one_again(learner, settings):
    settings.INVOICE_PROVIDER = f"{Refusing.__module__}.Refusing"
    failed = issued(a_requested_invoice(learner))
    settings.INVOICE_PROVIDER = "luffy.invoices.providers.proof.Proof"

    services.retry(failed.number, now=NOW, by=OPERATOR)

    again = Invoice.objects.get(pk=failed.pk)
    assert (again.state, again.tries, again.last_error) == (InvoiceState.REQUESTED, 0, "")
    assert issued(failed).state == InvoiceState.ISSUED


def test_an_operator_need_not_wait_for_the_next_try(learner, settings):
    settings.INVOICE_PROVIDER = f"{Silent.__module__}.Silent"
    waiting = issued(a_requested_invoice(learner))

    services.retry(waiting.number, now=NOW - timedelta(hours=1), by=OPERATOR)

    assert Invoice.objects.get().next_try_at == NOW - timedelta(hours=1)


def test_what_is_issued_is_not_issued_again(learner):
    invoice = an_issued_invoice(learner)

    with pytest.raises(InvoiceCannotMove):
        services.retry(invoice.number, now=NOW, by=OPERATOR)

    assert Invoice.objects.get().state == InvoiceState.ISSUED


def test_the_title_of_a_request_is_kept_and_the_last_one_comes_first(learner):
    ask(an_order_in_cash(learner), PERSON)
    services.request(an_order_in_cash(learner).pk, HUAWEI, now=NOW + timedelta(days=1), by=OPERATOR)

    assert [title.name for title in queries.titles(learner.pk)] == ["华为技术有限公司", "王小明"]


def test_the_titles_used_last_are_kept(learner):
    for day in range(23):
        services.keep_title(
            learner.pk, Title(Buyer.PERSONAL, f"学员{day}", "", ""), now=NOW + timedelta(days=day)
        )

    names = [title.name for title in queries.titles(learner.pk)]
    assert (len(names), names[0], names[-1]) == (20, "学员22", "学员3")
