from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router, Status

from luffy.accounts.auth import allowed_to, caller, visit
from luffy.accounts.permissions import Action
from luffy.catalog.pages import finished_answer
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.paging import MAX_ID, Page, page_of
from luffy.search import queries
from luffy.search.errors import SynonymsNotFound, SynonymTaken, TooFewSynonyms, TooManySynonyms
from luffy.search.models import SynonymGroup
from luffy.search.pages import search_answer, suggestions_answer, visitor_of_request
from luffy.search.schemas import (
    AskedFilters,
    SearchedOut,
    SearchOut,
    SearchQuery,
    SuggestionsOut,
    SuggestQuery,
    SynonymsIn,
    SynonymsOut,
    SynonymsQuery,
)
from luffy.search.services import asked as asked_queries
from luffy.search.services import synonyms

router = Router(tags=["search"])
editors = allowed_to(Action.EDIT_SEARCH)
GroupId = Annotated[int, Path(ge=1, le=MAX_ID)]


@router.get("/search", response=answers(SearchOut))
def search_everything(request: HttpRequest, asked: Query[SearchQuery]) -> HttpResponse:
    """Courses, degrees, articles and teachers that the public may see, the best match first."""
    body = search_answer(asked, clock.now())
    if asked.page == 1 and asked.kind is None:
        asked_queries.note(asked.q, visitor=visitor_of_request(request))
    return finished_answer(request, body)


@router.get("/search/suggest", response=answers(SuggestionsOut))
def suggest_while_typing(request: HttpRequest, asked: Query[SuggestQuery]) -> HttpResponse:
    """At most eight things that somebody may be about to type."""
    return finished_answer(request, suggestions_answer(asked, clock.now()))


@router.get("/ops/search/synonyms", auth=editors, response=answers(Page[SynonymsOut], NotAllowed))
def ops_synonyms(request: HttpRequest, asked: Query[SynonymsQuery]) -> dict[str, Any]:
    """Groups of words that mean the same, the newest first. For operators."""
    del request
    page = page_of(queries.synonym_groups(asked.q.strip()), asked)
    return ok({**page, "items": [_group_shape(row) for row in page["items"]]})


_REFUSALS = (NotAllowed, SynonymTaken, TooFewSynonyms, TooManySynonyms)


@router.post("/ops/search/synonyms", auth=editors, response=answers(SynonymsOut, *_REFUSALS, status=201))
def ops_add_synonyms(request: HttpRequest, given: SynonymsIn) -> Status[dict[str, Any]]:
    """Let words mean the same. For operators."""
    by = visit(request).by(caller(request).pk)
    return Status(201, ok(_group_shape(synonyms.write(words=given.words, by=by, now=clock.now()))))


@router.put(
    "/ops/search/synonyms/{group_id}",
    auth=editors,
    response=answers(SynonymsOut, SynonymsNotFound, *_REFUSALS),
)
def ops_change_synonyms(request: HttpRequest, group_id: GroupId, given: SynonymsIn) -> dict[str, Any]:
    """Write a group anew. For operators."""
    by = visit(request).by(caller(request).pk)
    return ok(_group_shape(synonyms.write(words=given.words, group_id=group_id, by=by, now=clock.now())))


@router.delete(
    "/ops/search/synonyms/{group_id}", auth=editors, response=answers(None, NotAllowed, SynonymsNotFound)
)
def ops_forget_synonyms(request: HttpRequest, group_id: GroupId) -> dict[str, Any]:
    """These words mean the same no longer. For operators."""
    synonyms.forget(group_id=group_id, by=visit(request).by(caller(request).pk), now=clock.now())
    return ok(None)


@router.get("/ops/search/queries", auth=editors, response=answers(Page[SearchedOut], NotAllowed))
def ops_asked(request: HttpRequest, asked: Query[AskedFilters]) -> dict[str, Any]:
    """What people looked for within thirty days, by how many. For operators."""
    del request
    page = page_of(queries.asked(day_of(clock.now()), only_in_vain=asked.in_vain), asked)
    rows = [{"text": row["text"], "visitors": row["people"], "results": row["most"]} for row in page["items"]]
    return ok({**page, "items": rows})


def _group_shape(group: SynonymGroup) -> dict[str, Any]:
    words = sorted(group.synonyms.all(), key=lambda synonym: synonym.place)
    return {"id": group.pk, "words": [synonym.word for synonym in words]}
