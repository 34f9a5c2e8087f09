from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from luffy.accounts.schemas import ReasonIn
from luffy.campaigns.queries import Stage
from luffy.campaigns.segments import Who
from luffy.core.envelope import Out
from luffy.core.paging import MAX_ID, PageQuery
from luffy.coupons.codes import MOST_AT_ONCE

ProductText = Annotated[str, Field(max_length=40)]
MostFen = Annotated[int, Field(ge=0, le=100_000_000)]
OneLine = r"^[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*$"


class TermsIn(Schema):
    """`product` empty: for the whole site. `off_percent`: what is paid, 88 means 8.8折."""

    product: ProductText = ""
    coupon_type: Annotated[int, Field(ge=0, le=2)]
    money_fen: MostFen = 0
    off_percent: Annotated[int, Field(ge=1, le=99)] | None = None
    minimum_fen: MostFen = 0


class CampaignIn(TermsIn):
    """`is_listed`: anybody may claim it in the claim centre; else it comes by code or is issued."""

    name: Annotated[str, Field(min_length=1, max_length=64, pattern=OneLine)]
    brief: Annotated[str, Field(max_length=2_000)] = ""
    quantity: Annotated[int, Field(ge=1, le=1_000_000)]
    per_account: Annotated[int, Field(ge=1, le=100)] = 1
    open_date: date
    close_date: date
    valid_begin_date: date | None = None
    valid_end_date: date | None = None
    coupon_valid_days: Annotated[int, Field(ge=1, le=3_650)] | None = None
    is_listed: bool = True


class EffectOut(Out):
    product: str
    name: str
    access_days: int
    listed_fen: int
    discount_fen: int
    payable_fen: int


class EffectsOut(Out):
    """`items`: the cheapest outcomes first, at most 50; of all prices `touched` change, `free` cost nothing then."""

    items: list[EffectOut]
    total: int
    touched: int
    free: int


class FunnelOut(Out):
    """`claimed` = unused + held + used + expired. `revenue_fen`: cash of paid orders, less what went back."""

    claimed: int
    unused: int
    held: int
    used: int
    expired: int
    by_code: int
    orders: int
    discount_fen: int
    revenue_fen: int


class CampaignQuery(PageQuery):
    q: Annotated[str, Field(max_length=64)] = ""
    stage: Stage | None = None


class CampaignOut(Out):
    id: int
    name: str
    brief: str
    coupon_type: int
    text: str
    money_fen: int
    off_percent: int | None
    minimum_fen: int
    product: str | None
    product_name: str | None
    quantity: int
    per_account: int
    open_date: date
    close_date: date
    valid_from: date | None
    valid_until: date | None
    valid_days: int | None
    is_listed: bool
    stage: Stage
    stopped_at: datetime | None
    funnel: FunnelOut


class CodesIn(Schema):
    """`uses_each`: 1 for codes that serve once."""

    label: Annotated[str, Field(min_length=1, max_length=64, pattern=OneLine)]
    number: Annotated[int, Field(ge=1, le=MOST_AT_ONCE)]
    uses_each: Annotated[int, Field(ge=1, le=100_000)] = 1


class CodesOut(Out):
    """The codes are told this once; only their digests are kept."""

    batch_id: int
    codes: list[str]


class CodeBatchOut(Out):
    id: int
    label: str
    number: int
    uses_each: int
    used: int
    made_at: datetime
    made_by: str


class SegmentIn(Schema):
    who: Who
    product: ProductText = ""
    since: date | None = None


class IssueIn(ReasonIn):
    """`dry_run`: only tell who would get one."""

    segment: SegmentIn
    dry_run: bool = True


class SegmentProblemOut(Out):
    """`what`: missing, unknown, locked, twice, columns, long."""

    line: int
    value: str
    what: str


class ReachOut(Out):
    """Of `asked` accounts `new` get one, `have_it` had one before; `left` there are. `problems`: of a file's rows."""

    is_done: bool
    asked: int
    new: int
    have_it: int
    left: int
    problems: list[SegmentProblemOut]


class AccessGrantIn(ReasonIn):
    """`people`: user names or e-mail addresses; `dry_run`: only tell who would get it."""

    course_id: Annotated[int, Field(ge=1, le=MAX_ID)]
    access_days: Annotated[int, Field(ge=1, le=3_650)]
    people: Annotated[
        list[Annotated[str, Field(min_length=1, max_length=254)]], Field(min_length=1, max_length=100)
    ]
    dry_run: bool = True


class GivenOut(Out):
    """`new` get the course, `have_it` have it already; `problems` name nobody who could get it."""

    is_done: bool
    asked: int
    new: int
    have_it: int
    problems: list[SegmentProblemOut]


class AccessGrantOut(Out):
    id: int
    username: str
    course_id: int
    course_name: str
    access_days: int
    valid_until: date
    reason: str
    given_by: str
    given_at: datetime


class AnnouncementIn(Schema):
    """`link`: a page of this site, or empty. The same `key` tells nobody twice."""

    segment: SegmentIn
    title: Annotated[str, Field(min_length=1, max_length=40, pattern=OneLine)]
    text: Annotated[str, Field(min_length=1, max_length=120, pattern=OneLine)]
    link: Annotated[str, Field(max_length=200, pattern=r"^$|^/[A-Za-z0-9][\w/?=&%.-]*$|^/$")] = ""
    key: Annotated[str, Field(min_length=8, max_length=60, pattern=r"^[A-Za-z0-9-]+$")]
    dry_run: bool = True


class AnnouncementOut(Out):
    is_done: bool
    accounts: int
