"""What articles are found by, made of what is stored of them.

Source: docs/rules/search.md
"""

from collections.abc import Iterable, Mapping, Sequence

from django.db import connection

from luffy.catalog import search
from luffy.community.models import Article
from luffy.core.markdown import text_of

# Of a body: what stands further down is seldom what it is about.
SEARCHED_SIGNS = 10_000

_STORE = """
INSERT INTO community_articlewords AS stored (article_id, search)
SELECT made.id, made.words::tsvector FROM unnest(%s::bigint[], %s::text[]) AS made(id, words)
ON CONFLICT (article_id) DO UPDATE SET search = excluded.search
WHERE stored.search IS DISTINCT FROM excluded.search
"""
_DIFFERING = """
SELECT made.id FROM unnest(%s::bigint[], %s::text[]) AS made(id, words)
LEFT JOIN community_articlewords stored ON stored.article_id = made.id
WHERE stored.search IS DISTINCT FROM made.words::tsvector ORDER BY made.id
"""


def refresh_articles(article_ids: Iterable[int]) -> int:
    """Make the search words of these articles anew; how many differed."""
    return _run(_STORE, article_documents(list(article_ids)))[0]


def article_documents(article_ids: Sequence[int]) -> dict[int, str]:
    """The search words of these articles, by article."""
    rows = Article.objects.filter(pk__in=article_ids).select_related("source")
    return {row.pk: _words(row) for row in rows.only("title", "brief", "tags", "body_html", "source__name")}


def differing(documents: Mapping[int, str]) -> list[int]:
    """The articles whose stored words are others than these, or missing."""
    return _run(_DIFFERING, documents)[1]


def _words(row: Article) -> str:
    related = " ".join([*row.tags, row.source.name])
    body = text_of(row.body_html)[:SEARCHED_SIGNS]
    return search.document(name=row.title, brief=row.brief, related=related, body=body)


def _run(statement: str, documents: Mapping[int, str]) -> tuple[int, list[int]]:
    """How many rows the statement wrote or found, and their numbers when it reads."""
    if not documents:
        return 0, []
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(documents), list(documents.values())])
        found = [number for (number,) in cursor.fetchall()] if cursor.description else []
        return cursor.rowcount, found
