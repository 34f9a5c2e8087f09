"""The editors' desk."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from luffy.accounts.auth import allowed_to, caller, visit
from luffy.accounts.permissions import Action
from luffy.community import queries
from luffy.community.errors import (
    ArticleNotFound,
    ArticleTitleTaken,
    ShelfTimesRefused,
    SourceNotFound,
    SourceTaken,
    VideoMissing,
)
from luffy.community.schemas import (
    ArticleIn,
    ArticlePreviewIn,
    ArticlePreviewOut,
    ArticleSourceOut,
    EditorArticleOut,
    EditorItem,
    EditorQuery,
    SourceIn,
)
from luffy.community.services import articles
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.paging import MAX_ID, Page, PageQuery, page_of

router = Router(tags=["articles"], auth=allowed_to(Action.EDIT_ARTICLES))
ArticleId = Annotated[int, Path(ge=1, le=MAX_ID)]
_REFUSALS = (NotAllowed, SourceNotFound, ArticleTitleTaken, VideoMissing, ShelfTimesRefused)


@router.get("/ops/articles", response=answers(Page[EditorItem], NotAllowed))
def ops_articles(request: HttpRequest, asked: Query[EditorQuery]) -> dict[str, Any]:
    """Everything that was written, newest first. For editors."""
    del request
    return ok(queries.all_articles(asked, status=asked.status, words=asked.q.strip()))


@router.post("/ops/articles", response=answers(EditorArticleOut, *_REFUSALS, status=201))
def ops_write_article(request: HttpRequest, given: ArticleIn) -> Status[dict[str, Any]]:
    """Write an article. For editors."""
    by = visit(request).by(caller(request).pk)
    row = articles.write(given.draft(), by=by, now=clock.now())
    return Status(201, ok(queries.for_editor(row.pk)))


@router.post("/ops/articles/preview", response=answers(ArticlePreviewOut, NotAllowed))
def ops_preview_article(request: HttpRequest, given: ArticlePreviewIn) -> dict[str, Any]:
    """A body as readers would get it; nothing is stored. For editors."""
    del request
    body = articles.rendered(given.body, given.body_format)
    return ok({"body": body.html, "headings": body.headings, "minutes": body.minutes})


@router.get("/ops/articles/{article_id}", response=answers(EditorArticleOut, NotAllowed, ArticleNotFound))
def ops_article(request: HttpRequest, article_id: ArticleId) -> dict[str, Any]:
    """An article as it was written. For editors."""
    del request
    return ok(queries.for_editor(article_id))


@router.put("/ops/articles/{article_id}", response=answers(EditorArticleOut, ArticleNotFound, *_REFUSALS))
def ops_change_article(request: HttpRequest, article_id: ArticleId, given: ArticleIn) -> dict[str, Any]:
    """Write an article anew. For editors."""
    by = visit(request).by(caller(request).pk)
    articles.write(given.draft(), article_id=article_id, by=by, now=clock.now())
    return ok(queries.for_editor(article_id))


@router.get("/ops/article-sources", response=answers(Page[ArticleSourceOut], NotAllowed))
def ops_sources(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """Where articles come from, by name. For editors."""
    del request
    page = page_of(queries.sources(), asked)
    return ok({**page, "items": [{"id": row.pk, "name": row.name} for row in page["items"]]})


@router.post("/ops/article-sources", response=answers(ArticleSourceOut, NotAllowed, SourceTaken, status=201))
def ops_add_source(request: HttpRequest, given: SourceIn) -> Status[dict[str, Any]]:
    """Add one. For editors."""
    del request
    row = articles.add_source(given.name)
    return Status(201, ok({"id": row.pk, "name": row.name}))
