"""Letters that come once a day or a week, each once, and links that stop them."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from luffy.notify import digests, letters, services, unsubscribe
from luffy.notify.models import Delivery, Digest, Kind, NotificationPreference, Rhythm
from luffy.notify.services import Choice
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.notify import told
from tests.notify.test_letters import BrokenMail
from tests.race import at_once

pytestmark = pytest.mark.django_db

# A Wednesday, at eight in Shanghai.
MORNING = datetime(2026, 11, 4, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 9, 0, tzinfo=UTC)


def a_reader(rhythm: Rhythm, **fields):
    reader = an_account(email="nami@example.com", **fields)
    services.choose(account_id=reader.pk, language="zh-hans", rhythm=rhythm, kinds={})
    return reader


def deferred(task: str) -> int:
    return ProcrastinateJob.objects.filter(task_name=task).count()


def send_all(now: datetime = MORNING) -> None:
    digests.gather(now=now)
    for digest in Digest.objects.filter(status="waiting"):
        digests.send(digest.pk, now=now)


def test_letters_of_a_day_come_as_one():
    reader = a_reader(Rhythm.DAILY)
    told(reader, degree="数据分析师")
    told(reader, degree="全栈工程师")
    assert deferred("notify.send_letter") == 0

    send_all()

    (sent,) = mail.outbox
    assert sent.subject == "2 条新消息 - Luffy 学院"
    assert sent.body.index("全栈工程师") < sent.body.index("数据分析师")
    assert "/me/notifications" in sent.body
    assert set(Delivery.objects.values_list("status", "finished_at")) == {("sent", MORNING)}
    assert Digest.objects.get().status == "sent"


def test_it_is_sent_once_however_often_the_job_comes():
    told(a_reader(Rhythm.DAILY))

    for _ in range(2):
        send_all()
        digests.send(Digest.objects.get().pk, now=MORNING)

    assert len(mail.outbox) == 1
    assert deferred("notify.send_digest") == 1


def test_what_comes_after_it_waits_for_the_next_one():
    reader = a_reader(Rhythm.DAILY)
    told(reader)
    send_all()
    told(reader, degree="后来的")
    send_all(MORNING + timedelta(hours=1))
    assert len(mail.outbox) == 1

    send_all(MORNING + timedelta(days=1))

    assert len(mail.outbox) == 2
    assert "后来的" in mail.outbox[1].body


def test_a_weekly_one_waits_for_monday():
    told(a_reader(Rhythm.WEEKLY))
    for days in range(5):
        send_all(MORNING + timedelta(days=days))
    assert mail.outbox == []

    send_all(MONDAY)

    assert len(mail.outbox) == 1


def test_who_wants_letters_at_once_again_gets_what_was_gathered_next_morning():
    reader = a_reader(Rhythm.WEEKLY)
    told(reader)
    services.choose(account_id=reader.pk, language="zh-hans", rhythm=Rhythm.AT_ONCE, kinds={})

    send_all()

    assert len(mail.outbox) == 1


def test_a_mail_server_that_is_away_is_tried_later_then_given_up(settings):
    settings.EMAIL_BACKEND = "tests.notify.test_letters.BrokenMail"
    BrokenMail.failure = SMTPServerDisconnected("gone")
    told(a_reader(Rhythm.DAILY))
    digests.gather(now=MORNING)
    digest = Digest.objects.get()

    for _ in range(len(letters.PAUSES) + 1):
        digests.send(digest.pk, now=MORNING)

    digest.refresh_from_db()
    assert (digest.status, digest.tries) == ("given_up", 6)
    assert Delivery.objects.get().status == "given_up"


def test_a_long_absence_is_cut():
    reader = a_reader(Rhythm.DAILY)
    for number in range(digests.MOST_TOLD + 2):
        told(reader, degree=f"学位{number}")

    send_all()

    assert mail.outbox[0].subject.startswith("32 条新消息")
    assert "还有 2 条" in mail.outbox[0].body


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_begin_one_digest():
    told(a_reader(Rhythm.DAILY))

    outcomes = at_once([lambda: digests.gather(now=MORNING)] * 4)

    assert sorted(outcomes) == [0, 0, 0, 1]
    assert Digest.objects.count() == 1


def test_a_link_stops_letters_of_its_kind_and_nothing_else():
    reader = an_account(email="nami@example.com")
    kinds = {Kind.GRADED: Choice(in_app=False, email=True, sms=True)}
    services.choose(account_id=reader.pk, language="en", kinds=kinds)
    before = {
        row["kind"]: row for row in api_of(reader).get("/notification-preferences").json()["data"]["kinds"]
    }
    token = unsubscribe.token_for(reader.pk, Kind.GRADED)

    for _ in range(2):
        # A mail program sends a form.
        answer = Api().client.post(
            f"/api/v1/notifications/unsubscribe/{token}", {"List-Unsubscribe": "One-Click"}
        )
        assert answer.status_code == 200

    after = {
        row["kind"]: row for row in api_of(reader).get("/notification-preferences").json()["data"]["kinds"]
    }
    assert after.pop("graded") == {**before.pop("graded"), "email": False}
    assert after == before


def test_the_link_of_a_digest_stops_all_letters():
    reader = a_reader(Rhythm.DAILY)

    answer = Api().post(f"/notifications/unsubscribe/{unsubscribe.token_for(reader.pk, None)}")

    assert answer.json()["data"] == {"name": None}
    told(reader)
    assert not Delivery.objects.exists()


@pytest.mark.parametrize(
    "spoil", [lambda token: token[:-1], lambda token: f"x{token}", lambda _token: "nothing"]
)
def test_a_link_that_was_changed_stops_nothing(spoil):
    reader = an_account(email="nami@example.com")

    answer = Api().post(f"/notifications/unsubscribe/{spoil(unsubscribe.token_for(reader.pk, None))}")

    assert answer.json()["code"] == 2301
    assert not NotificationPreference.objects.exists()


def test_a_letter_carries_the_link_for_programs_and_for_people(settings):
    settings.BASE_URL = "https://luffy.example"
    reader = an_account(email="nami@example.com")
    told(reader)
    letters.send(Delivery.objects.get().pk, now=MORNING)

    (sent,) = mail.outbox
    token = unsubscribe.token_for(reader.pk, Kind.GRADUATED)
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = sent.extra_headers["List-Unsubscribe"].strip("<>")
    assert address.startswith("https://luffy.example/api/v1/notifications/unsubscribe/")
    assert unsubscribe.read_token(address.rpartition("/")[2]) == unsubscribe.read_token(token)
    assert "https://luffy.example/unsubscribe/" in sent.body
