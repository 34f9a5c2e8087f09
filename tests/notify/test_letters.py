"""Letters: what they say, and what becomes of one that cannot be sent."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from procrastinate.contrib.django.models import ProcrastinateJob

from luffy.notify import letters, services
from luffy.notify.models import Delivery, Kind
from tests.factories.accounts import an_account
from tests.factories.notify import told

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 4, 12, tzinfo=UTC)


class BrokenMail(EmailBackend):
    """A mail server that fails as it is told."""

    failure: Exception = SMTPServerDisconnected("gone")

    def send_messages(self, messages):
        raise type(self).failure


@pytest.fixture
def broken(settings) -> type[BrokenMail]:
    settings.EMAIL_BACKEND = f"{__name__}.BrokenMail"
    BrokenMail.failure = SMTPServerDisconnected("gone")
    return BrokenMail


def a_letter(**fields) -> Delivery:
    told(an_account("nami", email="nami@example.com", **fields))
    ProcrastinateJob.objects.all()
    return Delivery.objects.get()


def planned() -> list[datetime]:
    jobs = ProcrastinateJob.objects.filter(task_name="notify.send_letter", scheduled_at__isnull=False)
    return [job.scheduled_at for job in jobs.order_by("id")]


def test_a_letter_says_what_happened_and_where_to_choose_otherwise(settings):
    settings.BASE_URL = "https://luffy.example"
    letter = a_letter()

    letters.send(letter.pk, now=NOW)

    (sent,) = mail.outbox
    token = sent.extra_headers["List-Unsubscribe"].strip("<>").rpartition("/")[2]
    assert (sent.to, sent.subject) == (["nami@example.com"], "恭喜毕业 - Luffy 学院")
    assert sent.body == (
        "nami，你好：\n\n你已完成《数据分析师》的全部模块。\n\nhttps://luffy.example/me/courses\n\n"
        f"-- \n不想再收到这类邮件？退订：https://luffy.example/unsubscribe/{token}\n"
        "其他消息设置：https://luffy.example/me/notifications/settings\n"
    )
    letter.refresh_from_db()
    assert (letter.status, letter.tries, letter.finished_at) == ("sent", 1, NOW)


def test_it_comes_in_the_language_that_was_chosen():
    letter = a_letter()
    services.choose(account_id=letter.notification.account_id, language="en", kinds={})

    letters.send(letter.pk, now=NOW)

    (sent,) = mail.outbox
    assert sent.subject == "Congratulations on graduating - Luffy Academy"
    assert "You have completed all modules of 数据分析师." in sent.body


def test_a_job_that_comes_twice_sends_once():
    letter = a_letter()

    letters.send(letter.pk, now=NOW)
    letters.send(letter.pk, now=NOW)

    assert len(mail.outbox) == 1


def test_a_line_break_in_a_name_does_not_get_into_the_header():
    told(
        an_account(email="nami@example.com"),
        degree="分析\r\nBcc: thief@example.com",
    )

    letters.send(Delivery.objects.get().pk, now=NOW)

    assert mail.outbox[0].recipients() == ["nami@example.com"]
    assert "\n" not in mail.outbox[0].subject


def test_a_mail_server_that_is_away_is_tried_later_and_later_then_given_up(broken):
    letter, moment = a_letter(), NOW

    for pause in letters.PAUSES:
        letters.send(letter.pk, now=moment)
        moment += pause
        letter.refresh_from_db()
        assert letter.status == "waiting"
        assert planned()[-1] == moment
    letters.send(letter.pk, now=moment)

    letter.refresh_from_db()
    assert (letter.status, letter.tries, letter.finished_at) == ("given_up", 6, moment)
    assert letter.problem == "SMTPServerDisconnected: gone"
    assert len(planned()) == len(letters.PAUSES) == 5
    assert moment - NOW > timedelta(hours=15)


@pytest.mark.parametrize(("code", "status"), [(550, "given_up"), (450, "waiting")])
def test_an_address_that_is_refused_for_good_is_not_tried_again(broken, code: int, status: str):
    broken.failure = SMTPRecipientsRefused({"nami@example.com": (code, b"no")})
    letter = a_letter()

    letters.send(letter.pk, now=NOW)

    letter.refresh_from_db()
    assert (letter.status, letter.tries) == (status, 1)


@pytest.mark.parametrize("change", [{"email": ""}, {"is_active": False}])
def test_who_cannot_be_reached_any_more_is_not_written_to(change: dict):
    letter = a_letter()
    type(letter.notification.account).objects.update(**change)

    letters.send(letter.pk, now=NOW)

    letter.refresh_from_db()
    assert letter.status == "given_up"
    assert mail.outbox == []


def test_all_kinds_have_a_job_that_the_worker_knows():
    from procrastinate.contrib.django import app

    assert {"notify.send_letter", "notify.forget_old"} <= set(app.tasks)
    assert Kind.GRADUATED in Kind
