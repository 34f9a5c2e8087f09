"""Numbers under load: exactly what the rows and the visitors say, whoever comes at the same time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from redis import Redis

from luffy.accounts.throttle import take
from luffy.accounts.votes import Ballot
from luffy.community import queries
from luffy.community.api.comments import A_MINUTE
from luffy.community.errors import FavouriteNotFound, TooManyFavourites
from luffy.community.models import Article, ArticleLike, Collection, Comment, ViewBatch
from luffy.community.schemas import FavouriteQuery
from luffy.community.services import comments, likes, views
from luffy.community.services.recount import Difference, differences
from luffy.core.errors import TooManyRequests
from luffy.core.valkey import valkey
from tests.factories.accounts import an_account, api_of
from tests.factories.catalog import a_course
from tests.factories.community import a_comment, a_member, an_article

NOW = datetime.now(UTC)
AT_ONCE = 16
races = pytest.mark.django_db(transaction=True)
plain = pytest.mark.django_db


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """All calls begin at the same moment, each on a connection of its own; gives results and refusals."""
    start = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            start.wait()
            return call()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def number(article: Article, counter: str) -> int:
    return Article.objects.values_list(counter, flat=True).get(pk=article.pk)


@races
def test_likes_at_once_count_once_an_account() -> None:
    article, accounts = an_article(), [an_account().pk for _ in range(4)]

    at_once(
        *(
            lambda who=who: likes.like(article_id=article.pk, account_id=who, now=NOW)
            for who in accounts * (AT_ONCE // 4)
        )
    )

    assert (number(article, "agree_num"), ArticleLike.objects.count()) == (4, 4)


@races
def test_without_moving_by_what_is_there_likes_get_lost() -> None:
    """The control: who reads the number and writes it back loses the others'."""
    article, accounts = an_article(), [an_account().pk for _ in range(AT_ONCE)]
    both_read = Barrier(AT_ONCE)

    def carelessly(who: int) -> None:
        before = number(article, "agree_num")
        both_read.wait()
        ArticleLike.objects.create(article=article, account_id=who, at=NOW)
        Article.objects.filter(pk=article.pk).update(agree_num=before + 1)

    at_once(*(lambda who=who: carelessly(who) for who in accounts))

    assert (number(article, "agree_num"), ArticleLike.objects.count()) == (1, AT_ONCE)
    assert differences() == [Difference(f"article:{article.pk}", "agree_num", 1, AT_ONCE)]


@races
def test_keeping_and_letting_go_at_once_end_as_the_rows_say() -> None:
    article, accounts = an_article(), [an_account().pk for _ in range(4)]
    target = f"article:{article.pk}"

    at_once(
        *(lambda who=who: likes.collect(target=target, account_id=who, now=NOW) for who in accounts * 2),
        *(lambda who=who: likes.uncollect(target=target, account_id=who) for who in accounts * 2),
    )

    assert number(article, "collect_num") == Collection.objects.count()
    assert differences() == []


@races
def test_votes_and_comments_at_once_are_exact() -> None:
    article = an_article()
    row, voters, author = a_comment(article), [an_account().pk for _ in range(4)], a_member()

    def vote(who: int, value: Ballot) -> Callable[[], Any]:
        return lambda: comments.vote(comment_id=row.pk, account_id=who, value=value, now=NOW)

    answers = at_once(
        *(vote(who, value) for who in voters for value in (Ballot.AGREE, Ballot.DISAGREE)),
        *(lambda: a_comment(article, author, parent=row) for _ in range(8)),
    )

    row.refresh_from_db()
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert row.agree_number + row.disagree_number == 4
    assert number(article, "comment_num") == 9 == Comment.objects.count()
    assert differences() == []


@races
def test_deleting_and_hiding_at_once_count_down_once() -> None:
    from luffy.community.services.moderated import set_visibility
    from luffy.moderation.models import Visibility

    article, author = an_article(), a_member()
    row = a_comment(article, author)
    a_comment(article, author)

    at_once(
        *(lambda: comments.delete(comment_id=row.pk, author_id=author.pk, now=NOW) for _ in range(4)),
        *(lambda: set_visibility(row.pk, Visibility.HIDDEN) for _ in range(4)),
    )

    assert number(article, "comment_num") == 1


