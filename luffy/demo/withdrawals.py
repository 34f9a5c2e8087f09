"""What the learner earned, and her withdrawals in every state, all made by the real services."""

from datetime import datetime, timedelta

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.core.calendar import day_of
from luffy.core.money import Berries
from luffy.demo.catalogue import DEMO
from luffy.wallet import withdrawals
from luffy.wallet.models import Origin, Withdrawal
from luffy.wallet.payees import Payee
from luffy.wallet.services import Gift, grant
from luffy.wallet.withdrawals import Wish

_PAYEE = Payee(holder="韩梅梅", bank="招商银行", account="6225880112345678")
# Berries, and in how many days they can be withdrawn.
_REWARDS = ((2_600, 0, "作业奖励"), (400, 30, "毕业奖学金"))


def load_withdrawals(people: dict[str, Account], *, now: datetime) -> None:
    """Earn, ask for some of it in different ways, and have operators decide."""
    learner = people["learner"]
    first, second = (Actor("demo", people[name].pk) for name in ("operator", "admin"))
    earned_at = now - timedelta(days=9)
    for amount, ripe_days, reason in _REWARDS:
        gift = Gift(
            Berries(amount),
            key=f"demo:earned-{amount}",
            reason=reason,
            origin=Origin.EARNED,
            withdrawable_from=day_of(earned_at) + timedelta(days=ripe_days),
        )
        grant(owner_id=learner.pk, gift=gift, by=DEMO, now=earned_at)
    paid = _asked(learner, 300, 8, now)
    withdrawals.approve(number=paid.number, by=first, now=paid.requested_at + timedelta(hours=3))
    later = paid.requested_at + timedelta(hours=20)
    withdrawals.paid(number=paid.number, reference="CMB2026000001", by=second, now=later)
    failed = _asked(learner, 100, 7, now)
    withdrawals.approve(number=failed.number, by=first, now=failed.requested_at + timedelta(hours=3))
    later = failed.requested_at + timedelta(hours=20)
    withdrawals.failed(number=failed.number, reason="银行退回：账号与户名不符", by=second, now=later)
    bounced = _asked(learner, 130, 7, now)
    withdrawals.approve(number=bounced.number, by=first, now=bounced.requested_at + timedelta(hours=3))
    later = bounced.requested_at + timedelta(hours=20)
    withdrawals.paid(number=bounced.number, reference="CMB2026000002", by=second, now=later)
    later = bounced.requested_at + timedelta(days=2)
    withdrawals.bounced(number=bounced.number, reason="收款行退票：账户已销户", by=second, now=later)
    refused = _asked(learner, 150, 6, now)
    later = refused.requested_at + timedelta(hours=2)
    withdrawals.refuse(number=refused.number, reason="户名与实名信息不一致", by=first, now=later)
    cancelled = _asked(learner, 110, 5, now)
    herself, later = Actor("demo", learner.pk), cancelled.requested_at + timedelta(minutes=5)
    withdrawals.cancel(owner_id=learner.pk, number=cancelled.number, by=herself, now=later)
    for amount, days_ago in ((200, 3), (1_200, 2)):
        row = _asked(learner, amount, days_ago, now)
        withdrawals.approve(number=row.number, by=first, now=row.requested_at + timedelta(hours=3))
    _asked(learner, 120, 1, now)


def _asked(learner: Account, amount: int, days_ago: int, now: datetime) -> Withdrawal:
    wish = Wish(Berries(amount), _PAYEE, f"demo:{amount}")
    by, at = Actor("demo", learner.pk), now - timedelta(days=days_ago)
    return withdrawals.request(owner_id=learner.pk, wish=wish, now=at, by=by)
