"""Pages for people. The first HTML of public pages is whole; all others are the client's, in an empty shell."""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from luffy.accounts.passwords import DEMO_PASSWORD
from luffy.catalog import cache
from luffy.catalog.errors import CourseNotFound, DegreeNotFound, TeacherNotFound
from luffy.catalog.pages import finished_answer
from luffy.catalog.schemas import CourseFilters
from luffy.community.errors import ArticleGone, ArticleNotFound
from luffy.community.schemas import ArticleFilters
from luffy.core import clock
from luffy.core import views as core
from luffy.core.paging import PageQuery
from luffy.search.pages import visitor_of_request
from luffy.search.schemas import SearchQuery
from luffy.search.services.asked import note
from luffy.site.clients import HEADER, client_of
from luffy.site.facts import facts
from luffy.site.told import told
from luffy.storefront import article_pages, pages, search_page
from luffy.storefront.addresses import asked_of
from luffy.storefront.assets import assets
from luffy.storefront.head import head
from luffy.storefront.pages import Page

HTML = "text/html; charset=utf-8"
THEME_COOKIE = "luffy-theme"
# What the client says besides what is on public pages and in the cart, and in the offices besides that.
LEARNERS, OFFICE = "learners", "offices"
CART, AT_OFFICES = "/cart", re.compile(r"/(ops|mentor|dev)(/|$)")
# Programs' addresses: what is not there is told to them in their form.
FOR_PROGRAMS = ("/api/", "/_allauth/", "/static/", "/covers/")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the school offers."""
    return _public(request, "home", lambda: pages.home(clock.now()))


@require_safe
def course_list(request: HttpRequest) -> HttpResponse:
    """Courses by category, level, price or words."""
    asked = asked_of(CourseFilters, request.GET.dict(), page_size=pages.COURSES_ON_PAGE)
    is_free_form = asked.normalised().is_free_form
    return _public(request, f"courses {asked!r}", lambda: pages.course_list(asked), is_free_form=is_free_form)


@require_safe
def course(request: HttpRequest, course_id: int) -> HttpResponse:
    """A course with its content, teachers, questions and prices."""
    return _public(request, f"course {course_id}", lambda: pages.course(course_id, clock.now()))


@require_safe
def degree_list(request: HttpRequest) -> HttpResponse:
    """Degrees."""
    asked = asked_of(PageQuery, request.GET.dict(), page_size=pages.DEGREES_ON_PAGE)
    return _public(request, f"degrees {asked!r}", lambda: pages.degree_list(asked))


@require_safe
def degree(request: HttpRequest, degree_id: int) -> HttpResponse:
    """A degree with its modules, teachers, scholarships, questions and prices."""
    return _public(request, f"degree {degree_id}", lambda: pages.degree(degree_id))


@require_safe
def teacher(request: HttpRequest, teacher_id: int) -> HttpResponse:
    """A teacher with what she teaches."""
    return _public(request, f"teacher {teacher_id}", lambda: pages.teacher(teacher_id))


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What is found of everything."""
    asked = asked_of(SearchQuery, request.GET.dict(), page_size=search_page.HITS_ON_PAGE)
    asked = asked.model_copy(update={"q": asked.q.strip()})
    if asked.page == 1 and asked.kind is None:
        note(asked.q, visitor=visitor_of_request(request))
    return _public(
        request, f"search {asked!r}", lambda: search_page.search(asked, clock.now()), is_free_form=True
    )


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    """Articles, the heavier first, then the newer."""
    asked = asked_of(ArticleFilters, request.GET.dict(), page_size=article_pages.ARTICLES_ON_PAGE)
    return _public(
        request,
        f"articles {asked!r}",
        lambda: article_pages.article_list(asked, clock.now()),
        is_free_form=bool(asked.tag),
    )


@require_safe
def article(request: HttpRequest, article_id: int) -> HttpResponse:
    """An article; 410 with what is related when it went offline."""
    return _public(request, f"article {article_id}", lambda: article_pages.article(article_id, clock.now()))


@require_safe
def shell(
    request: HttpRequest, *, title: str, page: str, is_personal: bool, is_listed: bool, **_names: str
) -> HttpResponse:
    """A page that only the client can show."""
    response = _framed(
        request,
        "shell.html",
        {"title": str(title)},
        status=200,
        parts=(f"src/features/{page}.vue",),
        is_listed=is_listed,
    )
    if is_personal:
        # The page is the same for everybody, but going back to it after somebody signed out must ask again.
        patch_cache_control(response, private=True, no_store=True)
        # Links to set a password hold their key in the address.
        response["Referrer-Policy"] = "same-origin"
    return response


