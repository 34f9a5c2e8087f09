"""The public pages: which answers of the API each one shows, and how it is headed.

The answers are the API's own, byte for byte, so that page and API never differ; the client starts with them.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import orjson
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from luffy.catalog import pages
from luffy.catalog.models import Level
from luffy.catalog.offers import load_offers
from luffy.catalog.schemas import CourseFilters, Sort
from luffy.community.models import Position
from luffy.community.pages import article_list
from luffy.community.schemas import ArticleFilters
from luffy.core.calendar import day_of
from luffy.core.paging import MAX_PAGE_SIZE, PageQuery
from luffy.coupons.queries import prices_for_members
from luffy.storefront.addresses import API, api_path, canonical, is_search, page_path
from luffy.storefront.head import (
    Crumb,
    Head,
    breadcrumb_fact,
    course_fact,
    head,
    list_fact,
    questions_fact,
)

# web/ asks for the same numbers of rows; another number there would ask a second time.
COURSES_ON_PAGE = 12
DEGREES_ON_PAGE = 12
COURSES_AT_HOME = 8
TRIALS_AT_HOME = 4
DEGREES_AT_HOME = 3
ALL_CATEGORIES = PageQuery(page_size=MAX_PAGE_SIZE)
BANNERS = {
    "large_banners": ArticleFilters(page_size=1, position=Position.LARGE_BANNER),
    "small_banners": ArticleFilters(page_size=3, position=Position.SMALL_BANNER),
}


@dataclass(frozen=True, slots=True)
class Page:
    template: str
    # The client's source file of the page, whose script and styles it needs at once.
    part: str
    head: Head
    # Answers of the API by their addresses.
    answers: dict[str, Any]
    shown: dict[str, Any] = field(default_factory=dict)
    # Page numbers and searches that lead nowhere are without end.
    is_empty: bool = False

    @property
    def boot(self) -> list[dict[str, Any]]:
        return [{"path": path, "data": data} for path, data in self.answers.items()]


def home(now: datetime) -> Page:
    questions = {
        "popular": CourseFilters(page_size=COURSES_AT_HOME),
        "newest": CourseFilters(page_size=COURSES_AT_HOME, sort=Sort.NEWEST),
        "trials": CourseFilters(page_size=TRIALS_AT_HOME, free_preview=True),
    }
    shown = {name: _courses(asked) for name, asked in questions.items()}
    degrees = PageQuery(page_size=DEGREES_AT_HOME)
    shown |= {"degrees": _degrees(degrees), "categories": _categories()}
    answers = {api_path("/courses", asked): shown[name] for name, asked in questions.items()}
    answers |= {
        api_path("/degrees", degrees): shown["degrees"],
        api_path("/categories", ALL_CATEGORIES): shown["categories"],
    }
    for name, asked_articles in BANNERS.items():
        shown[name] = _data(article_list(asked_articles, now))
        answers[api_path("/articles", asked_articles)] = shown[name]
    title, lead = _("学到能交付的程度"), _("按章节循序渐进的课程，有导师的学位。先试看，再决定。")
    return Page(
        template="home.html",
        part="src/features/catalog/pages/HomePage.vue",
        head=head(title, lead, "/", facts=[list_fact(shown["popular"]["items"], "courses")]),
        answers=answers,
        shown={**shown, "title": title, "lead": lead},
    )


def course_list(asked: CourseFilters) -> Page:
    found, categories = _courses(asked), _categories()
    chosen = _chosen_category(categories, asked)
    words = asked.q.strip()
    title = _("搜索“{words}”").format(words=words) if words else chosen or pgettext("page", "课程")
    crumbs = [*first_crumbs(), (pgettext("page", "课程"), "/courses")]
    if chosen:
        crumbs.append((chosen, canonical("/courses", asked)))
    choices = _choices(asked)
    lead = _("共 {count} 门课程").format(count=found["total"])
    return Page(
        template="courses.html",
        part="src/features/catalog/pages/CourseListPage.vue",
        head=head(
            title,
            _("{title}：{lead}。可按分类、难度与价格筛选，部分课程可以试看。").format(title=title, lead=lead),
            canonical("/courses", asked),
            is_listed=bool(found["items"]) and not is_search(asked),
            facts=[breadcrumb_fact(crumbs), list_fact(found["items"], "courses")],
        ),
        answers={
            api_path("/courses", asked): found,
            api_path("/categories", ALL_CATEGORIES): categories,
        },
        shown={
            "title": title,
            "lead": lead,
            "crumbs": crumbs,
            "courses": found,
            "categories": categories["items"],
            "asked": asked,
            "sorting": choices[0],
            "narrowing": choices[1:],
            "paging": paging("/courses", asked, found["total"]),
        },
        is_empty=not found["items"],
    )


def course(course_id: int, now: datetime) -> Page:
    """Raises: CourseNotFound."""
    found = _data(pages.course_page(course_id))
    path = f"/courses/{course_id}"
    degree = found["degree"]
    middle = (
        [(pgettext("page", "学位"), "/degrees"), (degree["name"], f"/degrees/{degree['id']}")]
        if degree
        else [
            (pgettext("page", "课程"), "/courses"),
            (found["category"]["name"], f"/courses?category={found['category']['id']}"),
            (found["sub_category"]["name"], f"/courses?sub_category={found['sub_category']['id']}"),
        ]
    )
    crumbs = [*first_crumbs(), *middle, (found["name"], path)]
    lessons = [section for chapter in found["chapters"] for section in chapter["sections"]]
    return Page(
        template="course.html",
        part="src/features/catalog/pages/CoursePage.vue",
        head=head(
            found["name"],
            found["slogan"] or found["brief"],
            path,
            image=found["image"],
            facts=[
                course_fact(found, path, hours=found["hours"]),
                breadcrumb_fact(crumbs),
                *questions_fact(found["questions"]),
            ],
        ),
        answers={f"{API}{path}": found, **_member_prices(found["product"], day_of(now))},
        shown={
            "course": found,
            "rating": _rating(found),
            "crumbs": crumbs,
            "lesson_count": len(lessons),
            "lesson_seconds": sum(section["seconds"] for section in lessons),
        },
    )


def _member_prices(product: str | None, today: date) -> dict[str, Any]:
    """What members pay, as the API tells it; nothing of what is not sold by itself.

    A rule of members changes no catalogue: a kept page tells of it when it ends, after catalog/cache.py: LIFE_SECONDS.
    """
    offer = load_offers([product]).get(product) if product else None
    if offer is None:
        return {}
    items = prices_for_members(offer, today)
    return {f"{API}/products/{product}/member-prices": {"items": items}}


def _rating(course: dict[str, Any]) -> str:
    if course["rating_average"] is None:
        return ""
    text = _("{average} 分，{count} 条评价")
    return text.format(average=course["rating_average"], count=course["rating_count"])


def degree_list(asked: PageQuery) -> Page:
    found = _degrees(asked)
    title = pgettext("page", "学位")
    crumbs = [*first_crumbs(), (title, "/degrees")]
    lead = _("由多门课程组成，有导师、有奖学金，学完能独立做事。")
    return Page(
        template="degrees.html",
        part="src/features/catalog/pages/DegreeListPage.vue",
        head=head(
            title,
            lead,
            canonical("/degrees", asked),
            is_listed=bool(found["items"]),
            facts=[breadcrumb_fact(crumbs), list_fact(found["items"], "degrees")],
        ),
        answers={api_path("/degrees", asked): found},
        shown={
            "title": title,
            "lead": lead,
            "crumbs": crumbs,
            "degrees": found,
            "paging": paging("/degrees", asked, found["total"]),
        },
        is_empty=not found["items"],
    )


def degree(degree_id: int) -> Page:
    """Raises: DegreeNotFound."""
    found = _data(pages.degree_page(degree_id))
    path = f"/degrees/{degree_id}"
    crumbs = [*first_crumbs(), (pgettext("page", "学位"), "/degrees"), (found["name"], path)]
    return Page(
        template="degree.html",
        part="src/features/catalog/pages/DegreePage.vue",
        head=head(
            found["name"],
            found["brief"],
            path,
            image=found["image"],
            facts=[
                course_fact(found, path),
                breadcrumb_fact(crumbs),
                *questions_fact(found["questions"]),
            ],
        ),
        answers={f"{API}{path}": found},
        shown={"degree": found, "crumbs": crumbs},
    )


def teacher(teacher_id: int) -> Page:
    """Raises: TeacherNotFound."""
    found = _data(pages.teacher_page(teacher_id))
    path = f"/teachers/{teacher_id}"
    crumbs = [*first_crumbs(), (found["name"], path)]
    return Page(
        template="teacher.html",
        part="src/features/catalog/pages/TeacherPage.vue",
        head=head(found["name"], found["brief"] or found["title"], path, facts=[breadcrumb_fact(crumbs)]),
        answers={f"{API}{path}": found},
        shown={"teacher": found, "crumbs": crumbs},
    )


def _data(body: bytes) -> Any:
    return orjson.loads(body)["data"]


def _courses(asked: CourseFilters) -> Any:
    return _data(pages.course_list(asked.normalised()))


def _degrees(asked: PageQuery) -> Any:
    return _data(pages.degree_list(asked))


def _categories() -> Any:
    return _data(pages.category_list(ALL_CATEGORIES))


def first_crumbs() -> list[Crumb]:
    return [(_("首页"), "/")]


def _chosen_category(categories: dict[str, Any], asked: CourseFilters) -> str:
    """The name of the sub-category or category asked for."""
    for category in categories["items"]:
        for sub_category in category["sub_categories"]:
            if sub_category["id"] == asked.sub_category:
                return str(sub_category["name"])
        if category["id"] == asked.category and asked.sub_category is None:
            return str(category["name"])
    return ""


def _choices(asked: CourseFilters) -> list[dict[str, Any]]:
    """What a list can be narrowed and sorted by, each choice with its address."""
    sorts = {
        Sort.DEFAULT: _("综合"),
        Sort.NEWEST: _("最新"),
        Sort.PRICE_UP: _("价格从低到高"),
        Sort.PRICE_DOWN: _("价格从高到低"),
    }
    levels: list[tuple[Any, str]] = [(None, _("全部难度"))]
    levels += [(level.value, str(level.label)) for level in Level]
    rows: list[tuple[str, str, list[tuple[Any, str]]]] = [
        ("sort", _("排序"), [(sort.value, label) for sort, label in sorts.items()]),
        ("level", pgettext("page", "难度"), levels),
        ("free_preview", _("试看"), [(False, _("全部")), (True, pgettext("page", "可试看"))]),
    ]
    return [
        {
            "label": label,
            "links": [
                {
                    "label": text,
                    "address": page_path("/courses", asked, **{name: value, "page": 1}),
                    "is_current": getattr(asked, name) == value,
                }
                for value, text in choices
            ],
        }
        for name, label, choices in rows
    ]


def paging(path: str, asked: PageQuery, total: int) -> dict[str, Any]:
    """The pages around this one, the first and the last; a gap has no number."""
    last = max(1, -(-total // asked.page_size))
    near = [number for number in range(1, last + 1) if number in (1, last) or abs(number - asked.page) <= 1]
    steps: list[dict[str, Any]] = []
    for before, number in zip([0, *near], near, strict=False):
        if number - before > 1:
            steps.append({"number": None})
        steps.append({"number": number, "address": page_path(path, asked, page=number)})
    return {
        "page": asked.page,
        "last": last,
        "steps": steps,
        "previous": page_path(path, asked, page=min(asked.page - 1, last)) if asked.page > 1 else "",
        "next": page_path(path, asked, page=asked.page + 1) if asked.page < last else "",
    }
