from datetime import UTC, datetime

import pytest

from luffy.accounts.models import Account, AuditEntry
from luffy.accounts.permissions import Role
from luffy.invoices.models import Invoice
from luffy.invoices.services import Title
from luffy.orders.models import Order
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.catalog import a_course
from tests.factories.invoices import (
    HUAWEI,
    PERSON,
    Refusing,
    Silent,
    a_requested_invoice,
    an_issued_invoice,
    an_order_in_cash,
    issued,
    redden,
)
from tests.factories.orders import a_pending_order

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
COMPANY = {"buyer": "company", "name": "华为技术有限公司", "tax_number": "914403001922038216"}


@pytest.fixture
def learner() -> Account:
    return an_account()


@pytest.fixture
def api(learner: Account) -> Api:
    return api_of(learner)


def told(answer, status=200):
    assert answer.status_code == status, answer.content.decode()
    return answer.json()["data"]


def refused(answer):
    body = answer.json()
    return answer.status_code, body["code"], body["detail"]


def test_an_invoice_is_asked_for_and_shown(api, learner):
    order = an_order_in_cash(learner, 16_800)

    made = told(api.post(f"/orders/{order.number}/invoices", {**COMPANY, "email": "a@example.com"}), 201)

    invoice = Invoice.objects.get()
    assert made == {
        "number": invoice.number,
        "order": order.number,
        "color": "blue",
        "reddens": None,
        "state": "requested",
        "state_label": "开票中",
        "buyer": "company",
        "title": "华为技术有限公司",
        "tax_number": "914403001922038216",
        "email": "a@example.com",
        "lines": [{"name": order.lines.get().name, "amount_fen": 16_800}],
        "amount_fen": 16_800,
        "taken_back_fen": 0,
        "official_number": None,
        "problem": None,
        "requested_at": made["requested_at"],
        "issued_at": None,
    }
    assert told(api.get(f"/invoices/{invoice.number}")) == made
    assert told(api.get("/invoices"))["items"] == [made]


def test_asking_twice_gives_the_same(api, learner):
    order = an_order_in_cash(learner)

    first = told(api.post(f"/orders/{order.number}/invoices", COMPANY), 201)
    again = told(api.post(f"/orders/{order.number}/invoices", COMPANY), 201)

    assert first == again
    assert Invoice.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "code", "reason"),
    [
        ({"tax_number": "914403001922038215"}, 2101, "check_digit"),
        ({"tax_number": ""}, 2101, "missing"),
        ({"tax_number": "440300192203821"}, 2101, "old"),
        ({"tax_number": "914403"}, 2101, "shape"),
        ({"buyer": "personal"}, 2102, None),
    ],
)
def test_a_title_that_cannot_be_right_is_refused(api, learner, change, code, reason):
    order = an_order_in_cash(learner)

    answer = api.post(f"/orders/{order.number}/invoices", {**COMPANY, **change})

    assert refused(answer) == (422, code, {"reason": reason} if reason else {})
    assert not Invoice.objects.exists()


@pytest.mark.parametrize("name", ["", "  ", "华为\x00", "华为\n技术", "\x7f"])
def test_a_title_is_one_line_that_can_be_seen(api, learner, name):
    order = an_order_in_cash(learner)

    assert api.post(f"/orders/{order.number}/invoices", {**COMPANY, "name": name}).status_code == 422
    assert not Invoice.objects.exists()


@pytest.mark.parametrize("email", ["nobody", "a@b", "a@b.c,d@e.f", "a@b.c\nBcc: d@e.f", "甲 <a@b.c>"])
def test_only_one_address_is_taken(api, learner, email):
    order = an_order_in_cash(learner)

    answer = api.post(f"/orders/{order.number}/invoices", {**COMPANY, "email": email})

    assert (answer.status_code, answer.json()["code"]) == (422, 1101)
    assert not Invoice.objects.exists()


def test_what_can_be_invoiced_is_shown_before_asking(api, learner):
    order = an_order_in_cash(learner, 16_800, 9_900)
    redden(order, 2)

    shown = told(api.get(f"/orders/{order.number}/invoices"))

    line = order.lines.get(position=1)
    assert shown == {
        "order": order.number,
        "lines": [{"name": line.name, "amount_fen": 16_800}],
        "amount_fen": 16_800,
        "problem": None,
        "invoices": [],
    }


