"""The back office among other writers."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import RequestFactory

from luffy.accounts.models import Account
from luffy.coupons.models import Coupon
from tests.factories.accounts import an_account
from tests.factories.coupons import a_coupon, claimed

NOW = datetime(2026, 3, 15, 4, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def edit(row: Model, **changes: Any) -> None:
    """Save the form of a row that was read earlier."""
    request = RequestFactory().post("/")
    request.user = an_account("captain", is_staff=True, is_superuser=True)
    editor = admin.site.get_model_admin(type(row))
    form_of = editor.get_form(request, row, change=True)
    before = {name: value for name, value in form_of(instance=row).initial.items() if value is not None}
    form = form_of({**before, **changes}, instance=row)
    assert form.is_valid(), form.errors
    editor.save_model(request, form.save(commit=False), form, change=True)


def test_editing_a_coupon_takes_back_no_claim_that_was_made_meanwhile():
    coupon = a_coupon(now=NOW, money_fen=1_000)
    read_earlier = Coupon.objects.get(pk=coupon.pk)
    claimed(coupon, an_account(), now=NOW)

    edit(read_earlier, name="春季活动")

    coupon.refresh_from_db()
    assert (coupon.name, coupon.claimed) == ("春季活动", 1)


def test_locking_an_account_brings_back_no_password_that_was_changed_meanwhile():
    account = an_account()
    read_earlier = Account.objects.get(pk=account.pk)
    account.set_password("a-new-password-of-hers")
    account.save(update_fields=["password"])

    edit(read_earlier, is_active=False)

    account.refresh_from_db()
    assert not account.is_active
    assert account.check_password("a-new-password-of-hers")
