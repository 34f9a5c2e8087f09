"""Who is there, and by what they are signed in."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q, QuerySet

from luffy.accounts.models import ROLE_LABELS, Account, ApiToken
from luffy.accounts.names import normal
from luffy.accounts.permissions import OFFICE, Role


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


def role_label(role: Role) -> str:
    return str(ROLE_LABELS[role.value])


def accounts(beginning: str, *, role: Role | None, staff: bool) -> QuerySet[Account]:
    """Accounts whose name or e-mail begins so, by name, each with `has_totp`."""
    rows = with_second_factor(Account.objects.order_by("username", "id"))
    if beginning:
        plain = normal(beginning)
        rows = rows.filter(Q(username__istartswith=plain) | Q(email__istartswith=plain))
    if role is not None:
        rows = rows.filter(role=role.value)
    if staff:
        rows = rows.filter(Q(role__in=OFFICE) | Q(is_staff=True) | Q(is_superuser=True))
    return rows


def with_second_factor(rows: QuerySet[Account]) -> QuerySet[Account]:
    totp = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    return rows.annotate(has_totp=Exists(totp))
