"""Who is there, and by what they are signed in."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet

from luffy.accounts.models import Account, ApiToken
from luffy.accounts.names import normal


def find_account(name: str) -> Account | None:
    """The account with this user name or e-mail, in any case. No name means two: see `services.add`."""
    if "\x00" in name or len(name) > 254:
        return None
    plain = normal(name)
    by_name = Account.objects.filter(username__iexact=plain)
    by_email = Account.objects.filter(~Q(email=""), email__iexact=plain)
    # Two questions, each by its unique index; one with OR and LIMIT 1 would walk through all accounts.
    return next(iter(by_name), None) or next(iter(by_email), None)


def tokens(account: Account, *, now: datetime) -> QuerySet[ApiToken]:
    """Tokens that work, newest first."""
    return ApiToken.objects.for_account(account).filter(expires_at__gt=now).order_by("-id")


def sessions(account: Account, *, now: datetime) -> QuerySet[UserSession]:
    """Browsers that are signed in, newest first."""
    living = Session.objects.filter(expire_date__gt=now).values("session_key")
    found: QuerySet[UserSession] = UserSession.objects.filter(user=account, session_key__in=living)
    return found.order_by("-id")
