from typing import Literal

ArticleStatus = Literal[0, 1]

ARTICLE_STATUS_VALUES: set[ArticleStatus] = {
    0,
    1,
}


def check_article_status(value: int) -> ArticleStatus:
    if value in ARTICLE_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ARTICLE_STATUS_VALUES!r}")
