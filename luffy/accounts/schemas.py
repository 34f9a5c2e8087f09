from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from luffy.accounts.votes import Ballot, Tally
from luffy.core.envelope import Out

# Longer ones are no passwords; what a password may be is decided in `passwords`.
Password = Annotated[str, Field(min_length=1, max_length=1024)]


class RegisterIn(Schema):
    """`username`: 2 to 64 letters of any script, digits, @ . + - _; unique without regard to case."""

    username: Annotated[str, Field(min_length=1, max_length=254)]
    password: Password
    email: Annotated[str, Field(max_length=254)] = ""


class AccountOut(Schema):
    id: int
    username: str
    email: str
    role: str
    role_label: str
    is_operator: bool


class TokenIn(Schema):
    """`username` may also be the e-mail; `label` says later what the token is for."""

    username: Annotated[str, Field(min_length=1, max_length=254)]
    password: Password
    label: Annotated[str, Field(max_length=64, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""


class NewTokenOut(Schema):
    """`token` is shown this once: send it as `Authorization: Bearer …`."""

    token: str
    expires_at: datetime


class TokenOut(Schema):
    id: int
    label: str
    created_at: datetime
    expires_at: datetime


class PasswordIn(Schema):
    old_password: Password
    new_password: Password


class SessionOut(Schema):
    id: int
    ip: str
    user_agent: str
    created_at: datetime
    is_current: bool


class BallotIn(Schema):
    """1: agree, -1: disagree, 0: neither."""

    value: Annotated[int, Field(ge=-1, le=1)]

    @property
    def ballot(self) -> Ballot | None:
        return Ballot(self.value) if self.value else None


class TallyOut(Out):
    agree_number: int
    disagree_number: int
    my_vote: int


def tally_shape(tally: Tally, given: BallotIn) -> TallyOut:
    """The counters after a vote, and the vote."""
    numbers = {"agree_number": tally.agree_number, "disagree_number": tally.disagree_number}
    return TallyOut(**numbers, my_vote=given.value)
