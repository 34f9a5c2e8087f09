"""Turning a second factor on and off: an authenticator app (TOTP) and recovery codes.

Source: docs/rules/second-factor.md
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, validate_totp_code
from django.db import transaction

from luffy.accounts import codes, services
from luffy.accounts.audit import Actor, record
from luffy.accounts.auth import is_asked_for_second_factor
from luffy.accounts.errors import (
    AccountNotFound,
    CodeWrong,
    SecondFactorIsOff,
    SecondFactorIsOn,
    SecondFactorMustStay,
    SetUpOver,
)
from luffy.accounts.models import Account, ApiToken
from luffy.accounts.visit import Visit
from luffy.core.sealed import SealBroken, seal, unseal

TICKET = "second-factor-ticket"
TICKET_LIFE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class SetUp:
    """What an authenticator app wants to know; `ticket` comes back with the first code."""

    secret: str
    address: str
    ticket: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What somebody shows to change how she comes in."""

    password: str
    code: str


@dataclass(frozen=True, slots=True)
class Status:
    is_on: bool
    is_required: bool
    recovery_codes_left: int


def status(account: Account) -> Status:
    """How it stands with the account's second factor."""
    kept = {one.type: one for one in Authenticator.objects.filter(user=account)}
    recovery = kept.get(Authenticator.Type.RECOVERY_CODES)
    return Status(
        is_on=Authenticator.Type.TOTP in kept,
        is_required=is_asked_for_second_factor(account),
        recovery_codes_left=len(recovery.wrap().get_unused_codes()) if recovery else 0,
    )


def begin(account: Account, *, now: datetime) -> SetUp:
    """A new secret for an app. Nothing is stored yet. Raises: SecondFactorIsOn."""
    if codes.is_on(account.pk):
        raise SecondFactorIsOn
    secret = generate_totp_secret()
    until = int((now + TICKET_LIFE).timestamp())
    ticket = seal(f"{account.pk} {until} {secret}", TICKET)
    return SetUp(secret, get_adapter().build_totp_url(account, secret), ticket)


def turn_on(account: Account, proof: Proof, ticket: str, *, visit: Visit, now: datetime) -> list[str]:
    """Keep the secret; gives the recovery codes, which are shown this once.

    Ends every other session and every token: they came in without it.

    Raises: SetUpOver, PasswordWrong, CodeWrong, SecondFactorIsOn, TooManyRequests.
    """
    secret = _secret_in(ticket, account, now)
    services.confirm_password(account, proof.password, visit=visit)
    codes.take_try(account.pk)
    if not validate_totp_code(secret, proof.code):
        raise CodeWrong
    codes.forget_tries(account.pk)
    with transaction.atomic():
        Account.objects.select_for_update(no_key=True).get(pk=account.pk)
        if codes.is_on(account.pk):
            raise SecondFactorIsOn
        TOTP.activate(account, secret)
        given = _fresh_codes(account)
        ApiToken.objects.for_account(account).update(revoked_at=now)
        services.end_other_sessions(account=account, visit=visit, now=now)
        record("second_factor.on", f"account:{account.pk}", by=visit.by(account.pk), now=now)
    return given


def renew_codes(account: Account, proof: Proof, *, visit: Visit, now: datetime) -> list[str]:
    """New recovery codes; the former ones open nothing any more.

    Raises: SecondFactorIsOff, PasswordWrong, CodeWrong, TooManyRequests.
    """
    _check(account, proof, visit)
    with transaction.atomic():
        Account.objects.select_for_update(no_key=True).get(pk=account.pk)
        given = _fresh_codes(account)
        record("second_factor.codes_renewed", f"account:{account.pk}", by=visit.by(account.pk), now=now)
    return given


def turn_off(account: Account, proof: Proof, *, visit: Visit, now: datetime) -> None:
    """Raises: SecondFactorMustStay, SecondFactorIsOff, PasswordWrong, CodeWrong, TooManyRequests."""
    if is_asked_for_second_factor(account):
        raise SecondFactorMustStay
    _check(account, proof, visit)
    _take_off(account, by=visit.by(account.pk), now=now, reason="")


def take_off(account_id: int, *, reason: str, by: Actor, now: datetime) -> None:
    """For somebody who lost app and codes: the next sign-in is by password, and staff set it up anew.

    Ends every session and token of the account.

    Raises: AccountNotFound, SecondFactorIsOff.
    """
    account = Account.objects.filter(pk=account_id).first()
    if account is None:
        raise AccountNotFound
    with transaction.atomic():
        _take_off(account, by=by, now=now, reason=reason)
        services.end_every_way_in(account, now=now)


def _take_off(account: Account, *, by: Actor, now: datetime, reason: str) -> None:
    with transaction.atomic():
        Account.objects.select_for_update(no_key=True).get(pk=account.pk)
        if not codes.is_on(account.pk):
            raise SecondFactorIsOff
        Authenticator.objects.filter(user=account).delete()
        record("second_factor.off", f"account:{account.pk}", by=by, now=now, reason=reason)


def _check(account: Account, proof: Proof, visit: Visit) -> None:
    if not codes.is_on(account.pk):
        raise SecondFactorIsOff
    services.confirm_password(account, proof.password, visit=visit)
    codes.confirm(account.pk, proof.code)


def _fresh_codes(account: Account) -> list[str]:
    Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).delete()
    return list(RecoveryCodes.activate(account).generate_codes())


def _secret_in(ticket: str, account: Account, now: datetime) -> str:
    try:
        owner, until, secret = unseal(ticket, TICKET).split(" ")
    except (SealBroken, ValueError) as error:
        raise SetUpOver from error
    if owner != str(account.pk) or int(until) < now.timestamp():
        raise SetUpOver
    return secret
