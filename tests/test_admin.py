"""The back office opens every page it offers, in Chinese, and changes no fact."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.db.models import Model
from django.test import Client, RequestFactory
from django.urls import reverse
from unfold.admin import ModelAdmin as Themed

from luffy.accounts.audit import SYSTEM_JOB, Actor
from luffy.accounts.models import Account, AuditEntry
from luffy.accounts.votes import Ballot
from luffy.campaigns.grants import Gift, give
from luffy.catalog.editing import shelf
from luffy.community.services import comments, likes, views
from luffy.degrees.grades import Mark
from luffy.degrees.models import Appeal, Likeness, RewardRule
from luffy.demo.catalogue import load_catalogue
from luffy.exchange.models import TableKind
from luffy.figures.models import FunnelDay
from luffy.moderation.models import Case, Keyword, Reason, Report
from luffy.moderation.words import Verdict as WordVerdict
from luffy.notify import digests, reach
from luffy.notify.models import Channel as Way
from luffy.notify.models import Kind, Rhythm
from luffy.notify.services import Choice, choose
from luffy.orders.models import ModuleCredit, Order, OrderLine
from luffy.payments.models import (
    Bill,
    BillDifference,
    BillLine,
    Channel,
    DifferenceKind,
    ForeignRefund,
    GatewayEvent,
    PaymentAttempt,
    Verdict,
)
from luffy.refunds.models import RefundRequest, RefundRule
from luffy.search.models import AskedQuery
from luffy.search.services import synonyms, words
from tests.factories.accounts import a_key_for, an_account
from tests.factories.catalog import a_course
from tests.factories.certificates import a_certificate
from tests.factories.community import a_comment, an_article
from tests.factories.coupons import a_code
from tests.factories.credits import a_credit
from tests.factories.degrees import Student, a_programme
from tests.factories.discussions import an_answer
from tests.factories.editor import an_edited_course
from tests.factories.exchange import imported
from tests.factories.exercises import a_mistake
from tests.factories.invoices import a_requested_invoice, redden
from tests.factories.lessons import a_lesson_with_everything
from tests.factories.membership import a_member
from tests.factories.notify import told
from tests.factories.orders import a_paid_order
from tests.factories.privacy import somebody_who_leaves
from tests.factories.refunds import asked_for, the_rules
from tests.factories.reviews import a_review
from tests.factories.site import set_site
from tests.factories.uploads import for_talk, uploaded
from tests.factories.wallet import a_waiting_gift, a_withdrawal, earned_for
from tests.factories.webhooks import a_delivery_with_everything
from tests.invariants.school import a_school

pytestmark = pytest.mark.django_db

NOW = datetime.now(UTC)
FACTS = [
    *(
        model
        for app in ("wallet", "orders", "payments", "invoices", "refunds")
        for model in apps.get_app_config(app).get_models()
    )
]
# What was decided for later is no fact.
FACTS = [model for model in FACTS if model not in (RefundRule, ModuleCredit)] + [AuditEntry]


def address(model: type[Model], page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def state(model: type[Model]) -> list[Any]:
    return list(model._default_manager.order_by("pk").values())


@pytest.fixture
def captain() -> Account:
    return an_account("captain", is_staff=True, is_superuser=True)


@pytest.fixture
def office(captain: Account) -> Client:
    client = Client()
    client.force_login(captain)
    return client


def tell_somebody() -> None:
    reader = an_account(email="reader@example.com")
    by_email = {Kind.GRADUATED: Choice(in_app=True, email=True)}
    choose(account_id=reader.pk, language="en", rhythm=Rhythm.DAILY, kinds=by_email)
    told(reader)
    digests.gather(now=NOW)
    reach.keep(account_id=reader.pk, channel=Way.SMS, address="13800138000", now=NOW)


def an_article_with_everything() -> None:
    article, account = an_article(), an_account()
    comment = a_comment(article)
    comments.vote(comment_id=comment.pk, account_id=account.pk, value=Ballot.AGREE, now=NOW)
    likes.like(article_id=article.pk, account_id=account.pk, now=NOW)
    likes.collect(target=f"article:{article.pk}", account_id=account.pk, now=NOW)
    views.see(article_id=article.pk, visitor="x")
    views.flush(now=NOW)


def a_reported_text() -> None:
    Keyword.objects.create(word="坏词", folded="坏词", verdict=WordVerdict.HOLD)
    case = Case.objects.create(
        target="note:1", kind="note", author=an_account(), cause="report", opened_at=NOW
    )
    Report.objects.create(case=case, account=an_account(), reason=Reason.SPAM, at=NOW)


def a_homework_with_everything() -> None:
    student, other = (Student(degree) for degree in [a_programme()] * 2)
    RewardRule.objects.create(degree_course=student.degree, cause="late", percent=20)
    for one in (student, other):
        one.open()
    grading = student.graded("1-1", Mark.D)
    Appeal.objects.create(grading=grading, reason="错了", created_at=NOW)
    Likeness.objects.create(submission=other.hand_in("1-1"), other=grading.submission, percent=90)
    uploaded(student.account)


@pytest.fixture
def everything() -> None:
    """At least one row of every model."""
    load_catalogue(now=NOW)
    shelf.plan(an_edited_course().pk, on_at=NOW + timedelta(days=1), off_at=None, by=SYSTEM_JOB, now=NOW)
    set_site(contact_phone="400-000-0000")
    imported(an_account(), TableKind.TEACHERS, ["姓名"], ["罗宾"])
    a_homework_with_everything()
    a_lesson_with_everything()
    a_key_for(a_school().buyer)
    tell_somebody()
    a_reported_text()
    an_article_with_everything()
    an_answer()
    a_mistake()
    a_code()
    a_credit()
    a_review()
    synonyms.write(words=["py", "python"], by=SYSTEM_JOB, now=NOW)
    words.learn(now=NOW)
    AskedQuery.objects.create(day=NOW.date(), text="python", visitors=3, results=1)
    a_certificate()
    a_member()
    give([an_account().pk], Gift(a_course().pk, 30, "x"), by=Actor("test", an_account().pk), now=NOW)
    redden(a_requested_invoice(an_account()).order, 1)
    the_rules()
    asked_for(a_paid_order(an_account(), a_course()))
    a_bill_with_everything()
    mentor = an_account()
    for_talk(mentor)
    earned_for(mentor, 100)
    a_withdrawal(mentor)
    a_waiting_gift(mentor)
    a_delivery_with_everything()
    somebody_who_leaves()
    FunnelDay.objects.create(day=NOW.date(), carts=2, settlements=1)
    GatewayEvent.objects.create(
        channel=Channel.ALIPAY, dedupe_key="1", verdict=Verdict.NOTED, raw=b"payer=secret", received_at=NOW
    )


def a_bill_with_everything() -> None:
    bill = Bill.objects.create(channel=Channel.ALIPAY, bill_date=NOW.date())
    BillLine.objects.create(bill=bill, out_trade_no="X", channel_trade_no="C", amount_fen=1, at=NOW)
    BillDifference.objects.create(
        bill=bill, kind=DifferenceKind.PAYMENT_MISSING_HERE, out_trade_no="X", theirs_fen=1, found_at=NOW
    )
    ForeignRefund.objects.create(
        channel=Channel.ALIPAY,
        out_trade_no="X",
        out_refund_no="FX",
        amount_fen=1,
        created_at=NOW,
        next_try_at=NOW,
    )


@pytest.mark.usefixtures("everything")
def test_every_page_opens_in_chinese(office: Client, captain: Account) -> None:
    asked = RequestFactory().get("/")
    asked.user = captain
    wrong = []
    for model, shown in admin.site._registry.items():
        row = model._default_manager.order_by("pk").first()
        assert row is not None, f"there is no {model.__name__} to open"
        pages = [address(model, "changelist"), address(model, "change", row.pk)]
        if shown.has_add_permission(asked):
            pages.append(address(model, "add"))
        for page in pages:
            answer = office.get(page)
            if answer.status_code != 200 or '<html lang="zh-hans"' not in answer.content.decode():
                wrong.append((page, answer.status_code))
    assert wrong == []


@pytest.mark.usefixtures("everything")
def test_nobody_edits_adds_or_deletes_money_orders_or_the_audit_trail(office: Client) -> None:
    for model in (model for model in FACTS if model in admin.site._registry):
        row = model._default_manager.order_by("pk").first()
        before = state(model)
        pages = [
            address(model, "add"),
            address(model, "change", row.pk),
            address(model, "delete", row.pk),
        ]
        assert [office.post(page, {"post": "yes"}).status_code for page in pages] == [403, 403, 403], model
        # No action that deletes is offered, nor taken.
        office.post(
            address(model, "changelist"),
            {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"},
        )
        assert state(model) == before


@pytest.mark.usefixtures("everything")
def test_what_names_the_payer_is_not_shown(office: Client) -> None:
    page = office.get(address(GatewayEvent, "change", GatewayEvent.objects.get().pk)).content.decode()
    assert "payer" not in page


def test_what_signs_people_in_is_not_to_be_looked_at() -> None:
    shown = {model._meta.label for model in admin.site._registry}
    assert not shown & {"auth.Group", "mfa.Authenticator", "usersessions.UserSession", "account.EmailAddress"}


def editors(captain: Account) -> Iterator[BaseModelAdmin[Any]]:
    """Whoever offers a form to write in, with the tables inside of it."""
    asked = RequestFactory().get("/")
    asked.user = captain
    for shown in admin.site._registry.values():
        if shown.has_add_permission(asked) or shown.has_change_permission(asked):
            yield shown
            yield from shown.get_inline_instances(asked)


def test_rows_of_other_tables_are_found_by_typing(captain: Account) -> None:
    """A list to choose from would hold every row: a page that grows with the school."""
    listed = []
    for shown in editors(captain):
        parent = getattr(shown, "parent_model", None)
        fields = [*shown.model._meta.fields, *shown.model._meta.many_to_many]
        found = {*shown.autocomplete_fields, *shown.raw_id_fields}
        hidden = {*found, *shown.readonly_fields, *(shown.exclude or ())}
        listed += [
            f"{type(shown).__name__}.{field.name}"
            for field in fields
            if field.is_relation and field.editable and field.related_model is not parent
            if field.name not in hidden and field.name in (shown.fields or [field.name])
        ]
    assert listed == []


def test_every_table_wears_the_theme() -> None:
    plain = [model.__name__ for model, shown in admin.site._registry.items() if not isinstance(shown, Themed)]
    assert plain == []


@pytest.mark.usefixtures("everything")
def test_orders_payments_and_refunds_lead_to_the_case_file(office: Client) -> None:
    for model in (Order, OrderLine, PaymentAttempt, RefundRequest):
        row = model.objects.order_by("pk").first()
        number = getattr(row, "number", "") if model is Order else row.order.number
        for page in (address(model, "changelist"), address(model, "change", row.pk)):
            assert f'href="/ops/orders/{number}"' in office.get(page).content.decode(), page


def test_the_index_is_in_chinese(office: Client) -> None:
    page = office.get("/admin/").content.decode()
    assert "路飞后台" in page
    assert "搜索表格" in page
    assert "Django" not in page


def test_the_theme_speaks_english_too(office: Client) -> None:
    page = office.get("/admin/", headers={"accept-language": "en"}).content.decode()
    assert "Luffy back office" in page
    assert "Personal data" in page
    assert "个人信息" not in page
    assert "Search apps and models" in page
