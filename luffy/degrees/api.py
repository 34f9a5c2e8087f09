from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from luffy.accounts.auth import caller, signed_in
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.envelope import answers, ok
from luffy.core.paging import Page, PageQuery, page_of
from luffy.degrees import queries
from luffy.degrees.schemas import MyProductOut

router = Router(tags=["learning"], auth=signed_in)


@router.get("/me/courses", response=answers(Page[MyProductOut]))
def my_courses(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """What I can study, and what I could."""
    return ok(page_of(queries.my_products(caller(request).pk, day_of(clock.now())), asked))
