from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, IPvAnyAddress

from luffy.accounts.permissions import Action
from luffy.accounts.scopes import Scope
from luffy.accounts.votes import Ballot, Tally
from luffy.core.envelope import Out
from luffy.core.paging import PageQuery

# Longer ones are no passwords; what a password may be is decided in `passwords`.
Password = Annotated[str, Field(min_length=1, max_length=1024)]
Code = Annotated[str, Field(max_length=20, pattern=r"^[0-9 ]*$")]
Why = Annotated[str, Field(min_length=1, max_length=255, pattern=r"\S")]
RoleName = Literal["learner", "mentor", "lecturer", "operator", "editor", "service", "finance", "lead"]


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
    # What of the table in docs/rules/permissions.md.
    may: list[Action]
    # Staff of this site have to set up a second factor, and come in by it, before anything else.
    needs_second_factor: bool


class TokenIn(Schema):
    """`username` may also be the e-mail; `label` says later what the token is for; `code`: of the second factor."""

    username: Annotated[str, Field(min_length=1, max_length=254)]
    password: Password
    code: Code = ""
    label: Annotated[str, Field(max_length=64, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    # What it may be used for. Without the field: whatever the account may.
    scopes: Annotated[list[Scope], Field(max_length=len(Scope))] | None = None


class NewTokenOut(Schema):
    """`token` is shown this once: send it as `Authorization: Bearer …`."""

    token: str
    expires_at: datetime


class TokenOut(Schema):
    """No `scopes`: it may whatever the account may."""

    id: int
    label: str
    created_at: datetime
    expires_at: datetime
    scopes: list[Scope] | None


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


class SecondFactorOut(Out):
    model_config = ConfigDict(from_attributes=True)

    is_on: bool
    is_required: bool
    recovery_codes_left: int


class SetUpOut(Out):
    """`secret` and `address` (as a picture: `svg`) are for the app; `ticket` is sent back with its first code."""

    secret: str
    address: str
    svg: str
    ticket: str


class ProofIn(Schema):
    """`code`: of the app, or a recovery code."""

    password: Password
    code: Annotated[str, Field(min_length=6, max_length=20, pattern=r"^[0-9 ]+$")]


class SetUpIn(ProofIn):
    ticket: Annotated[str, Field(min_length=1, max_length=1024)]


class RecoveryCodesOut(Out):
    """Each opens once, in place of the app's code."""

    codes: list[str]


class RoleOut(Out):
    role: RoleName
    role_label: str
    may: list[Action]


class ReasonIn(Schema):
    reason: Why


class RankIn(ReasonIn):
    role: RoleName
    is_superuser: bool = False


class OpsAccountOut(Out):
    id: int
    username: str
    email: str
    role: str
    role_label: str
    is_superuser: bool
    is_active: bool
    has_second_factor: bool
    last_login: datetime | None
    may: list[Action]


class OpsAccountQuery(PageQuery):
    """`q`: how a name or e-mail begins; `staff`: only who works in the back office."""

    q: Annotated[str, Field(max_length=254)] = ""
    role: RoleName | None = None
    staff: bool = False


class DayRange(PageQuery):
    """Both days belong to the range; `address`: from where exactly. Of a long trail, days make it quick."""

    person: Annotated[str, Field(max_length=254)] = ""
    address: IPvAnyAddress | None = None
    first_day: date | None = None
    last_day: date | None = None


class AuditQuery(DayRange):
    """`subject`: `order:20…`, or only the kind: `order:`; `action`: how it begins."""

    subject: Annotated[str, Field(max_length=80)] = ""
    action: Annotated[str, Field(max_length=64)] = ""
    source: Annotated[str, Field(max_length=32)] = ""


class SignInQuery(DayRange):
    outcome: Literal["good", "bad"] | None = None


class AuditEntryOut(Out):
    """`actor` null: the system itself, or nobody who is signed in. `address` null: not a person's call, or long ago."""

    id: int
    at: datetime
    actor: str | None
    source: str
    address: str | None
    action: str
    subject: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: str


class SignInOut(Out):
    """`name`: of the account, or masked as it was typed. `step`: how far it came."""

    id: int
    at: datetime
    name: str
    account_id: int | None
    source: str
    address: str | None
    is_good: bool
    step: Literal["password", "second_factor"]
