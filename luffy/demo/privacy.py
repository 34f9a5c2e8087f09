"""A policy that most have agreed to, a copy, and somebody who is about to leave."""

from datetime import datetime, timedelta

from luffy.accounts.models import Account
from luffy.accounts.visit import Visit
from luffy.core.ids import new_number
from luffy.demo.catalogue import DEMO
from luffy.privacy.models import DataExport, ExportState
from luffy.privacy.services import consent

_ZH = """## 我们收集什么

注册时的用户名和邮箱；你下的订单、学习记录、作业与提问；提现时的收款账户（加密保存）。

## 用来做什么

提供课程与学位服务、结算款项、开具发票。不用于广告，不出售给他人。

## 你的权利

在“隐私与个人信息”页可以查看同意记录、下载个人信息副本、注销账号。
"""
_EN = """## What we collect

Your user name and e-mail; your orders, what you learn, hand in and ask; the bank account of withdrawals (encrypted).

## What for

To teach, to settle payments and to issue invoices. Not for advertising; it is sold to nobody.

## Your rights

At “Privacy and my data” you see what you agreed to, fetch a copy of your data, and delete your account.
"""
_UNASKED = ("newcomer",)


def load_privacy(people: dict[str, Account], *, now: datetime) -> None:
    """The newcomer is yet to agree; a copy of the learner's has expired."""
    published_at = now - timedelta(days=40)
    policy = consent.Policy(text_zh=_ZH, text_en=_EN, changes="")
    consent.publish(policy, account_id=people["operator"].pk, by=DEMO, now=published_at)
    visit = Visit("demo", "192.0.2.10")
    for name, account in people.items():
        if name not in _UNASKED:
            consent.agree(
                account_id=account.pk,
                number=1,
                address=visit.address,
                by=visit.by(account.pk),
                now=published_at + timedelta(days=1),
            )
    asked_at = now - timedelta(days=20)
    DataExport.objects.create(
        number=new_number(asked_at),
        account=people["learner"],
        state=ExportState.EXPIRED,
        requested_at=asked_at,
        ready_at=asked_at + timedelta(minutes=1),
        expires_at=asked_at + timedelta(days=7),
        downloads=1,
    )