def test_why_nothing_can_be_invoiced_is_shown(api, learner):
    order = a_pending_order(learner, a_course())

    shown = told(api.get(f"/orders/{order.number}/invoices"))

    assert shown["problem"] == {"code": 2110, "msg": "订单支付完成后才能申请发票"}


def test_a_failure_is_told_with_its_reason_and_a_silence_is_not_blamed(api, learner, settings):
    settings.INVOICE_PROVIDER = f"{Refusing.__module__}.Refusing"
    failed = issued(a_requested_invoice(learner))
    settings.INVOICE_PROVIDER = f"{Silent.__module__}.Silent"
    waiting = issued(a_requested_invoice(learner))

    shown = {one["number"]: one["problem"] for one in told(api.get("/invoices"))["items"]}

    assert shown == {
        failed.number: "购方税号不存在",
        waiting.number: "开票服务暂时没有回应, 系统会继续尝试",
    }


def test_a_red_one_names_its_blue_one(api, learner):
    blue = an_issued_invoice(learner, 16_800, 9_900)
    redden(blue.order, 2)
    red = issued(Invoice.objects.get(reddens=blue))

    shown_red, shown_blue = told(api.get("/invoices"))["items"]

    assert (shown_red["color"], shown_red["reddens"], shown_red["amount_fen"]) == ("red", blue.number, -9_900)
    assert shown_red["number"] == red.number
    assert (shown_blue["amount_fen"], shown_blue["taken_back_fen"]) == (26_700, -9_900)


