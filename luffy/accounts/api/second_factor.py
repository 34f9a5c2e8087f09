"""My second factor. Staff reach these before they have one, and nothing else but `/me` and the way out."""

from typing import Any

import segno
from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest
from ninja import Router

from luffy.accounts import second_factor
from luffy.accounts.auth import caller, current_token, signed_in, signed_in_before_second_factor, visit
from luffy.accounts.errors import (
    CodeWrong,
    PasswordWrong,
    SecondFactorIsOff,
    SecondFactorIsOn,
    SecondFactorMustStay,
    SetUpOver,
)
from luffy.accounts.schemas import ProofIn, RecoveryCodesOut, SecondFactorOut, SetUpIn, SetUpOut
from luffy.accounts.second_factor import Proof
from luffy.core.clock import now
from luffy.core.envelope import answers, ok

router = Router(tags=["accounts"])


@router.get("/me/second-factor", auth=signed_in_before_second_factor, response=answers(SecondFactorOut))
def my_second_factor(request: HttpRequest) -> dict[str, Any]:
    """Whether I have one, whether I must, and how many recovery codes are left."""
    status = second_factor.status(caller(request))
    return ok(SecondFactorOut.model_validate(status))


@router.post(
    "/me/second-factor/set-up",
    auth=signed_in_before_second_factor,
    response=answers(SetUpOut, SecondFactorIsOn),
)
def set_up(request: HttpRequest) -> dict[str, Any]:
    """A secret for an authenticator app. It counts when the first code has come: POST /me/second-factor."""
    begun = second_factor.begin(caller(request), now=now())
    svg = segno.make_qr(begun.address, error="m").svg_inline(omitsize=True, border=2)
    return ok(SetUpOut(secret=begun.secret, address=begun.address, svg=svg, ticket=begun.ticket))


@router.post(
    "/me/second-factor",
    auth=signed_in_before_second_factor,
    response=answers(RecoveryCodesOut, PasswordWrong, CodeWrong, SecondFactorIsOn, SetUpOver, status=201),
)
def turn_on(request: HttpRequest, body: SetUpIn) -> tuple[int, dict[str, Any]]:
    """Turn it on. Ends my other sessions and all my tokens; the recovery codes are shown this once."""
    account = caller(request)
    proof = Proof(body.password, body.code)
    codes = second_factor.turn_on(account, proof, body.ticket, visit=visit(request), now=now())
    if current_token(request) is None:
        record_authentication(request, account, "mfa", type="totp")
    return 201, ok(RecoveryCodesOut(codes=codes))


@router.post(
    "/me/second-factor/recovery-codes",
    auth=signed_in,
    response=answers(RecoveryCodesOut, PasswordWrong, CodeWrong, SecondFactorIsOff),
)
def renew_codes(request: HttpRequest, body: ProofIn) -> dict[str, Any]:
    """New recovery codes instead of the former ones."""
    proof = Proof(body.password, body.code)
    codes = second_factor.renew_codes(caller(request), proof, visit=visit(request), now=now())
    return ok(RecoveryCodesOut(codes=codes))


@router.delete(
    "/me/second-factor",
    auth=signed_in,
    response=answers(None, PasswordWrong, CodeWrong, SecondFactorIsOff, SecondFactorMustStay),
)
def turn_off(request: HttpRequest, body: ProofIn) -> dict[str, Any]:
    """Come in by password alone again. Staff of a site that asks for it cannot."""
    proof = Proof(body.password, body.code)
    second_factor.turn_off(caller(request), proof, visit=visit(request), now=now())
    return ok(None)
