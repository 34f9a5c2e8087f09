"""A school to look at: courses, degrees, coupons, people and orders. For machines of one's own, never production.

The contents are in `content/*.json`; what they say is fiction.
"""

from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from luffy.catalog import importers
from luffy.core.logging import get_logger
from luffy.demo.articles import load_articles
from luffy.demo.bills import load_bills
from luffy.demo.campaigns import load_campaigns
from luffy.demo.cash import load_cash
from luffy.demo.catalogue import load_catalogue
from luffy.demo.certificates import load_certificates
from luffy.demo.coupons import load_coupons
from luffy.demo.credits import load_credits
from luffy.demo.exercises import load_exercises
from luffy.demo.fates import load_fates
from luffy.demo.homework import load_homework, load_students
from luffy.demo.integrations import load_integrations
from luffy.demo.lessons import load_lessons
from luffy.demo.membership import load_members, load_plans
from luffy.demo.notifications import load_notifications
from luffy.demo.office import load_office
from luffy.demo.orders import load_orders
from luffy.demo.people import load_people, people_are_there
from luffy.demo.privacy import load_privacy
from luffy.demo.refunds import load_refunds
from luffy.demo.sandbox import Sandbox
from luffy.demo.search import load_search
from luffy.demo.site import load_site
from luffy.demo.talk import load_talk
from luffy.demo.withdrawals import load_withdrawals
from luffy.env import env
from luffy.payments.models import PaymentAttempt

DATASET_ROWS = 300
_BESIDE_US = Path(__file__).resolve().parents[3]
_LOADING_LOCK = 0x10FF7_DE30

log = get_logger(__name__)


def load(*, now: datetime) -> None:
    """Load the demo school where its people are not there yet; all of it or nothing.

    Raises:
        RuntimeError: this is production, where nobody may sign in with a password that everybody knows.
    """
    if env().is_production:
        raise RuntimeError("production takes no demo data")
    with transaction.atomic():
        _one_at_a_time()
        if people_are_there():
            return
        load_site(now=now)
        load_catalogue(now=now)
        load_credits()
        load_homework(now=now)
        load_plans(now=now)
        load_coupons(now=now)
        people = load_people(now=now)
        load_orders(people["learner"], now=now)
        load_lessons(people["learner"], now=now)
        load_exercises(people["learner"], now=now)
        load_withdrawals(people, now=now)
        load_bills(now=now)
        load_refunds(people, now=now)
        load_students(people, now=now)
        load_fates(people, now=now)
        load_notifications(people["learner"], now=now)
        load_articles(people, now=now)
        load_talk(people, now=now)
        load_integrations(people, now=now)
        load_privacy(people, now=now)
        load_members(people, now=now)
        load_certificates(people, now=now)
        load_campaigns(people, now=now)
        load_office(people, now=now)
        _load_dataset(now)
        load_search(people, now=now)


def load_paid(*, now: datetime) -> None:
    """Load what was paid in cash, where a sandbox gateway is at hand and nobody has begun to pay yet."""
    if PaymentAttempt.objects.exists():
        return
    if sandbox := Sandbox.at_hand():
        load_cash(sandbox, now=now)


def _load_dataset(now: datetime) -> None:
    """The first rows of the public data set, so that lists and searches have something to do."""
    path = env().demo_dataset or next(_BESIDE_US.glob("*/data/udemy_courses.csv"), None)
    if path is not None and path.is_file():
        report = importers.run(path, now=now, limit=DATASET_ROWS)
        log.info("data set imported", file=path.name, created=report.created, refused=len(report.refused))


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOADING_LOCK])
