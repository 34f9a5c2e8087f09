"""What people agreed to, copies of their data, and the end of an account."""

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.db import IntegrityError, InternalError, connection, transaction

from luffy.accounts.models import Account, ApiToken, AuditEntry, Role
from luffy.core.sealed import seal
from luffy.degrees.models import DegreeRegistrationForm
from luffy.degrees.services.form import PURPOSE as FORM_PURPOSE
from luffy.invoices.models import Invoice, InvoiceTitle
from luffy.orders import cart
from luffy.orders.models import Order
from luffy.privacy.contents import PARTS
from luffy.privacy.errors import CannotDelete, DeletionUnderWay, ExportUnderWay, NoDeletion
from luffy.privacy.models import Consent, DataExport, Deletion, ExportState, PolicyVersion
from luffy.privacy.services import deletion, export
from luffy.wallet.models import Transfer, Withdrawal
from tests.factories.accounts import PASSWORD, Api, a_key_for, an_account, api_of
from tests.factories.catalog import a_course
from tests.factories.degrees import Student, a_programme
from tests.factories.invoices import a_requested_invoice
from tests.factories.orders import a_cancelled_order, a_paid_order, a_pending_order
from tests.factories.privacy import VISIT, a_copy, a_policy, agreed, somebody_who_leaves
from tests.factories.refunds import asked_for, the_rules
from tests.factories.wallet import a_withdrawal, berries_for, earned_for
from tests.race import at_once

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC).replace(microsecond=0)
# Tables that name an account which did something for the school, not one that they are about.
OF_OTHERS = {
    "moderation.Case",
    "wallet.LedgerAccount",
    "degrees.DegreeEdition",
    # Who decided on it, sent it along, or had them made.
    "degrees.HomeworkReward",
    "degrees.FollowUpFile",
    "coupons.CodeBatch",
    "campaigns.AccessGrant",
    "payments.GatewayEvent",
    "payments.ForeignRefund",
    "payments.BillDifference",
    "webhooks.Endpoint",
    "privacy.PolicyVersion",
    "catalog.CourseVersion",
    "catalog.ShelfPlan",
    "site.SiteSettings",
    "exchange.ImportRun",
}


def read(row: DataExport) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(default_storage.open(row.path).read())) as archive:
        return {name.removesuffix(".json"): json.loads(archive.read(name)) for name in archive.namelist()}


# -- consent ----------------------------------------------------------------------------------------------------------


def test_everybody_is_asked_again_when_there_is_a_new_version():
    nami = an_account()
    api = api_of(nami)
    assert api.get("/me/privacy/consent").json()["data"] == {
        "asks": None,
        "changes": "",
        "agreed_before": False,
    }
    first = a_policy()
    assert api.get("/me/privacy/consent").json()["data"]["asks"] == first.number

    done = api.post("/me/privacy/consent", {"number": first.number})

    assert done.status_code == 200
    assert api.get("/me/privacy/consent").json()["data"] == {
        "asks": None,
        "changes": "",
        "agreed_before": True,
    }
    second = a_policy(changes="新增短信服务商")
    assert api.get("/me/privacy/consent").json()["data"] == {
        "asks": second.number,
        "changes": "新增短信服务商",
        "agreed_before": True,
    }
    late = api.post("/me/privacy/consent", {"number": first.number})
    assert (late.status_code, late.json()["code"], late.json()["detail"]) == (
        409,
        3521,
        {"current": second.number},
    )
    assert Consent.objects.filter(account=nami).count() == 1
    assert api.post("/me/privacy/consent", {"number": 99}).json()["code"] == 3520


def test_agreeing_twice_is_agreeing_once():
    nami = an_account()
    a_policy()

    for _ in range(2):
        agreed(nami, now=NOW)

    consent = Consent.objects.get()
    assert (consent.agreed_at, consent.address) == (NOW, VISIT.address)
    assert AuditEntry.objects.filter(action="policy.agreed").count() == 1


def test_neither_a_text_nor_an_agreement_is_written_anew():
    a_policy()
    agreed(an_account())

    for statement in ("privacy_policyversion SET text_zh = 'x'", "privacy_consent SET agreed_at = now()"):
        with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
            connection.cursor().execute(f"UPDATE {statement}")


def test_a_text_is_read_in_ones_language_and_earlier_versions_stay():
    a_policy("第一版")
    a_policy("第二版")

    assert Api().get("/privacy/policy").json()["data"]["text"] == "第二版"
    assert Api().get("/privacy/policy/1").json()["data"]["text"] == "第一版"
    english = Api(**{"Accept-Language": "en"}).get("/privacy/policy").json()["data"]["text"]
    assert english == "How we use your data"
    assert Api().get("/privacy/policy/3").json()["code"] == 3520


# -- a copy -----------------------------------------------------------------------------------------------------------


