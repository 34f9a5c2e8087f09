"""Comments stand where they belong, and the numbers say what everybody sees."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from luffy.accounts.audit import Actor
from luffy.accounts.permissions import Role
from luffy.accounts.votes import Ballot
from luffy.community import threads
from luffy.community.errors import ArticleNotFound, CommentNotFound, EditWindowOver, ParentNotHere
from luffy.community.models import Article, Comment
from luffy.community.services import comments
from luffy.core.errors import NotFound
from luffy.core.paging import PageQuery
from luffy.moderation import services as moderation
from luffy.moderation.models import Case, Visibility
from luffy.moderation.services import Decision
from luffy.moderation.words import Verdict
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.community import a_comment, a_member, an_article

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 4, 12, tzinfo=UTC)
ALL = PageQuery()


def number_of(article: Article) -> int:
    return Article.objects.values_list("comment_num", flat=True).get(pk=article.pk)


def decide(comment: Comment, decision: Decision) -> None:
    by = Actor("api", an_account(role=Role.OPERATOR).pk)
    moderation.decide(target=f"comment:{comment.pk}", decision=decision, reason="看过", by=by, now=NOW)


def shown(article: Article, viewer=None, sort="newest") -> list[dict]:
    page = threads.threads(article.pk, ALL, sort=sort, viewer_id=viewer.pk if viewer else None)
    return page["items"]


def test_answers_stand_under_what_they_answer_three_deep() -> None:
    article = an_article()
    first = a_comment(article)
    second = a_comment(article, parent=first)
    third = a_comment(article, parent=second)
    fourth = a_comment(article, parent=third)

    assert [(row.parent_id, row.root_id, row.depth) for row in (first, second, third, fourth)] == [
        (None, None, 1),
        (first.pk, first.pk, 2),
        (second.pk, first.pk, 3),
        (third.pk, first.pk, 3),
    ]
    assert number_of(article) == 4


def test_an_answer_to_another_articles_comment_is_refused_twice() -> None:
    article, other = an_article(), an_article()
    elsewhere, here = a_comment(other), a_comment(article)

    with pytest.raises(ParentNotHere):
        a_comment(article, parent=elsewhere)
    # The database refuses it as well, whoever writes.
    for broken in (
        {"parent": elsewhere, "root": here},
        {"parent": here, "root": elsewhere},
    ):
        with pytest.raises(IntegrityError, match="same_article"), transaction.atomic():
            Comment.objects.create(
                article=article, depth=2, author=a_member(), text="x", created_at=NOW, **broken
            )

    assert number_of(article) == 1


def test_nothing_can_be_said_of_what_is_not_on_the_shelf() -> None:
    with pytest.raises(ArticleNotFound):
        a_comment(an_article(status=1))


def test_what_waits_is_seen_by_its_author_alone_until_it_is_kept() -> None:
    article, newcomer = an_article(), an_account()
    row = a_comment(article, newcomer)
    waiting = (number_of(article), len(shown(article)), [one["state"] for one in shown(article, newcomer)])

    decide(row, Decision.KEEP)
    kept = number_of(article)
    decide(row, Decision.HIDE)

    assert waiting == (0, 0, ["held"])
    assert (kept, number_of(article), shown(article)) == (1, 0, [])
    mine = shown(article, newcomer)[0]
    assert (mine["state"], mine["text"], mine["editable_until"]) == ("hidden", "写得好", None)
    with pytest.raises(CommentNotFound):
        comments.edit(comment_id=row.pk, author=newcomer, text="再来", now=NOW)


def test_a_deleted_comment_keeps_its_thread_and_nothing_of_its_text() -> None:
    article, author = an_article(), a_member()
    first = a_comment(article, author, "秘密")
    answer = a_comment(article, parent=first)
    alone = a_comment(article, author)

    for row in (first, alone):
        comments.delete(comment_id=row.pk, author_id=author.pk, now=NOW)

    assert not Comment.objects.filter(text__contains="秘密").exists()
    (thread,) = shown(article)
    assert (thread["id"], thread["state"], thread["text"], thread["author"]) == (
        first.pk,
        "deleted",
        None,
        None,
    )
    assert [one["id"] for one in thread["replies"]] == [answer.pk]
    assert number_of(article) == 1
    with pytest.raises(CommentNotFound):
        comments.delete(comment_id=first.pk, author_id=author.pk, now=NOW)


def test_a_waiting_comment_that_its_author_deletes_leaves_the_queue() -> None:
    newcomer = an_account()
    row = a_comment(an_article(), newcomer)

    comments.delete(comment_id=row.pk, author_id=newcomer.pk, now=NOW)

    assert Case.objects.get().state == "gone"


def test_a_comment_can_be_changed_for_a_quarter_of_an_hour() -> None:
    author = a_member()
    row = a_comment(an_article(now=NOW), author, now=NOW)
    end = NOW + timedelta(minutes=15)

    comments.edit(comment_id=row.pk, author=author, text="改过", now=end)
    with pytest.raises(EditWindowOver):
        comments.edit(comment_id=row.pk, author=author, text="太晚", now=end + timedelta(seconds=1))
    with pytest.raises(CommentNotFound):
        comments.edit(comment_id=row.pk, author=a_member(), text="别人的", now=NOW)

    row.refresh_from_db()
    assert (row.text, row.edited_at) == ("改过", end)


def test_a_change_is_looked_at_like_a_new_comment() -> None:
    article, author = an_article(now=NOW), a_member()
    by = Actor("api", an_account(role=Role.OPERATOR).pk)
    moderation.watch_for(word="广告", verdict=Verdict.HOLD, by=by, now=NOW)
    row = a_comment(article, author, now=NOW)

    comments.edit(comment_id=row.pk, author=author, text="看广告", now=NOW)
    held = (Comment.objects.get().visibility, number_of(article))
    comments.edit(comment_id=row.pk, author=author, text="没什么", now=NOW)

    assert held == (Visibility.HELD, 0)
    # What waits goes on waiting.
    assert (Comment.objects.get().visibility, number_of(article)) == (Visibility.HELD, 0)


def test_one_account_one_vote() -> None:
    row, voter = a_comment(an_article()), an_account()

    for value in (Ballot.AGREE, Ballot.AGREE, Ballot.DISAGREE):
        comments.vote(comment_id=row.pk, account_id=voter.pk, value=value, now=NOW)
    comments.vote(comment_id=row.pk, account_id=an_account().pk, value=Ballot.AGREE, now=NOW)

    row.refresh_from_db()
    assert (row.agree_number, row.disagree_number) == (1, 1)
    decide(row, Decision.HIDE)
    with pytest.raises(NotFound):
        comments.vote(comment_id=row.pk, account_id=voter.pk, value=None, now=NOW)


def test_the_best_come_first_when_asked_for() -> None:
    article = an_article()
    good, newer = a_comment(article), a_comment(article)
    comments.vote(comment_id=good.pk, account_id=an_account().pk, value=Ballot.AGREE, now=NOW)

    assert [row["id"] for row in shown(article, sort="best")] == [good.pk, newer.pk]
    assert [row["id"] for row in shown(article)] == [newer.pk, good.pk]


def test_a_page_of_threads_costs_the_same_however_many_there_are(django_assert_num_queries) -> None:
    article, viewer = an_article(), a_member()
    for _ in range(5):
        first = a_comment(article)
        for _ in range(5):
            a_comment(article, parent=first)

    # How many, the threads, their first answers, how many answers, my votes.
    with django_assert_num_queries(5):
        rows = shown(article, viewer)

    assert [(row["reply_num"], len(row["replies"])) for row in rows] == [(5, 3)] * 5
    rest = threads.replies(rows[0]["id"], ALL, viewer_id=None)
    assert (rest["total"], rest["items"][0]["id"]) == (5, rows[0]["replies"][0]["id"])


def test_comments_over_http() -> None:
    article = an_article()
    member = a_member()
    api = api_of(member)

    made = api.post(f"/articles/{article.pk}/comments", {"text": " 好 "})
    answer = api.post(f"/articles/{article.pk}/comments", {"text": "谢", "parent": made.json()["data"]["id"]})
    voted = api.put(f"/comments/{made.json()['data']['id']}/vote", {"value": "agree"}).json()["data"]
    page = Api().get(f"/articles/{article.pk}/comments").json()["data"]
    long = api.post(f"/articles/{article.pk}/comments", {"text": "长" * 1025})

    assert (made.status_code, made.json()["data"]["text"], made.json()["data"]["state"]) == (
        201,
        "好",
        "shown",
    )
    assert (voted["my_vote"], voted["agree_num"], answer.json()["data"]["depth"]) == ("agree", 1, 2)
    assert (page["total"], page["items"][0]["reply_num"], page["items"][0]["my_vote"]) == (1, 1, None)
    assert (long.json()["code"], number_of(article)) == (1101, 2)
