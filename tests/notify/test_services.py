"""The same cause tells once, in the caller's transaction, by the ways that people chose."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from luffy.notify import services
from luffy.notify.models import Delivery, Kind, Notification, NotificationPreference
from luffy.notify.services import Choice, Note, notify_all
from tests.factories.accounts import an_account
from tests.factories.notify import told
from tests.race import at_once

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 4, 12, tzinfo=UTC)


def a_reader(**fields):
    return an_account(
        email=f"reader{Notification.objects.count()}{fields.pop('tag', '')}@example.com", **fields
    )


def letters() -> list[int]:
    jobs = ProcrastinateJob.objects.filter(task_name="notify.send_letter").order_by("id")
    return [job.args["delivery_id"] for job in jobs]


def a_note(account, key: str = "k", **changes) -> Note:
    given = {"kind": Kind.GRADUATED, "params": {"degree": "数据分析师"}, "link": "", **changes}
    return Note(account_id=account.pk, key=key, **given)


def test_what_was_told_stands_there_unread_and_a_letter_waits():
    reader = a_reader()

    told(reader, key="degree:1", now=NOW)

    row = Notification.objects.get()
    assert (row.account_id, row.kind, row.params) == (reader.pk, "graduated", {"degree": "数据分析师"})
    assert (row.link, row.dedupe_key, row.created_at, row.read_at) == ("/me/courses", "degree:1", NOW, None)
    delivery = Delivery.objects.get()
    assert (delivery.notification_id, delivery.channel, delivery.status) == (row.pk, "email", "waiting")
    assert letters() == [delivery.pk]


def test_the_same_key_again_does_nothing():
    reader = a_reader()
    told(reader, key="degree:1", now=NOW)

    told(reader, key="degree:1", now=NOW + timedelta(days=1))

    assert [row.created_at for row in Notification.objects.all()] == [NOW]
    assert len(letters()) == 1


def test_the_same_key_is_another_cause_for_somebody_else():
    told(a_reader(), key="degree:1")
    told(a_reader(tag="b"), key="degree:1")

    assert Notification.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_tell_once():
    reader = a_reader()

    results = at_once([lambda: notify_all([a_note(reader)], now=NOW)] * 10)

    assert results == [None] * 10
    assert Notification.objects.count() == 1
    assert Delivery.objects.count() == 1
    assert len(letters()) == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_tell_the_same_people_in_opposite_order_do_not_block_each_other():
    people = [a_reader(tag=str(number)) for number in range(20)]
    notes = [a_note(person) for person in people]

    results = at_once([lambda: notify_all(notes, now=NOW), lambda: notify_all(notes[::-1], now=NOW)] * 4)

    assert results == [None] * 8
    assert Notification.objects.count() == 20


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_was_never_told():
    reader = a_reader()

    with transaction.atomic():
        told(reader)
        transaction.set_rollback(True)

    assert not Notification.objects.exists()
    assert not Delivery.objects.exists()
    assert letters() == []


def test_many_are_told_by_one_statement(django_assert_max_num_queries):
    people = [an_account() for _ in range(50)]

    # The savepoint, the statement, and its end.
    with django_assert_max_num_queries(3):
        notify_all([a_note(person) for person in people], now=NOW)

    assert Notification.objects.count() == 50


def test_the_same_note_twice_in_one_batch_tells_once():
    reader = a_reader()

    notify_all([a_note(reader), a_note(reader)], now=NOW)

    assert Notification.objects.count() == 1
    assert Delivery.objects.count() == 1


def test_nobody_to_tell_is_no_work(django_assert_num_queries):
    with django_assert_num_queries(0):
        notify_all([], now=NOW)


def test_who_has_no_address_gets_no_letter():
    told(an_account())

    assert Notification.objects.count() == 1
    assert not Delivery.objects.exists()


def test_a_site_without_a_mail_server_writes_no_letters(settings):
    settings.SENDS_MAIL = False

    told(a_reader())

    assert Notification.objects.count() == 1
    assert not Delivery.objects.exists()


def test_a_closed_account_is_told_nothing():
    notify_all([a_note(a_reader(is_active=False))], now=NOW)

    assert not Notification.objects.exists()


@pytest.mark.parametrize(
    ("in_app", "email", "shown", "mailed"),
    [(True, True, 1, 1), (True, False, 1, 0), (False, True, 0, 1), (False, False, 0, 0)],
)
def test_each_way_is_as_it_was_chosen(in_app: bool, email: bool, shown: int, mailed: int):
    reader = a_reader()
    services.choose(account_id=reader.pk, language="en", kinds={Kind.GRADUATED: Choice(in_app, email)})

    notify_all([a_note(reader), a_note(reader)], now=NOW)

    assert Notification.objects.for_account(reader.pk).count() == shown
    assert len(letters()) == mailed
    assert Notification.objects.count() == (shown or mailed)


def test_some_kinds_come_by_letter_only_for_who_asks():
    reader = a_reader()
    params = {"module": "数据库", "homework": "第一次", "amount_berries": 5}

    notify_all([a_note(reader, kind=Kind.REWARD, params=params)], now=NOW)
    assert letters() == []

    services.choose(account_id=reader.pk, language="en", kinds={Kind.REWARD: Choice(True, True)})
    notify_all([a_note(reader, "k2", kind=Kind.REWARD, params=params)], now=NOW)
    assert len(letters()) == 1


@pytest.mark.parametrize(
    "link", ["http://evil.example/", "//evil.example", "/\\evil.example", "me/orders", "/" + "x" * 200]
)
def test_a_link_leads_nowhere_but_into_the_site(link: str):
    with pytest.raises(ValueError, match="no page of ours"):
        notify_all([a_note(a_reader(), link=link)], now=NOW)

    assert not Notification.objects.exists()


def test_the_database_refuses_a_link_out_of_the_site_as_well():
    with pytest.raises(IntegrityError, match="notification_link_inside"):
        Notification.objects.create(
            account=an_account(),
            kind="graduated",
            params={},
            link="//evil.example",
            dedupe_key="k",
            created_at=NOW,
        )


def test_choosing_again_replaces_what_was_chosen():
    reader = a_reader()
    services.choose(
        account_id=reader.pk,
        language="en",
        kinds={Kind.REWARD: Choice(False, True), Kind.GRADED: Choice(True, False)},
    )

    services.choose(account_id=reader.pk, language="en", kinds={Kind.REWARD: Choice(True, False)})

    rows = NotificationPreference.objects.filter(account=reader)
    assert [(row.kind, row.in_app, row.email) for row in rows] == [("reward", True, False)]


def test_what_is_old_goes_and_what_is_not_stays():
    reader = an_account()
    ages = {"read-old": 181, "read-new": 179, "unread-old": 366, "unread-new": 364}
    for key, days in ages.items():
        row = told(reader, key=key, now=NOW - timedelta(days=days))
        if key.startswith("read"):
            services.mark_read(account_id=reader.pk, notification_id=row.pk, now=row.created_at)

    services.forget_old(now=NOW)

    assert set(Notification.objects.values_list("dedupe_key", flat=True)) == {"read-new", "unread-new"}
