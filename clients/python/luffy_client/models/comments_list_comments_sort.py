from typing import Literal

CommentsListCommentsSort = Literal["best", "newest"]

COMMENTS_LIST_COMMENTS_SORT_VALUES: set[CommentsListCommentsSort] = {
    "best",
    "newest",
}


def check_comments_list_comments_sort(value: str) -> CommentsListCommentsSort:
    if value in COMMENTS_LIST_COMMENTS_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {COMMENTS_LIST_COMMENTS_SORT_VALUES!r}")
