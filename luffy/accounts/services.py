"""Who may come in: registration, passwords, tokens, sessions.

Source: docs/rules/sign-in.md
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from luffy.accounts import codes, queries, throttle
from luffy.accounts.audit import Actor, record
from luffy.accounts.auth import digest_of, is_asked_for_second_factor
from luffy.accounts.errors import (
    CodeMissing,
    CodeWrong,
    EmailRefused,
    EmailTaken,
    OldPasswordWrong,
    PasswordRefused,
    PasswordWrong,
    SecondFactorNeeded,
    SignInFailed,
    UsernameRefused,
    UsernameTaken,
)
from luffy.accounts.models import Account, ApiToken
from luffy.accounts.names import LONGEST_NAME, masked, normal
from luffy.accounts.scopes import Scope
from luffy.accounts.throttle import PASSWORDS_PER_ACCOUNT, PASSWORDS_PER_ADDRESS
from luffy.accounts.visit import Visit
from luffy.core.errors import NotFound, TooManyRequests


def register(*, username: str, password: str, email: str, visit: Visit, now: datetime) -> Account:
    """Add a learner.

    Raises: TooManyRequests, UsernameRefused, UsernameTaken, EmailRefused, EmailTaken, PasswordRefused.
    """
    throttle.take(throttle.registrations_per_address(), throttle.neighbourhood(visit.address))
    return add(Account(username=username, email=email), password=password, visit=visit, now=now)


def add(account: Account, *, password: str, visit: Visit, now: datetime) -> Account:
    """Check and store a new account.

    A user name in the form of an e-mail must be the account's own e-mail: else one could take somebody
    else's address as a name, and what that person types to sign in would mean two accounts.
    """
    account.username, account.email = normal(account.username), normal(account.email).lower()
    _check_names(account)
    _check_new_password(password, account)
    account.set_password(password)
    try:
        with transaction.atomic():
            account.save(force_insert=True)
            record("account.registered", f"account:{account.pk}", by=visit.by(account.pk), now=now)
    except IntegrityError as error:
        raise _taken(error) from error
    return account


def invite(account: Account, *, by: Actor, now: datetime) -> Account:
    """Check and store an account without a password: she sets her own by the link to a forgotten one.

    Raises: UsernameRefused, UsernameTaken, EmailRefused, EmailTaken.
    """
    account.username, account.email = normal(account.username), normal(account.email).lower()
    _check_names(account)
    account.set_unusable_password()
    try:
        with transaction.atomic():
            account.save(force_insert=True)
            told = {"username": account.username, "role": account.role}
            record("account.invited", f"account:{account.pk}", by=by, now=now, change=(None, told))
    except IntegrityError as error:
        raise _taken(error) from error
    return account


def authenticate(*, name: str, password: str, visit: Visit, now: datetime) -> Account:
    """The account that this name and password belong to.

    Raises: SignInFailed, TooManyRequests.
    """
    account = queries.find_account(name)
    is_right = _is_right(account, name, password, visit)
    if account is None or not is_right:
        subject = f"account:{account.pk}" if account else "account:?"
        tried = {"name": masked(name), "address": visit.address}
        record("sign_in.failed", subject, by=visit.by(None), now=now, change=(None, tried))
        raise SignInFailed
    came_from = {"address": visit.address}
    # Half of the way, where a second factor comes after it.
    action = "sign_in.password" if codes.is_on(account.pk) else "sign_in"
    record(action, f"account:{account.pk}", by=visit.by(account.pk), now=now, change=(None, came_from))
    return account


def note_second_factor(account: Account, *, is_right: bool, visit: Visit, now: datetime) -> None:
    """Write down how a sign-in went on after the password."""
    action = "sign_in.second_factor" if is_right else "sign_in.code_failed"
    by = visit.by(account.pk if is_right else None)
    record(action, f"account:{account.pk}", by=by, now=now, change=(None, {"address": visit.address}))


@dataclass(frozen=True, slots=True)
class TokenWish:
    """What a token is to be called and used for. No scopes: whatever the account may."""

    label: str
    scopes: Collection[Scope] | None = None


def create_token(
    *, name: str, password: str, code: str, wish: TokenWish, visit: Visit, now: datetime
) -> tuple[str, ApiToken]:
    """The key, which is shown this once and not stored, and its record. `code`: of the second factor, if there is one.

    Raises: SignInFailed, CodeMissing, CodeWrong, SecondFactorNeeded, TooManyRequests.
    """
    account = authenticate(name=name, password=password, visit=visit, now=now)
    has_second_factor = _second_step(account, code, visit=visit, now=now)
    key = f"luffy_{token_urlsafe(32)}"
    with transaction.atomic():
        if not _is_still_right(account, password):
            raise SignInFailed
        token = ApiToken.objects.create(
            account=account,
            label=wish.label,
            digest=digest_of(key),
            has_second_factor=has_second_factor,
            created_at=now,
            expires_at=now + timedelta(days=settings.TOKEN_LIFE_DAYS),
            scopes=None if wish.scopes is None else sorted(set(wish.scopes)),
        )
        change = (None, {"scopes": token.scopes})
        record("token.created", f"token:{token.pk}", by=visit.by(account.pk), now=now, change=change)
    return key, token


def _second_step(account: Account, code: str, *, visit: Visit, now: datetime) -> bool:
    """Whether the account came in by a second factor too."""
    if not codes.is_on(account.pk):
        if is_asked_for_second_factor(account):
            raise SecondFactorNeeded
        return False
    if not code:
        raise CodeMissing
    try:
        codes.confirm(account.pk, code)
    except CodeWrong:
        note_second_factor(account, is_right=False, visit=visit, now=now)
        raise
    note_second_factor(account, is_right=True, visit=visit, now=now)
    return True


def revoke_token(*, token_id: int, account: Account, visit: Visit, now: datetime) -> None:
    """End a token at once. Raises: NotFound, also for a token of somebody else or one already revoked."""
    with transaction.atomic():
        if not ApiToken.objects.for_account(account).filter(pk=token_id).update(revoked_at=now):
            raise NotFound
        record("token.revoked", f"token:{token_id}", by=visit.by(account.pk), now=now)


def end_session(*, session_id: int, account: Account, visit: Visit, now: datetime) -> None:
    """Sign one browser out. Raises: NotFound, also for a session of somebody else."""
    with transaction.atomic():
        session = queries.sessions(account, now=now).filter(pk=session_id).first()
        if session is None:
            raise NotFound
        session.end()
        record("session.ended", f"account:{account.pk}", by=visit.by(account.pk), now=now)


def end_other_sessions(*, account: Account, visit: Visit, now: datetime) -> None:
    """Sign all browsers out but the caller's own."""
    with transaction.atomic():
        for session in UserSession.objects.filter(user=account).exclude(session_key=visit.session_key or ""):
            session.end()
        record("session.ended_others", f"account:{account.pk}", by=visit.by(account.pk), now=now)


