from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luffy.core.slices import update_in_slices
from luffy.coupons.models import CouponRecord, RecordStatus
from luffy.coupons.services import mark_expired
from tests.factories.accounts import an_account
from tests.factories.coupons import a_coupon, claimed

NOW = datetime(2026, 3, 15, 4, 0, tzinfo=UTC)
LONG_AFTER = date(2027, 1, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def records() -> list[CouponRecord]:
    coupon = a_coupon(now=NOW, money_fen=1_000, quantity=7)
    return [claimed(coupon, an_account(), now=NOW) for _ in range(7)]


@pytest.mark.parametrize("slice_ids", [1, 3, 7, 10_000])
def test_every_row_is_changed_once_whatever_the_slice(records, slice_ids):
    others = CouponRecord.objects.filter(status=RecordStatus.UNUSED).exclude(pk=records[3].pk)

    assert update_in_slices(others, slice_ids=slice_ids, status=RecordStatus.EXPIRED) == 6
    assert update_in_slices(others, slice_ids=slice_ids, status=RecordStatus.EXPIRED) == 0

    unchanged = CouponRecord.objects.get(status=RecordStatus.UNUSED)
    assert unchanged == records[3]


def test_an_empty_table_is_no_slice():
    assert update_in_slices(CouponRecord.objects.all(), status=RecordStatus.EXPIRED) == 0


def test_no_statement_of_the_nightly_marking_spans_more_ids_than_a_slice(records, monkeypatch):
    """The database cancels a statement after 15 seconds; a campaign may end for a million people at once."""
    monkeypatch.setattr(update_in_slices, "__kwdefaults__", {"slice_ids": 2})

    with CaptureQueriesContext(connection) as asked:
        assert mark_expired(today=LONG_AFTER) == 7

    updates = [query["sql"] for query in asked if query["sql"].startswith("UPDATE")]
    assert len(updates) >= 4
    assert all('"id" <= ' in update for update in updates)
