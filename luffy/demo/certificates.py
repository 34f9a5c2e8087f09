"""Certificates in the demo: of a course and of a degree, one that was revoked, and the rules that gave them."""

from datetime import datetime, timedelta

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.catalog.models import Course, CourseSection, DegreeCourse
from luffy.certificates.models import Certificate
from luffy.certificates.rule import Terms
from luffy.certificates.services import issue_due, revoke, set_rule
from luffy.learning.services import complete

_FINISHED, _BEGUN = "编程第一课：用 Python 认识计算机", "SQL 数据分析实战"


def load_certificates(people: dict[str, Account], *, now: datetime) -> None:
    """The learner finished a course; somebody else had it finished by others."""
    operator = Actor("demo", people["operator"].pk)
    finished, begun = (Course.objects.get(name=name) for name in (_FINISHED, _BEGUN))
    at = now - timedelta(days=6)
    set_rule(f"course:{finished.pk}", Terms(90), is_active=True, by=operator, now=at)
    set_rule(f"course:{begun.pk}", Terms(100, 60), is_active=True, by=operator, now=at)
    for degree in DegreeCourse.objects.order_by("order"):
        set_rule(f"degree:{degree.pk}", Terms(), is_active=True, by=operator, now=at)
    for section in CourseSection.objects.filter(chapter__course=finished).select_related("chapter"):
        complete(account_id=people["classmate"].pk, section=section, now=at)
    issue_due(now=at)
    bought = Certificate.objects.get(account=people["classmate"])
    revoke(number=bought.number, reason="由他人代学", by=operator, now=now - timedelta(days=1))