def change_password(*, account: Account, old: str, new: str, visit: Visit, now: datetime) -> None:
    """Replace the password and end every way in but the caller's own.

    Raises: OldPasswordWrong, PasswordRefused, TooManyRequests.
    """
    if not _is_right(account, account.username, old, visit):
        raise OldPasswordWrong
    _check_new_password(new, account)
    with transaction.atomic():
        if not _is_still_right(account, old):
            raise OldPasswordWrong
        account.set_password(new)
        account.save(update_fields=["password"])
        ApiToken.objects.for_account(account).exclude(pk=visit.token_id or 0).update(revoked_at=now)
        end_other_sessions(account=account, visit=visit, now=now)
        record("password.changed", f"account:{account.pk}", by=visit.by(account.pk), now=now)


def confirm_password(account: Account, password: str, *, visit: Visit) -> None:
    """Raises: PasswordWrong, TooManyRequests."""
    if not _is_right(account, account.username, password, visit):
        raise PasswordWrong


def end_every_way_in(account: Account, *, now: datetime) -> None:
    """Revoke the account's tokens and sign all its browsers out."""
    ApiToken.objects.for_account(account).update(revoked_at=now)
    for session in UserSession.objects.filter(user=account):
        session.end()


def _is_right(account: Account | None, name: str, password: str, visit: Visit) -> bool:
    """Compare a password, counted first. Takes as long for a name that does not exist."""
    who = f"account:{account.pk}" if account else f"name:{normal(name).casefold()}"
    client = throttle.neighbourhood(visit.address)
    throttle.take(PASSWORDS_PER_ACCOUNT, who)
    try:
        throttle.take(PASSWORDS_PER_ADDRESS, client)
    except TooManyRequests:
        throttle.give_back(PASSWORDS_PER_ACCOUNT, who)
        raise
    if account is None:
        make_password(password)
        return False
    if not account.check_password(password) or not account.is_active:
        return False
    throttle.forget(PASSWORDS_PER_ACCOUNT, who)
    throttle.give_back(PASSWORDS_PER_ADDRESS, client)
    return True


def _is_still_right(account: Account, password: str) -> bool:
    """Whether the password that was compared has not been changed meanwhile; it cannot be until we commit.

    Else whoever knows an old one could come in, or change it back, at the moment in which it is replaced.
    """
    locked = Account.objects.select_for_update(no_key=True).only("password").get(pk=account.pk)
    return locked.password == account.password or locked.check_password(password)


def _check_names(account: Account) -> None:
    if account.email:
        try:
            validate_email(account.email)
        except ValidationError as error:
            raise EmailRefused from error
    name = account.username
    try:
        Account.username_validator(name)
    except ValidationError as error:
        raise UsernameRefused from error
    if not 2 <= len(name) <= LONGEST_NAME:
        raise UsernameRefused
    if _is_email(name) and name.lower() != account.email:
        raise UsernameRefused


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _check_new_password(password: str, account: Account) -> None:
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise PasswordRefused(reasons=list(error.messages)) from error


def _taken(error: IntegrityError) -> UsernameTaken | EmailTaken:
    return EmailTaken() if "account_email_unique" in str(error) else UsernameTaken()
