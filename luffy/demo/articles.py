"""深科技 in the demo: articles in every state and position, what people said of them, and what the learner keeps."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.accounts.votes import Ballot
from luffy.catalog.models import Course, DegreeCourse
from luffy.community.models import Article, ArticleSource, Comment
from luffy.community.services import articles, comments, likes
from luffy.moderation import services as moderation
from luffy.moderation.models import Reason
from luffy.moderation.services import Decision
from luffy.moderation.words import Verdict

_CONTENT = Path(__file__).parent / "content" / "articles.json"
_WORDS = (("加微信", Verdict.HOLD), ("刷单", Verdict.REFUSE), ("该死", Verdict.MASK))
_VIEWS = 137


def load_articles(people: dict[str, Account], *, now: datetime) -> None:
    """Write them all by the real services."""
    operator = Actor("demo", people["operator"].pk)
    for word, verdict in _WORDS:
        moderation.watch_for(word=word, verdict=verdict, by=operator, now=now)
    rows: list[dict[str, Any]] = json.loads(_CONTENT.read_text())
    for row in rows:
        articles.write(_draft(row, now), by=operator, now=now)
    for number, article in enumerate(Article.objects.on_shelf(now).in_order()):
        Article.objects.filter(pk=article.pk).update(view_num=_VIEWS * (20 - number))
    first, second = Article.objects.on_shelf(now).in_order()[:2]
    _talk(first, people, operator, now)
    _keep(first, second, people, now)


def _draft(row: dict[str, Any], now: datetime) -> articles.Draft:
    source, _created = ArticleSource.objects.get_or_create(name=row["source"])
    ended = row.get("offline_days_ago")
    return articles.Draft(
        title=row["title"],
        source_id=source.pk,
        article_type=row.get("article_type", 0),
        position=row.get("position", 0),
        brief=row["brief"],
        body=row["body"],
        body_format=row.get("body_format", "markdown"),
        publish_at=now - timedelta(days=row["days_ago"]),
        offline_at=None if ended is None else now - timedelta(days=ended),
        status=row.get("status", 0),
        order=row.get("order", 0),
        vid=row.get("vid", ""),
        tags=tuple(row["tags"]),
    )


def _talk(article: Article, people: dict[str, Account], operator: Actor, now: datetime) -> None:
    """A thread three deep, a deleted place in another, and texts in every state of moderation."""

    def say(who: str, text: str, *, hours_ago: int, to: Comment | None = None) -> Comment:
        at = now - timedelta(hours=hours_ago)
        parent_id = to.pk if to else None
        return comments.comment(
            article_id=article.pk, author=people[who], text=text, parent_id=parent_id, now=at
        )

    def decide(row: Comment, decision: Decision, reason: str) -> None:
        moderation.decide(target=f"comment:{row.pk}", decision=decision, reason=reason, by=operator, now=now)

    begun = say("learner", "量化到 4 位以后效果会差多少？有没有对比数据？", hours_ago=20)
    decide(begun, Decision.KEEP, "正常提问")
    answer = say("mentor", "看任务。摘要几乎看不出差别，数学推理掉得明显。", hours_ago=18, to=begun)
    thanks = say("learner", "明白了，那我先从摘要做起。", hours_ago=17, to=answer)
    say("lecturer", "可以顺便记录耗电，这一项常被忽略。", hours_ago=16, to=thanks)
    gone = say("lecturer", "这里写错了一个数字。", hours_ago=15)
    say("mentor", "已经改过来了。", hours_ago=14, to=gone)
    comments.delete(comment_id=gone.pk, author_id=people["lecturer"].pk, now=now)
    say("newcomer", "第一次来，文章对我很有帮助。", hours_ago=6)
    say("mentor", "想进学习群的同学可以加微信，群号在课程页。", hours_ago=5)
    reported = say("lecturer", "这种水平也敢写文章？", hours_ago=4)
    for who in ("learner", "newcomer"):
        moderation.report(
            target=f"comment:{reported.pk}", account_id=people[who].pk, reason=Reason.ABUSE, note="", now=now
        )
    hidden = say("mentor", "低价转让课程账号，有意私聊。", hours_ago=3)
    decide(hidden, Decision.HIDE, "违规交易")
    for who, value in (("mentor", Ballot.AGREE), ("lecturer", Ballot.AGREE), ("newcomer", Ballot.DISAGREE)):
        comments.vote(comment_id=begun.pk, account_id=people[who].pk, value=value, now=now)


def _keep(first: Article, second: Article, people: dict[str, Account], now: datetime) -> None:
    for who in ("learner", "mentor", "newcomer"):
        likes.like(article_id=first.pk, account_id=people[who].pk, now=now)
    course = Course.objects.filter(product__isnull=False, status=0).order_by("order", "id").first()
    degree = DegreeCourse.objects.filter(product__isnull=False, status=0).order_by("order", "id").first()
    targets = [f"article:{first.pk}", f"article:{second.pk}"]
    targets += [f"course:{course.pk}"] if course else []
    targets += [f"degree:{degree.pk}"] if degree else []
    for minutes, target in enumerate(targets):
        likes.collect(target=target, account_id=people["learner"].pk, now=now + timedelta(minutes=minutes))
