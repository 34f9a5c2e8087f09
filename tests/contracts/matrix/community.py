"""Who may call what of the community."""

from itertools import count

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from tests.contracts.matrix.row import NO_ID, Door, Parts, Row
from tests.factories.community import a_comment, a_source, an_article

_numbers = count(1)
ARTICLE = {
    "title": "{title}",
    "source_id": "{source_id}",
    "brief": "一句话",
    "body": "正文",
    "publish_at": "2026-01-01T08:00:00+08:00",
}


def there(_account: Account) -> Parts:
    article = an_article()
    return {"article_id": article.pk, "target": f"article:{article.pk}"}


def somebodys_comment(_account: Account) -> Parts:
    return {"comment_id": a_comment(an_article()).pk}


def my_comment(account: Account) -> Parts:
    return {"comment_id": a_comment(an_article(), account).pk}


def to_write(_account: Account) -> Parts:
    number = next(_numbers)
    return {
        "title": f"矩阵 {number}",
        "source_id": a_source().pk,
        "name": f"来源 {number}",
        "article_id": an_article().pk,
    }


ROWS = [
    Row("GET /articles", Door.PUBLIC),
    Row("GET /articles/{article_id}", Door.PUBLIC, given=there),
    Row("GET /articles/{article_id}/mine", given=there),
    Row("POST /articles/{article_id}/views", Door.PUBLIC, given=there),
    Row("PUT /articles/{article_id}/like", given=there),
    Row("DELETE /articles/{article_id}/like", given=there),
    Row("GET /articles/{article_id}/comments", Door.PUBLIC, given=there),
    Row("POST /articles/{article_id}/comments", status=201, body={"text": "好"}, given=there),
    Row("GET /comments/{comment_id}/replies", Door.PUBLIC, given=somebodys_comment),
    Row("PATCH /comments/{comment_id}", body={"text": "改"}, own=my_comment, missing={"comment_id": NO_ID}),
    Row("DELETE /comments/{comment_id}", own=my_comment, missing={"comment_id": NO_ID}),
    Row("PUT /comments/{comment_id}/vote", body={"value": "agree"}, given=somebodys_comment),
    Row("DELETE /comments/{comment_id}/vote", given=somebodys_comment),
    Row("GET /me/collections"),
    Row("GET /me/collections/targets"),
    Row("PUT /me/collections/{target}", given=there),
    Row("DELETE /me/collections/{target}", given=there),
    Row("GET /ops/articles", Action.EDIT_ARTICLES),
    Row("POST /ops/articles", Action.EDIT_ARTICLES, 201, body=ARTICLE, given=to_write),
    Row("POST /ops/articles/preview", Action.EDIT_ARTICLES, body={"body": "# 一", "body_format": "markdown"}),
    Row("GET /ops/articles/{article_id}", Action.EDIT_ARTICLES, given=to_write),
    Row("PUT /ops/articles/{article_id}", Action.EDIT_ARTICLES, body=ARTICLE, given=to_write),
    Row("GET /ops/article-sources", Action.EDIT_ARTICLES),
    Row("POST /ops/article-sources", Action.EDIT_ARTICLES, 201, body={"name": "{name}"}, given=to_write),
]
