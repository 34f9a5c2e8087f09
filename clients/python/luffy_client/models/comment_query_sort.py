from typing import Literal

CommentQuerySort = Literal["best", "newest"]

COMMENT_QUERY_SORT_VALUES: set[CommentQuerySort] = {
    "best",
    "newest",
}


def check_comment_query_sort(value: str) -> CommentQuerySort:
    if value in COMMENT_QUERY_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {COMMENT_QUERY_SORT_VALUES!r}")
