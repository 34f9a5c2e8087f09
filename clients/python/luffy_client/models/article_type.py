from typing import Literal

ArticleType = Literal[0, 1]

ARTICLE_TYPE_VALUES: set[ArticleType] = {
    0,
    1,
}


def check_article_type(value: int) -> ArticleType:
    if value in ARTICLE_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ARTICLE_TYPE_VALUES!r}")
