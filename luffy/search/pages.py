"""Finished answers of search, kept like the catalogue's, and who asks for them."""

from datetime import datetime

import orjson
from django.http import HttpRequest

from luffy.accounts.throttle import neighbourhood
from luffy.catalog.cache import Answer, finished
from luffy.community.services.views import visitor_of
from luffy.core.client import client_address
from luffy.core.envelope import ok
from luffy.search import finding
from luffy.search.schemas import SearchQuery, SuggestQuery


def search_answer(asked: SearchQuery, now: datetime) -> bytes:
    """The body of a page of what is found."""
    wanted = finding.Wanted(asked.q, asked.kind, asked.page, asked.page_size)

    def answer() -> Answer:
        found = finding.find(wanted, now=now)
        return Answer(orjson.dumps(ok(found)), worth_keeping=bool(found["items"]))

    return finished(f"search {wanted}", answer, free_form=True)


def suggestions_answer(asked: SuggestQuery, now: datetime) -> bytes:
    """The body of what somebody may be about to type."""

    def answer() -> Answer:
        items = finding.suggest(asked.q, now=now)
        return Answer(orjson.dumps(ok({"items": items})), worth_keeping=bool(items))

    typed = " ".join(asked.q.split()).lower()
    return finished(f"suggest {typed}", answer, free_form=bool(typed))


def visitor_of_request(request: HttpRequest) -> str:
    """Whoever is behind a browser at an address: guests and members alike, since nobody is remembered."""
    browser = request.headers.get("User-Agent", "")
    return visitor_of(account_id=None, address=neighbourhood(client_address(request)), browser=browser)