def _readers_of(path: str) -> tuple[str, ...]:
    """What web/src/app/router.ts will ask for, so that it is there by then."""
    if path == CART:
        return ()
    return (LEARNERS, OFFICE) if AT_OFFICES.match(path) else (LEARNERS,)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse | JsonResponse:
    """Django's handler404: a page for browsers, a refusal for programs."""
    wants_page = "text/html" in request.headers.get("Accept", "")
    if not wants_page or request.path.startswith(FOR_PROGRAMS):
        return core.not_found(request, exception)
    return _missing(request, _("没有这个页面"))


@gzip_page
def _public(
    request: HttpRequest, question: str, build: Callable[[], Page], *, is_free_form: bool = False
) -> HttpResponse:
    """A page that is the same for everybody, kept until the catalogue, the build or a template changes."""
    loaded, theme, site = assets(), _theme(request), _site(request)
    if loaded is None:
        return _unbuilt()

    def answer() -> cache.Answer:
        page = build()
        shown = {**page.shown, "site": site}
        body = _rendered(page.template, theme, parts=(page.part,), head=page.head, boot=page.boot, **shown)
        return cache.Answer(body.encode(), worth_keeping=not page.is_empty)

    try:
        made_of = f"html {loaded.edition} {theme} {facts().edition} {site['client']} {question}"
        body = cache.finished(made_of, answer, free_form=is_free_form)
    except CourseNotFound:
        return _missing(request, _("没有这门课程"))
    except DegreeNotFound:
        return _missing(request, _("没有这个学位"))
    except TeacherNotFound:
        return _missing(request, _("没有这位老师"))
    except ArticleNotFound:
        return _missing(request, _("没有这篇文章"))
    except ArticleGone as gone:
        return _gone(request, gone)
    response = finished_answer(request, body, content_type=HTML)
    patch_vary_headers(response, ["User-Agent"])
    return response


def _missing(request: HttpRequest, title: str) -> HttpResponse:
    return _framed(request, "missing.html", {"title": title}, status=404)


def _gone(request: HttpRequest, gone: ArticleGone) -> HttpResponse:
    shown = {"title": _("这篇文章已下线"), "related": gone.detail["related"]}
    return _framed(request, "gone.html", shown, status=410, parts=(article_pages.ARTICLE_PART,))


def _framed(
    request: HttpRequest,
    template: str,
    shown: dict[str, Any],
    *,
    status: int,
    parts: tuple[str, ...] = (),
    is_listed: bool = False,
) -> HttpResponse:
    """A page without answers of the API, called `title`. Search engines list it only if `is_listed`."""
    if assets() is None:
        return _unbuilt()
    site = _site(request)
    about = head(shown["title"], site["name"], request.path, is_listed=is_listed)
    words = {"head": about, "boot": [], "site": site, **shown}
    body = _rendered(template, _theme(request), parts=parts, readers=_readers_of(request.path), **words)
    response = HttpResponse(body, content_type=HTML, status=status)
    patch_cache_control(response, no_cache=True)
    patch_vary_headers(response, ["Accept-Language", "Cookie", "User-Agent"])
    return response


def _rendered(
    template: str, theme: str, *, parts: tuple[str, ...], readers: tuple[str, ...] = (), **context: Any
) -> str:
    language = "en" if (get_language() or "").startswith("en") else "zh-CN"
    messages = [f"src/i18n/{language}-{name}.ts" for name in readers]
    if language == "en":
        # What public pages say in Chinese is in the first bundle.
        messages.append("src/i18n/en.ts")
    # Without the request: nothing of the reader can get into what everybody is shown.
    return render_to_string(
        f"storefront/{template}",
        {
            **context,
            "assets": assets(*parts, *messages),
            "theme": theme,
            "language": language,
            # Opens the demo's accounts and nothing else: production refuses to start while one has it.
            "demo_password": DEMO_PASSWORD if settings.IS_DEMO else "",
        },
    )


def _unbuilt() -> HttpResponse:
    return HttpResponse(render_to_string("storefront/unbuilt.html"), content_type=HTML, status=503)


def _site(request: HttpRequest) -> dict[str, Any]:
    """What the site says of itself to this kind of client."""
    said, user_agent = request.headers.get(HEADER, ""), request.headers.get("User-Agent", "")
    return told(facts(), client_of(said=said, user_agent=user_agent))


def _theme(request: HttpRequest) -> str:
    """`light` or `dark` as chosen, nothing for what the reader's system wishes."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in ("light", "dark") else ""