@races
def test_a_visitor_counts_once_in_a_window_and_each_batch_once() -> None:
    article = an_article()

    seen = at_once(
        *(
            lambda who=who: views.see(article_id=article.pk, visitor=f"visitor-{who}")
            for who in [*range(4)] * (AT_ONCE // 4)
        )
    )
    before = number(article, "view_num")
    taken = at_once(*(lambda: views.flush(now=datetime.now(UTC)) for _ in range(AT_ONCE)))

    assert (sum(seen), before, sum(taken)) == (4, 0, 4)
    assert number(article, "view_num") == 4
    assert ViewBatch.objects.count() == 1


@plain
def test_views_that_come_while_a_batch_is_taken_over_go_into_the_next(redis_client: Redis) -> None:
    article = an_article()
    views.see(article_id=article.pk, visitor="a")
    views.flush(now=NOW)
    views.see(article_id=article.pk, visitor="a")
    views.see(article_id=article.pk, visitor="b")

    # Whoever died after writing and before forgetting leaves a batch that counts no more.
    key = ViewBatch.objects.get().key
    redis_client.hset(f"{{views}}:batch:{key}", str(article.pk), "1")
    redis_client.sadd(views.BATCHES, key)
    taken = views.flush(now=NOW + timedelta(seconds=1))

    assert (taken, number(article, "view_num")) == (1, 2)
    assert [key for key in redis_client.keys("{views}:*") if "seen" not in str(key)] == []


@plain
def test_losing_valkey_loses_what_was_not_taken_over_and_nothing_else() -> None:
    article = an_article()
    for visitor in "abc":
        views.see(article_id=article.pk, visitor=visitor)
    views.flush(now=NOW)
    views.see(article_id=article.pk, visitor="d")

    valkey().flushdb()

    assert (views.flush(now=NOW), number(article, "view_num")) == (0, 3)


@plain
def test_views_over_http_count_by_account_and_by_browser() -> None:
    article = an_article()
    reader = api_of(an_account())
    path = f"/articles/{article.pk}/views"

    first, again = reader.post(path), reader.post(path)
    other = api_of(an_account()).post(path)
    missing = reader.post("/articles/999999/views")

    counted = [answer.json()["data"]["counted"] for answer in (first, again, other)]
    assert (counted, missing.json()["code"]) == ([True, False, True], 3100)
    assert views.flush(now=NOW) == 2


@plain
def test_recount_finds_and_repairs_every_counter() -> None:
    article, account = an_article(), an_account()
    row = a_comment(article)
    comments.vote(comment_id=row.pk, account_id=account.pk, value=Ballot.DISAGREE, now=NOW)
    likes.like(article_id=article.pk, account_id=account.pk, now=NOW)
    right = differences()
    Article.objects.update(agree_num=5, collect_num=6, comment_num=7)
    Comment.objects.update(agree_number=8, disagree_number=9)

    found = differences(repair=True)

    subject, comment = f"article:{article.pk}", f"comment:{row.pk}"
    assert right == []
    assert found == [
        (subject, "agree_num", 5, 1),
        (subject, "collect_num", 6, 0),
        (subject, "comment_num", 7, 1),
        (comment, "agree_number", 8, 0),
        (comment, "disagree_number", 9, 1),
    ]
    assert differences() == []


@plain
def test_favourites_are_kept_once_and_let_go_of_as_often_as_one_likes() -> None:
    account, article, course = an_account(), an_article(), a_course()
    api = api_of(account)
    targets = [f"article:{article.pk}", f"course:{course.pk}"]

    kept = [api.put(f"/me/collections/{target}").json()["code"] for target in targets * 2]
    names = api.get("/me/collections/targets").json()["data"]["items"]
    page = api.get("/me/collections").json()["data"]
    gone = [api.delete(f"/me/collections/{targets[0]}").json()["data"] for _ in range(2)]

    assert (kept, names) == ([1000] * 4, targets)
    assert [(row["target"], row["is_available"], row["link"]) for row in page["items"]] == [
        (targets[1], True, f"/courses/{course.pk}"),
        (targets[0], True, f"/articles/{article.pk}"),
    ]
    assert gone == [{"target": targets[0], "kept": False}] * 2
    assert (number(article, "collect_num"), Collection.objects.count()) == (0, 1)
    assert api.get("/me/collections", kind="article").json()["data"]["total"] == 0


@plain
@pytest.mark.parametrize("target", ["article:999999", "course:999999", "degree:999999"])
def test_what_is_not_there_cannot_be_kept(target: str) -> None:
    with pytest.raises(FavouriteNotFound):
        likes.collect(target=target, account_id=an_account().pk, now=NOW)
    assert Collection.objects.count() == 0


@plain
def test_what_went_offline_stays_marked_and_there_is_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    account, article = an_account(), an_article()
    likes.collect(target=f"article:{article.pk}", account_id=account.pk, now=NOW)
    Article.objects.update(status=1)
    monkeypatch.setattr(likes, "MOST_FAVOURITES", 1)

    with pytest.raises(TooManyFavourites):
        likes.collect(target=f"article:{an_article().pk}", account_id=account.pk, now=NOW)

    page = queries.favourites(account.pk, FavouriteQuery(), kind=None, now=NOW)
    assert [row["is_available"] for row in page["items"]] == [False]
    assert number(article, "collect_num") == 1


@plain
def test_a_page_of_favourites_costs_the_same_however_many_there_are(django_assert_num_queries) -> None:
    account = an_account()
    for target in [f"article:{an_article().pk}" for _ in range(4)] + [f"course:{a_course().pk}"]:
        likes.collect(target=target, account_id=account.pk, now=NOW)

    with django_assert_num_queries(2):
        page = queries.favourites(account.pk, FavouriteQuery(), kind=None, now=NOW)

    assert page["total"] == 5


@races
def test_a_burst_of_comments_passes_the_limit_exactly() -> None:
    tries = at_once(*(lambda: take(A_MINUTE, "1") for _ in range(4 * A_MINUTE.at_most)))

    refused = [answer for answer in tries if isinstance(answer, TooManyRequests)]
    assert len(tries) - len(refused) == A_MINUTE.at_most


@plain
def test_who_writes_too_often_is_told_so() -> None:
    article = an_article()
    api = api_of(a_member())

    codes = [api.post(f"/articles/{article.pk}/comments", {"text": "好"}).status_code for _ in range(8)]

    assert codes == [201] * 6 + [429] * 2
    assert number(article, "comment_num") == 6