def test_the_file_is_given_to_its_owner_as_a_download(api, learner):
    invoice = an_issued_invoice(learner)

    answer = api.get(f"/invoices/{invoice.number}/pdf")

    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)[:5] == b"%PDF-"
    assert {
        name: answer[name]
        for name in ("Content-Type", "Content-Disposition", "X-Content-Type-Options", "Cache-Control")
    } == {
        "Content-Type": "application/pdf",
        "Content-Disposition": f'attachment; filename="PROOF-{invoice.number}.pdf"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }


def test_somebody_elses_file_is_not_there(learner):
    invoice = an_issued_invoice(learner)

    for stranger in (an_account(), an_account(role=Role.OPERATOR)):
        assert refused(api_of(stranger).get(f"/invoices/{invoice.number}/pdf")) == (404, 2100, {})


def test_no_address_leads_to_the_folder_of_files(learner):
    invoice = an_issued_invoice(learner)
    stranger = Api()

    for address in (
        f"/static/{invoice.pdf}",
        f"/media/{invoice.pdf}",
        f"/files/{invoice.pdf}",
        f"/{invoice.pdf}",
    ):
        assert stranger.client.get(address).status_code == 404


def test_there_is_no_file_before_it_is_issued(api, learner):
    invoice = a_requested_invoice(learner)

    assert refused(api.get(f"/invoices/{invoice.number}/pdf")) == (409, 2121, {"state": "requested"})


def test_titles_are_saved_listed_and_forgotten(api, learner):
    person = told(api.post("/invoice-titles", {"buyer": "personal", "name": " 王小明 "}), 201)
    company = told(api.post("/invoice-titles", {**COMPANY, "tax_number": "9144 0300 1922 038216"}), 201)
    again = told(api.post("/invoice-titles", {**COMPANY, "email": "a@example.com"}), 201)

    assert company["tax_number"] == "914403001922038216"
    assert again == {**company, "email": "a@example.com"}
    assert told(api.get("/invoice-titles"))["items"] == [again, person]
    assert told(api.delete(f"/invoice-titles/{person['id']}")) is None
    assert told(api.get("/invoice-titles"))["items"] == [again]


def test_a_tax_number_is_checked_while_it_is_typed(api):
    assert told(api.get("/tax-numbers/9144-0300-71526726xg")) == {"tax_number": "9144030071526726XG"}
    assert refused(api.get("/tax-numbers/914403007152672611")) == (422, 2101, {"reason": "check_digit"})


def test_operators_see_everybodys_with_names_and_numbers_masked(learner, settings):
    an_issued_invoice(learner, title=Title(PERSON.buyer, PERSON.name, "", "xiaoming@example.com"))
    settings.INVOICE_PROVIDER = f"{Refusing.__module__}.Refusing"
    failed = issued(a_requested_invoice(learner, title=HUAWEI))
    operator = api_of(an_account(role=Role.OPERATOR))

    everything = told(operator.get("/ops/invoices"))["items"]
    failures = told(operator.get("/ops/invoices", state="failed"))["items"]

    assert [(one["title"], one["tax_number"], one["email"]) for one in everything] == [
        ("华*******", "**************8216", ""),
        ("王**", "", "x***@example.com"),
    ]
    assert [(one["number"], one["last_error"], one["tries"]) for one in failures] == [
        (failed.number, "购方税号不存在", 1)
    ]


def test_an_operator_opens_one_in_full_and_each_look_is_written_down(learner):
    title = Title(HUAWEI.buyer, HUAWEI.name, HUAWEI.tax_number, "caiwu@example.com")
    blue = an_issued_invoice(learner, 16_800, 9_900, title=title)
    redden(blue.order, 2)
    red = issued(Invoice.objects.get(reddens=blue))
    looker = an_account(role=Role.FINANCE)
    office = api_of(looker)

    seen = told(office.get(f"/ops/invoices/{blue.number}"))
    seen_red = told(office.get(f"/ops/invoices/{red.number}"))

    shown = ("title", "tax_number", "email", "username", "amount_fen", "taken_back_fen", "reddens")
    assert [seen[name] for name in shown] == [
        HUAWEI.name,
        HUAWEI.tax_number,
        "caiwu@example.com",
        learner.username,
        26_700,
        -9_900,
        None,
    ]
    assert [line["amount_fen"] for line in seen["lines"]] == [16_800, 9_900]
    assert (seen_red["reddens"], [line["amount_fen"] for line in seen_red["lines"]]) == (
        blue.number,
        [-9_900],
    )
    assert list(
        AuditEntry.objects.filter(action="invoice.seen").order_by("pk").values_list("subject", "actor")
    ) == [(f"invoice:{blue.number}", looker.pk), (f"invoice:{red.number}", looker.pk)]


def test_an_operator_takes_the_file_and_that_is_written_down(learner):
    invoice, waiting = an_issued_invoice(learner), a_requested_invoice(learner)
    looker = an_account(role=Role.FINANCE)
    office = api_of(looker)

    answer = office.get(f"/ops/invoices/{invoice.number}/pdf")
    refusal = office.get(f"/ops/invoices/{waiting.number}/pdf")

    assert b"".join(answer.streaming_content)[:5] == b"%PDF-"
    assert answer["Content-Disposition"] == f'attachment; filename="PROOF-{invoice.number}.pdf"'
    assert refused(refusal) == (409, 2121, {"state": "requested"})
    assert list(AuditEntry.objects.filter(action="invoice.seen").values_list("subject", "actor")) == [
        (f"invoice:{invoice.number}", looker.pk)
    ]


def test_nobody_without_the_right_opens_one_and_no_look_is_written_down(learner):
    invoice = an_issued_invoice(learner)

    for account, expected in ((learner, 403), (an_account(role=Role.MENTOR), 403)):
        for part in ("", "/pdf"):
            assert api_of(account).get(f"/ops/invoices/{invoice.number}{part}").status_code == expected
    assert refused(api_of(an_account(role=Role.OPERATOR)).get("/ops/invoices/nowhere")) == (404, 2100, {})
    assert not AuditEntry.objects.filter(action="invoice.seen").exists()


def test_an_operator_has_a_failed_one_tried_again(learner, settings):
    settings.INVOICE_PROVIDER = f"{Refusing.__module__}.Refusing"
    failed = issued(a_requested_invoice(learner))
    operator = api_of(an_account(role=Role.OPERATOR))

    again = told(operator.post(f"/ops/invoices/{failed.number}/retry"))

    assert (again["state"], again["tries"], again["last_error"]) == ("requested", 0, "")
    assert refused(operator.post("/ops/invoices/nowhere/retry")) == (404, 2100, {})


def test_a_list_asks_the_database_as_often_for_many_as_for_one(api, learner, django_assert_num_queries):
    for _ in range(4):
        an_issued_invoice(learner, 16_800, 9_900)

    with django_assert_num_queries(4):
        told(api.get("/invoices"))


def test_an_order_of_somebody_else_is_not_there(api):
    order: Order = an_order_in_cash(an_account())

    assert refused(api.post(f"/orders/{order.number}/invoices", COMPANY))[:2] == (404, 1630)
    assert refused(api.get(f"/orders/{order.number}/invoices"))[:2] == (404, 1630)
    assert not Invoice.objects.exists()
