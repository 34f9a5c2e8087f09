"""Campaigns: coupons with a view of what they do, codes, issuing, and news; and access that is given away."""

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any, BinaryIO, cast

from django.http import HttpRequest
from ninja import File, Form, Path, Query, Router
from ninja.files import UploadedFile

from luffy.accounts.audit import Actor
from luffy.accounts.auth import allowed_to, allowed_to_with_files, caller, visit
from luffy.accounts.permissions import Action
from luffy.accounts.schemas import ReasonIn
from luffy.campaigns import queries, segments, services
from luffy.campaigns.api.grants import router as grants
from luffy.campaigns.effects import effects
from luffy.campaigns.errors import (
    CampaignNotFound,
    CampaignStopped,
    CampaignTermsRefused,
    SegmentIncomplete,
    SegmentTooLarge,
)
from luffy.campaigns.funnel import Funnel, funnels
from luffy.campaigns.schemas import (
    AnnouncementIn,
    AnnouncementOut,
    CampaignIn,
    CampaignOut,
    CampaignQuery,
    CodeBatchOut,
    CodesIn,
    CodesOut,
    EffectOut,
    EffectsOut,
    FunnelOut,
    IssueIn,
    ReachOut,
    SegmentIn,
    SegmentProblemOut,
    TermsIn,
)
from luffy.campaigns.segments import Problem, Segment
from luffy.catalog.errors import CourseNotFound, DegreeNotFound, PlanNotFound
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed, SheetUnreadable
from luffy.core.money import Fen
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.core.sheets import read
from luffy.coupons import codes, issuing
from luffy.coupons.errors import ClaimNotOpen, CodesExceedQuantity, CouponSoldOut
from luffy.coupons.models import CodeBatch, Coupon
from luffy.coupons.rules import Terms

router = Router(tags=["campaigns"])
router.add_router("", grants)
RUN = allowed_to(Action.RUN_CAMPAIGNS)
RUN_WITH_FILES = allowed_to_with_files(Action.RUN_CAMPAIGNS)
TELL = allowed_to(Action.TELL_PEOPLE)
# Why accounts cannot be told by a segment.
NO_SEGMENT = (SegmentIncomplete, SegmentTooLarge, CourseNotFound, DegreeNotFound, PlanNotFound)
Id = Annotated[int, Path(ge=1, le=MAX_ID)]
MOST_EFFECTS = 50
Why = Annotated[str, Form(min_length=1, max_length=255, pattern=r"\S")]


@router.get("/ops/campaigns", auth=RUN, response=answers(Page[CampaignOut], NotAllowed))
def ops_campaigns(request: HttpRequest, asked: Query[CampaignQuery]) -> dict[str, Any]:
    """All coupons with how they go, newest first."""
    del request
    today = day_of(clock.now())
    page = page_of(queries.campaigns(asked.q, asked.stage, today), asked)
    numbers = funnels([coupon.pk for coupon in page["items"]], today=today)
    return ok({**page, "items": [_shown(coupon, numbers[coupon.pk], today) for coupon in page["items"]]})


@router.post(
    "/ops/campaigns",
    auth=RUN,
    response=answers(CampaignOut, NotAllowed, CampaignTermsRefused, CourseNotFound, status=201),
)
def ops_begin_campaign(request: HttpRequest, body: CampaignIn) -> tuple[int, dict[str, Any]]:
    """A new coupon. Ask /ops/campaigns/preview first."""
    now = clock.now()
    coupon = services.begin(services.Plan(**body.dict()), by=_by(request), now=now)
    return 201, ok(_campaign(coupon.pk, day_of(now)))


@router.post("/ops/campaigns/preview", auth=RUN, response=answers(EffectsOut, NotAllowed, CourseNotFound))
def ops_preview_campaign(request: HttpRequest, body: TermsIn) -> dict[str, Any]:
    """What such a coupon would make of the prices there are now, each bought by itself."""
    del request
    product = services.product_wanted(body.product)
    terms = Terms(body.coupon_type, Fen(body.money_fen), body.off_percent, Fen(body.minimum_fen))
    found = effects(terms, queries.prices(product.pk if product else None), is_site_wide=product is None)
    items = [
        EffectOut(**asdict(one.price), discount_fen=one.discount_fen, payable_fen=one.payable_fen)
        for one in found[:MOST_EFFECTS]
    ]
    touched, free = (
        sum(test(one) for one in found)
        for test in (lambda one: one.discount_fen > 0, lambda one: not one.payable_fen)
    )
    return ok(EffectsOut(items=items, total=len(found), touched=touched, free=free))


@router.get(
    "/ops/campaigns/{coupon_id}", auth=RUN, response=answers(CampaignOut, NotAllowed, CampaignNotFound)
)
def ops_campaign(request: HttpRequest, coupon_id: Id) -> dict[str, Any]:
    """One campaign."""
    del request
    return ok(_campaign(coupon_id, day_of(clock.now())))


@router.post(
    "/ops/campaigns/{coupon_id}/stop",
    auth=RUN,
    response=answers(CampaignOut, NotAllowed, CampaignNotFound, CampaignStopped),
)
def ops_stop_campaign(request: HttpRequest, coupon_id: Id, body: ReasonIn) -> dict[str, Any]:
    """Nobody gets one any more; what people hold keeps its terms."""
    now = clock.now()
    services.stop(coupon_id, reason=body.reason, by=_by(request), now=now)
    return ok(_campaign(coupon_id, day_of(now)))


