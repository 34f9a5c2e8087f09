"""The picture of a course or degree: its own, or else the cover that is drawn for it. Pure."""

from hashlib import md5


def shown_image(kind: str, item_id: int, name: str, stored: str) -> str:
    """The picture's address. A cover's holds the edition of its title, so it may be kept for ever."""
    return stored or f"/covers/{kind}-{item_id}.svg?v={edition(name)}"


def edition(name: str) -> str:
    """Another one for another title."""
    return md5(name.encode(), usedforsecurity=False).hexdigest()[:8]


# `shown_image` of a course, for statements in which the course is named `page`.
SHOWN_IMAGE_SQL = """coalesce(
        nullif(page.course_img, ''), '/covers/course-' || page.id || '.svg?v=' || left(md5(page.name), 8)
    )"""
