"""Reading and liking articles. Lists and pages are finished bytes with a strong ETag, like the catalogue's."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from luffy.accounts.auth import caller, maybe_caller, maybe_signed_in, signed_in
from luffy.accounts.throttle import neighbourhood
from luffy.catalog.pages import finished_answer
from luffy.community import pages, queries
from luffy.community.errors import ArticleGone, ArticleNotFound
from luffy.community.schemas import ArticleFilters, ArticleItem, ArticleOut, LikeOut, MyArticleOut, ViewOut
from luffy.community.services import likes, views
from luffy.core import clock
from luffy.core.client import client_address
from luffy.core.envelope import answers, ok
from luffy.core.paging import MAX_ID, Page

router = Router(tags=["articles"])
ArticleId = Annotated[int, Path(ge=1, le=MAX_ID)]


@router.get("/articles", response=answers(Page[ArticleItem]))
def list_articles(request: HttpRequest, asked: Query[ArticleFilters]) -> HttpResponse:
    """Articles on the shelf, the heavier first, then the newer."""
    return finished_answer(request, pages.article_list(asked, clock.now()))


@router.get("/articles/{article_id}", response=answers(ArticleOut, ArticleNotFound, ArticleGone))
def get_article(request: HttpRequest, article_id: ArticleId) -> HttpResponse:
    """An article with its text and what is related. 410 when it went offline."""
    return finished_answer(request, pages.article_page(article_id, clock.now()))


@router.get("/articles/{article_id}/mine", auth=signed_in, response=answers(MyArticleOut))
def my_article(request: HttpRequest, article_id: ArticleId) -> dict[str, Any]:
    """Whether I like it."""
    return ok({"liked": queries.liked(article_id, caller(request).pk)})


@router.post("/articles/{article_id}/views", auth=maybe_signed_in, response=answers(ViewOut, ArticleNotFound))
def view_article(request: HttpRequest, article_id: ArticleId) -> dict[str, Any]:
    """Somebody opened it. One visitor counts once in half an hour."""
    if not queries.is_there(article_id, clock.now()):
        raise ArticleNotFound
    account = maybe_caller(request)
    visitor = views.visitor_of(
        account_id=account.pk if account else None,
        address=neighbourhood(client_address(request)),
        browser=request.headers.get("User-Agent", ""),
    )
    return ok({"counted": views.see(article_id=article_id, visitor=visitor)})


@router.put("/articles/{article_id}/like", auth=signed_in, response=answers(LikeOut, ArticleNotFound))
def like_article(request: HttpRequest, article_id: ArticleId) -> dict[str, Any]:
    """I like it. The same again changes nothing."""
    number = likes.like(article_id=article_id, account_id=caller(request).pk, now=clock.now())
    return ok({"liked": True, "agree_num": number})


@router.delete("/articles/{article_id}/like", auth=signed_in, response=answers(LikeOut, ArticleNotFound))
def unlike_article(request: HttpRequest, article_id: ArticleId) -> dict[str, Any]:
    """I like it no longer."""
    number = likes.unlike(article_id=article_id, account_id=caller(request).pk)
    return ok({"liked": False, "agree_num": number})