@router.get(
    "/ops/campaigns/{coupon_id}/codes",
    auth=RUN,
    response=answers(Page[CodeBatchOut], NotAllowed, CampaignNotFound),
)
def ops_code_batches(request: HttpRequest, coupon_id: Id, asked: Query[PageQuery]) -> dict[str, Any]:
    """The batches of codes that were made, and how many were used."""
    del request
    queries.campaign(coupon_id)
    page = page_of(queries.batches(coupon_id), asked)
    return ok({**page, "items": [_batch(batch) for batch in page["items"]]})


@router.post(
    "/ops/campaigns/{coupon_id}/codes",
    auth=RUN,
    response=answers(CodesOut, NotAllowed, CampaignNotFound, ClaimNotOpen, CodesExceedQuantity, status=201),
)
def ops_make_codes(request: HttpRequest, coupon_id: Id, body: CodesIn) -> tuple[int, dict[str, Any]]:
    """Make codes. They are told this once."""
    queries.campaign(coupon_id)
    batch, made = codes.make_codes(coupon_id, **body.dict(), by=_by(request), now=clock.now())
    return 201, ok(CodesOut(batch_id=batch.pk, codes=made))


@router.post(
    "/ops/campaigns/{coupon_id}/issue",
    auth=RUN,
    response=answers(
        ReachOut,
        NotAllowed,
        CampaignNotFound,
        *NO_SEGMENT,
        ClaimNotOpen,
        CouponSoldOut,
    ),
)
def ops_issue(request: HttpRequest, coupon_id: Id, body: IssueIn) -> dict[str, Any]:
    """Give one to everybody of a segment who has had none, or only tell who would get one."""
    accounts = services.ids_of(segments.accounts_of(_segment(body.segment), today=day_of(clock.now())))
    return ok(_issue(request, coupon_id, accounts, [], reason="" if body.dry_run else body.reason))


@router.post(
    "/ops/campaigns/{coupon_id}/issue-file",
    auth=RUN_WITH_FILES,
    response=answers(ReachOut, NotAllowed, CampaignNotFound, SheetUnreadable, ClaimNotOpen, CouponSoldOut),
)
def ops_issue_file(
    request: HttpRequest, coupon_id: Id, file: File[UploadedFile], reason: Why, dry_run: Form[bool] = True
) -> dict[str, Any]:
    """The same for the accounts that a CSV or Excel file names (column `username`). Rows that name nobody are told."""
    named = segments.named_in(read(cast("BinaryIO", file), name=file.name or ""))
    return ok(_issue(request, coupon_id, named.account_ids, named.problems, reason="" if dry_run else reason))


@router.post(
    "/ops/announcements",
    auth=TELL,
    response=answers(AnnouncementOut, NotAllowed, *NO_SEGMENT),
)
def ops_announce(request: HttpRequest, body: AnnouncementIn) -> dict[str, Any]:
    """Tell everybody of a segment, or only how many there are."""
    accounts = services.ids_of(segments.accounts_of(_segment(body.segment), today=day_of(clock.now())))
    if not body.dry_run:
        said = services.Announcement(body.title, body.text, body.link, body.key)
        services.announce(accounts, said, by=_by(request), now=clock.now())
    return ok(AnnouncementOut(is_done=not body.dry_run, accounts=len(accounts)))


def _by(request: HttpRequest) -> Actor:
    return visit(request).by(caller(request).pk)


def _segment(given: SegmentIn) -> Segment:
    return Segment(given.who, given.product, given.since)


def _issue(
    request: HttpRequest, coupon_id: int, accounts: list[int], problems: list[Problem], *, reason: str
) -> ReachOut:
    """Without a reason nothing is done."""
    queries.campaign(coupon_id)
    if reason:
        told = issuing.issue(coupon_id, accounts, reason=reason, by=_by(request), now=clock.now())
    else:
        told = issuing.reach(coupon_id, accounts)
    return ReachOut(
        is_done=bool(reason),
        asked=told.asked,
        new=told.new,
        have_it=told.have_it,
        left=told.left,
        problems=[SegmentProblemOut(**asdict(problem)) for problem in problems[:200]],
    )


def _campaign(coupon_id: int, today: date) -> CampaignOut:
    return _shown(queries.campaign(coupon_id), funnels([coupon_id], today=today)[coupon_id], today)


def _batch(batch: CodeBatch) -> CodeBatchOut:
    return CodeBatchOut(
        id=batch.pk,
        label=batch.label,
        number=batch.number,
        uses_each=batch.uses_each,
        used=batch.uses,  # type: ignore[attr-defined]
        made_at=batch.made_at,
        made_by=batch.made_by.username,
    )


def _shown(coupon: Coupon, funnel: Funnel, today: date) -> CampaignOut:
    return CampaignOut(
        id=coupon.pk,
        name=coupon.name,
        brief=coupon.brief or "",
        coupon_type=coupon.coupon_type,
        text=str(coupon.get_coupon_type_display()),
        money_fen=coupon.money_fen,
        off_percent=coupon.off_percent,
        minimum_fen=coupon.minimum_fen,
        product=coupon.product.key if coupon.product else None,
        product_name=coupon.product.item.name if coupon.product else None,
        quantity=coupon.quantity,
        per_account=coupon.per_account,
        open_date=coupon.open_date,
        close_date=coupon.close_date,
        valid_from=coupon.valid_begin_date,
        valid_until=coupon.valid_end_date,
        valid_days=coupon.coupon_valid_days,
        is_listed=coupon.is_listed,
        stage=queries.stage_of(coupon, today),
        stopped_at=coupon.stopped_at,
        funnel=FunnelOut(**asdict(funnel)),
    )