def test_every_table_about_a_person_is_in_the_copy():
    """A new one: put it into privacy/contents.py, or say here that it is about others."""
    named = {part.model._meta.label for part in PARTS}
    about_people = {
        model._meta.label
        for model in apps.get_models()
        if any(field.related_model is Account for field in model._meta.concrete_fields)
        and not model._meta.label.startswith(("admin.", "auth."))
    }

    assert about_people - named - OF_OTHERS == set()


def test_a_copy_holds_what_is_hers_with_seals_opened_and_nothing_of_others_or_of_keys():
    nami, vivi = an_account("nami", email="nami@example.com"), an_account("vivi")
    a_key_for(nami)
    student = Student(a_programme(), account=nami)
    DegreeRegistrationForm.objects.create(
        enrolment_id=student.enrolment_id,
        sealed_work=seal(json.dumps({"company": "橘子村"}), FORM_PURPOSE),
        work_experience=1,
        why_take_this_course="画海图",
        why_choose_us="路飞",
        your_expectation="世界",
        submitted_at=NOW,
    )
    mine, theirs = a_paid_order(nami, a_course()), a_paid_order(vivi, a_course())
    earned_for(nami, 500)
    a_withdrawal(nami)

    told = read(a_copy(nami))

    assert [row["username"] for row in told["account"]] == ["nami"]
    assert [row["number"] for row in told["orders"]] == [mine.number]
    assert theirs.number not in json.dumps(told)
    assert told["registration-forms"][0]["work"] == {"company": "橘子村"}
    assert told["withdrawals"][0]["payee"]["account"].isdigit()
    text = json.dumps(told)
    for secret in (nami.password, Withdrawal.objects.get().payee_sealed):
        assert secret not in text
    assert "digest" not in text
    assert "idempotency_key" not in text
    assert told["about"]["files"]["orders"] == 1
    assert set(told) == {part.name for part in PARTS} | {"about"}


def test_a_copy_is_fetched_by_a_link_that_ends(settings):
    nami = an_account()
    api, vivi = api_of(nami), api_of(an_account())
    asked = api.post("/me/privacy/exports", None)
    assert (asked.status_code, asked.json()["data"]["state"]) == (201, "waiting")
    number = asked.json()["data"]["number"]
    assert api.post(f"/me/privacy/exports/{number}/link", None).json()["code"] == 3524
    assert api.post("/me/privacy/exports", None).json()["code"] == 3523
    export.make_copy(DataExport.objects.get().pk, now=datetime.now(UTC))

    url = api.post(f"/me/privacy/exports/{number}/link", None).json()["data"]["url"]

    answer = Api().get(url.removeprefix("/api/v1"))
    assert (answer.status_code, answer["Content-Disposition"][:10]) == (200, "attachment")
    assert zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).testzip() is None
    assert DataExport.objects.get().downloads == 1
    assert Api().get(url.removeprefix("/api/v1") + "x").json()["code"] == 3522
    assert vivi.post(f"/me/privacy/exports/{number}/link", None).json()["code"] == 3522
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(export, "LINK_SECONDS", -1)
        assert Api().get(url.removeprefix("/api/v1")).json()["code"] == 3522
    path = DataExport.objects.get().path
    assert export.expire(now=datetime.now(UTC) + timedelta(days=7, minutes=1)) == 1
    assert not default_storage.exists(path)
    assert Api().get(url.removeprefix("/api/v1")).json()["code"] == 3522


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_ask_for_a_copy_at_once_one_gets_it_and_the_others_are_told():
    nami = an_account("nami")

    asked = at_once([lambda: export.ask(account_id=nami.pk, by=VISIT.by(nami.pk), now=NOW)] * 8)

    assert sorted(type(one).__name__ for one in asked) == ["DataExport"] + ["ExportUnderWay"] * 7
    assert DataExport.objects.count() == 1


def test_another_copy_can_be_had_a_day_later_and_one_that_was_never_made_fails():
    nami = an_account()
    export.ask(account_id=nami.pk, by=VISIT.by(nami.pk), now=NOW)
    with pytest.raises(ExportUnderWay):
        export.ask(account_id=nami.pk, by=VISIT.by(nami.pk), now=NOW + timedelta(hours=23))

    export.expire(now=NOW + timedelta(hours=24))

    assert DataExport.objects.get().state == ExportState.FAILED
    export.ask(account_id=nami.pk, by=VISIT.by(nami.pk), now=NOW + timedelta(hours=25))


def test_operators_see_who_fetched_her_data_and_not_the_data():
    a_copy(an_account("nami"))

    listed = api_of(an_account(role=Role.OPERATOR)).get("/ops/privacy/exports").json()["data"]["items"]

    assert [(row["username"], row["state"], row["downloads"]) for row in listed] == [("nami", "ready", 0)]
    assert "path" not in listed[0]


# -- the end ----------------------------------------------------------------------------------------------------------


