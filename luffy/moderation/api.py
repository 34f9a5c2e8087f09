from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.auth import allowed_to, caller, signed_in, visit
from luffy.accounts.permissions import Action
from luffy.accounts.throttle import Limit, take
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of
from luffy.moderation import kinds, queries, services
from luffy.moderation.errors import (
    CaseCannotMove,
    CaseNotFound,
    OwnText,
    TargetNotFound,
    WordEmpty,
    WordNotFound,
)
from luffy.moderation.models import Keyword
from luffy.moderation.schemas import (
    DecideIn,
    KeywordIn,
    KeywordOut,
    ModerationCaseOut,
    ModerationQuery,
    ReportedOut,
    ReportIn,
    Target,
    TextKindsOut,
)
from luffy.moderation.words import Verdict

router = Router(tags=["moderation"])
operators = allowed_to(Action.MODERATE)
REPORTS = Limit("report:account", 30, seconds=3600)


@router.post("/reports", auth=signed_in, response=answers(ReportedOut, TargetNotFound, OwnText))
def report_text(request: HttpRequest, given: ReportIn) -> dict[str, Any]:
    """Tell operators of a text that should not stand here. The same one again changes nothing."""
    account_id = caller(request).pk
    take(REPORTS, str(account_id))
    services.report(
        target=given.target, account_id=account_id, reason=given.reason, note=given.note, now=clock.now()
    )
    return ok({"target": given.target})


@router.get("/ops/moderation", auth=operators, response=answers(Page[ModerationCaseOut], NotAllowed))
def ops_moderation(request: HttpRequest, asked: Query[ModerationQuery]) -> dict[str, Any]:
    """Texts that wait for a decision or had one, newest first. For operators."""
    del request
    return ok(queries.cases(asked, state=asked.state, kind=asked.kind))


@router.get("/ops/moderation/kinds", auth=operators, response=answers(TextKindsOut, NotAllowed))
def ops_moderation_kinds(request: HttpRequest) -> dict[str, Any]:
    """Which kinds of texts there are. For operators."""
    del request
    return ok({"items": [{"name": kind.name, "label": str(kind.label)} for kind in kinds.kinds()]})


@router.get("/ops/moderation/words", auth=operators, response=answers(Page[KeywordOut], NotAllowed))
def ops_words(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """The words that are watched for, the strictest first. For operators."""
    del request
    page = page_of(queries.keywords(), asked)
    return ok({**page, "items": [_word_shape(row) for row in page["items"]]})


@router.put("/ops/moderation/words", auth=operators, response=answers(KeywordOut, NotAllowed, WordEmpty))
def ops_watch_for(request: HttpRequest, given: KeywordIn) -> dict[str, Any]:
    """Watch for a word, or change what becomes of texts with it. For operators."""
    by = visit(request).by(caller(request).pk)
    verdict = Verdict[given.verdict.upper()]
    return ok(_word_shape(services.watch_for(word=given.word, verdict=verdict, by=by, now=clock.now())))


@router.delete(
    "/ops/moderation/words/{word_id}", auth=operators, response=answers(None, NotAllowed, WordNotFound)
)
def ops_forget_word(request: HttpRequest, word_id: Annotated[int, Path(ge=1, le=MAX_ID)]) -> dict[str, Any]:
    """Watch for a word no longer. For operators."""
    services.forget_word(word_id=word_id, by=visit(request).by(caller(request).pk), now=clock.now())
    return ok(None)


@router.post(
    "/ops/moderation/{target}/decide",
    auth=operators,
    response=answers(ModerationCaseOut, NotAllowed, TargetNotFound, CaseNotFound, CaseCannotMove),
)
def ops_decide(request: HttpRequest, target: Annotated[Target, Path()], given: DecideIn) -> dict[str, Any]:
    """Keep a text, hide it, or restore what was hidden. For operators."""
    by = visit(request).by(caller(request).pk)
    services.decide(target=target, decision=given.decision, reason=given.reason, by=by, now=clock.now())
    return ok(queries.case(target))


def _word_shape(row: Keyword) -> dict[str, Any]:
    return {"id": row.pk, "word": row.word, "verdict": Verdict(row.verdict).name.lower()}
