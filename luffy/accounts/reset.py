"""A forgotten password: a link by e-mail sets a new one.

Source: docs/rules/sign-in.md
"""

from datetime import datetime

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from luffy.accounts import throttle
from luffy.accounts.audit import record
from luffy.accounts.errors import MailNotSetUp, ResetLinkInvalid
from luffy.accounts.models import Account
from luffy.accounts.names import normal
from luffy.accounts.services import end_every_way_in
from luffy.accounts.throttle import PASSWORDS_PER_ACCOUNT, Limit
from luffy.accounts.visit import Visit
from luffy.core import brand, jobs

LETTERS_PER_EMAIL = Limit("reset:email", 3, seconds=900)
LETTERS_PER_ADDRESS = Limit("reset:address", 20)
KEYS_PER_ADDRESS = Limit("reset:key", 50)


def ask(*, email: str, language: str, visit: Visit, now: datetime) -> None:
    """Have a link sent if somebody has this address.

    Whether somebody has is looked up by the worker, so that neither the answer nor its time tells.

    Raises: MailNotSetUp, TooManyRequests.
    """
    if not settings.SENDS_MAIL:
        raise MailNotSetUp
    email = normal(email).lower()
    throttle.take(LETTERS_PER_ADDRESS, throttle.neighbourhood(visit.address))
    throttle.take(LETTERS_PER_EMAIL, email)
    with transaction.atomic():
        jobs.defer("accounts.send_reset_link", email=email, language=language)
        record("password.reset_asked", "account:?", by=visit.by(None), now=now)


def send_link(*, email: str, language: str) -> None:
    """The letter, to an account that is in use; nothing to anybody else."""
    account = Account.objects.filter(email__iexact=email, is_active=True).first() if email else None
    if account is None:
        return
    key = f"{user_pk_to_url_str(account)}-{default_token_generator.make_token(account)}"
    minutes = settings.PASSWORD_RESET_TIMEOUT // 60
    with override(language):
        text = _(
            "{username}，你好：\n\n打开下面的链接为你的账号设置新密码，{minutes} 分钟内有效，只能用一次。\n\n"
            "{link}\n\n如果不是你本人的操作，忽略这封邮件即可，密码不会改变。\n"
        )
        send_mail(
            " ".join(_("重设 {school} 的密码").format(school=brand.name()).split()),
            text.format(username=account.username, minutes=minutes, link=f"{settings.BASE_URL}/reset/{key}"),
            None,
            [account.email],
        )


def set_new_password(*, account: Account, password: str, visit: Visit, now: datetime) -> None:
    """Replace a forgotten password; `account` is as it was when its link was checked. Ends every way in.

    Raises: ResetLinkInvalid: the link was used meanwhile; nothing was changed.
    """
    with transaction.atomic():
        # The old hash is part of what the link was signed for: of two uses at once one comes too late.
        unchanged = Account.objects.filter(pk=account.pk, password=account.password, is_active=True)
        if not unchanged.update(password=make_password(password)):
            raise ResetLinkInvalid
        end_every_way_in(account, now=now)
        record("password.reset", f"account:{account.pk}", by=visit.by(account.pk), now=now)
    # Whoever was locked out by wrong guesses comes in by the new password at once.
    throttle.forget(PASSWORDS_PER_ACCOUNT, f"account:{account.pk}")
