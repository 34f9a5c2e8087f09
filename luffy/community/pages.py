"""Finished answers about articles, kept like the catalogue's: what changes them makes a new version of it.

Dates come true within the age of a finished answer.
"""

from datetime import datetime

from luffy.catalog.pages import finished_list, finished_page
from luffy.community import queries
from luffy.community.schemas import ArticleFilters


def article_list(asked: ArticleFilters, now: datetime) -> bytes:
    """The body of a page of the list."""
    return finished_list(f"articles {asked!r}", lambda: queries.articles(asked, asked, now))


def article_page(article_id: int, now: datetime) -> bytes:
    """The body of an article's page. Raises: ArticleNotFound, ArticleGone."""
    return finished_page(f"article {article_id}", lambda: queries.article(article_id, now))