def test_after_a_week_nothing_by_which_she_is_known_stays_and_the_books_do(
    django_capture_on_commit_callbacks: Any,
):
    nami = an_account("nami", password=PASSWORD, email="nami@example.com", first_name="娜美")
    key = a_key_for(nami)
    berries_for(nami, 50)
    order = a_paid_order(nami, a_course())
    invoice = a_requested_invoice(nami)
    copy = a_copy(nami)
    cart.put(nami.pk, product="course:1", price_policy_id=1, now=NOW)
    moved = Transfer.objects.filter(owner=nami).count()
    deletion.ask(account=nami, password=PASSWORD, visit=VISIT, now=NOW)

    assert deletion.delete_due(now=NOW + timedelta(days=6, hours=23)) == 0
    assert Account.objects.get(pk=nami.pk).username == "nami"
    assert default_storage.exists(copy.path)
    assert cart.entries(nami.pk)
    with django_capture_on_commit_callbacks(execute=True):
        assert [deletion.delete_due(now=NOW + timedelta(days=7)) for _ in range(2)] == [1, 0]

    gone = Account.objects.get(pk=nami.pk)
    assert (gone.username, gone.email, gone.first_name, gone.is_active) == (
        f"deleted-{nami.pk}",
        "",
        "",
        False,
    )
    assert not gone.has_usable_password()
    assert Api(key).get("/me").status_code == 401
    assert not ApiToken.objects.filter(account=nami, revoked_at=None).exists()
    assert not InvoiceTitle.objects.filter(account=nami).exists()
    assert not default_storage.exists(copy.path)
    assert DataExport.objects.get(pk=copy.pk).path == ""
    assert cart.entries(nami.pk) == []
    assert Order.objects.filter(account=nami, number=order.number).exists()
    assert Invoice.objects.filter(pk=invoice.pk).exists()
    assert Transfer.objects.filter(owner=nami).count() == moved
    assert AuditEntry.objects.filter(action="account.anonymised", subject=f"account:{nami.pk}").count() == 1
    # Her name is free again.
    an_account("nami", email="nami@example.com")


def test_she_can_take_it_back_within_the_week():
    nami = somebody_who_leaves(now=NOW)

    deletion.withdraw(account_id=nami.pk, by=VISIT.by(nami.pk), now=NOW + timedelta(days=3))

    assert deletion.delete_due(now=NOW + timedelta(days=8)) == 0
    with pytest.raises(NoDeletion):
        deletion.withdraw(account_id=nami.pk, by=VISIT.by(nami.pk), now=NOW)
    deletion.ask(account=nami, password=PASSWORD, visit=VISIT, now=NOW + timedelta(days=9))
    with pytest.raises(DeletionUnderWay):
        deletion.ask(account=nami, password=PASSWORD, visit=VISIT, now=NOW + timedelta(days=9))


def test_it_is_refused_while_money_is_under_way_and_says_why():
    the_rules()
    nami = an_account(password=PASSWORD)
    waiting = a_pending_order(nami, a_course())
    back = asked_for(a_paid_order(nami, a_course()))
    earned_for(nami, 500)
    payout = a_withdrawal(nami)

    with pytest.raises(CannotDelete) as refused:
        deletion.ask(account=nami, password=PASSWORD, visit=VISIT, now=NOW)

    assert set(refused.value.detail["blockers"]) == {
        f"order:{waiting.number}",
        f"order:{back.order.number}",
        f"refund:{back.number}",
        f"withdrawal:{payout.number}",
    }
    assert not Deletion.objects.exists()
    told = api_of(nami).get("/me/privacy").json()["data"]["blockers"]
    assert {f"{one['kind']}:{one['number']}" for one in told} == set(refused.value.detail["blockers"])


def test_what_she_buys_in_the_week_keeps_her_until_it_is_settled():
    nami = somebody_who_leaves(now=NOW)
    order = a_pending_order(nami, a_course())

    assert deletion.delete_due(now=NOW + timedelta(days=8)) == 0
    a_cancelled_order(order)
    assert deletion.delete_due(now=NOW + timedelta(days=8)) == 1


@pytest.mark.parametrize("fields", [{"role": Role.OPERATOR}, {"is_staff": True}, {"is_superuser": True}])
def test_who_acts_for_the_school_hands_that_over_first(fields: dict):
    account = an_account(password=PASSWORD, **fields)

    with pytest.raises(CannotDelete):
        deletion.ask(account=account, password=PASSWORD, visit=VISIT, now=NOW)


def test_a_wrong_password_ends_nothing():
    answer = api_of(an_account(password=PASSWORD)).post(
        "/me/privacy/deletion", {"password": "something-else"}
    )

    assert (answer.status_code, answer.json()["code"]) == (422, 1209)
    assert not Deletion.objects.exists()


def test_versions_are_counted_without_gaps():
    assert [a_policy().number, a_policy().number, a_policy().number] == [1, 2, 3]
    assert PolicyVersion.objects.count() == 3
