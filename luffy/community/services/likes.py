"""Likes and favourites: a row each, and numbers that move only with the rows.

Source: docs/rules/favourites.md
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from luffy.accounts.models import Account
from luffy.catalog.models import Product, ProductKind, SaleStatus
from luffy.community.errors import ArticleNotFound, FavouriteNotFound, TooManyFavourites
from luffy.community.models import Article, ArticleLike, Collection

MOST_FAVOURITES = 1000


@transaction.atomic
def like(*, article_id: int, account_id: int, now: datetime) -> int:
    """Like an article; the same again changes nothing. How many do. Raises: ArticleNotFound."""
    if not Article.objects.on_shelf(now).filter(pk=article_id).exists():
        raise ArticleNotFound
    _row, is_new = ArticleLike.objects.get_or_create(
        article_id=article_id, account_id=account_id, defaults={"at": now}
    )
    return _moved(article_id, "agree_num", int(is_new))


@transaction.atomic
def unlike(*, article_id: int, account_id: int) -> int:
    """Like it no longer; how many do. Raises: ArticleNotFound."""
    if not Article.objects.filter(pk=article_id).exists():
        raise ArticleNotFound
    gone, _kinds = ArticleLike.objects.filter(article_id=article_id, account_id=account_id).delete()
    return _moved(article_id, "agree_num", -gone)


@transaction.atomic
def collect(*, target: str, account_id: int, now: datetime) -> None:
    """Keep an article, course or degree; the same again changes nothing.

    Raises:
        FavouriteNotFound, TooManyFavourites
    """
    on = _thing(target, now)
    # Locked, so that many at once do not pass the limit.
    Account.objects.select_for_update(no_key=True).get(pk=account_id)
    mine = Collection.objects.for_account(account_id)
    if mine.filter(**on).exists():
        return
    if mine.count() >= MOST_FAVOURITES:
        raise TooManyFavourites(most=MOST_FAVOURITES)
    Collection.objects.create(account_id=account_id, at=now, **on)
    if "article_id" in on:
        _moved(on["article_id"], "collect_num", 1)


@transaction.atomic
def uncollect(*, target: str, account_id: int) -> None:
    """Keep it no longer; what is not kept may be let go of as well, and what is offline."""
    kind, _, number = target.partition(":")
    lookup = {
        "article": "article_id",
        ProductKind.COURSE: "product__course_id",
        ProductKind.DEGREE: "product__degree_id",
    }
    if kind not in lookup:
        return
    gone, _kinds = Collection.objects.for_account(account_id).filter(**{lookup[kind]: int(number)}).delete()
    if kind == "article" and gone:
        _moved(int(number), "collect_num", -gone)


def _thing(target: str, now: datetime) -> dict[str, int]:
    """What the row points to. Raises: FavouriteNotFound."""
    kind, _, number = target.partition(":")
    if kind == "article":
        if Article.objects.on_shelf(now).filter(pk=int(number)).exists():
            return {"article_id": int(number)}
        raise FavouriteNotFound
    product = (
        Product.objects.filter(course_id=int(number)).exclude(course__status=SaleStatus.OFFLINE)
        if kind == ProductKind.COURSE
        else Product.objects.filter(degree_id=int(number)).exclude(degree__status=SaleStatus.OFFLINE)
    )
    found = product.values_list("pk", flat=True).first()
    if found is None:
        raise FavouriteNotFound
    return {"product_id": found}


def _moved(article_id: int, counter: str, by: int) -> int:
    """The counter after it moved; nothing is written when it did not."""
    row = Article.objects.filter(pk=article_id)
    if by:
        row.update(**{counter: F(counter) + by})
    return int(row.values_list(counter, flat=True).get())
