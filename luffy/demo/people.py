"""The demo school's people. All have the same password, which everybody knows."""

from datetime import datetime, timedelta

from django.conf import settings

from luffy.accounts.models import Account
from luffy.accounts.permissions import OFFICE, Role
from luffy.core.money import Berries
from luffy.coupons.models import Coupon
from luffy.coupons.services import claim
from luffy.demo.catalogue import DEMO
from luffy.invoices.services import Title, keep_title
from luffy.wallet.services import Gift, grant

PASSWORD = "luffy-demo"  # noqa: S105 - not a secret: printed at each start
ROLES = {
    "learner": Role.LEARNER,
    "newcomer": Role.LEARNER,
    "student": Role.LEARNER,
    "classmate": Role.LEARNER,
    "resting": Role.LEARNER,
    "graduate": Role.LEARNER,
    "dropout": Role.LEARNER,
    "copycat": Role.LEARNER,
    "member": Role.LEARNER,
    "lapsed": Role.LEARNER,
    "mentor": Role.MENTOR,
    "mentor2": Role.MENTOR,
    "lecturer": Role.LECTURER,
    "operator": Role.OPERATOR,
    "editor": Role.EDITOR,
    "service": Role.SERVICE,
    "finance": Role.FINANCE,
    "lead": Role.LEAD,
    "admin": Role.OPERATOR,
}
# Who claimed what, how many days ago; by the holder's names of the rules.
_CLAIMS = (
    ("learner", "去年的周年庆", 80),
    ("mentor", "首发礼券", 50),
    ("learner", "新人立减 20 元", 12),
    ("learner", "满 300 减 50", 3),
    ("learner", "Django 课立减 30 元", 3),
    ("learner", "全站 88 折", 2),
    ("learner", "全站 88 折", 1),
    ("learner", "机器学习满 400 减 80", 1),
)
PERSON = Title("personal", "王路飞", "", "")
COMPANY = Title("company", "北京草帽科技有限公司", "91110108MA0CAPTA1X", "caiwu@example.com")
_WELCOME_FEN = 100_000


def people_are_there() -> bool:
    """Whether somebody has one of their names."""
    return Account.objects.filter(username__in=ROLES).exists()


def load_people(*, now: datetime) -> dict[str, Account]:
    """Write the accounts, the learner's berries and everybody's coupons."""
    people = {name: _person(name, role, now) for name, role in ROLES.items()}
    berries = Berries(_WELCOME_FEN // settings.FEN_PER_BERRY)
    welcome = Gift(amount=berries, key="demo:welcome", reason="开学礼物")
    grant(owner_id=people["learner"].pk, gift=welcome, by=DEMO, now=now - timedelta(days=14))
    for days_ago, title in enumerate((PERSON, COMPANY), start=8):
        keep_title(people["learner"].pk, title, now=now - timedelta(days=days_ago))
    for name, coupon, days_ago in _CLAIMS:
        claim(
            coupon_id=Coupon.objects.get(name=coupon).pk,
            account_id=people[name].pk,
            now=now - timedelta(days=days_ago),
        )
    return people


def _person(name: str, role: Role, now: datetime) -> Account:
    account = Account(username=name, role=role, date_joined=now)
    account.is_staff = role in OFFICE
    account.is_superuser = name == "admin"
    account.set_password(PASSWORD)
    account.save(force_insert=True)
    return account
