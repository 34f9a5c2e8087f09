"""What the server prints is what the client shows: the same words, and nothing is asked for twice."""

from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request, Response, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from luffy.catalog.models import Course, DegreeCourse
from tests.browser.conftest import NewPage
from tests.shop import Shop

# Each text of the page by itself; white space is the layout's.
TEXTS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.getElementById("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.replace(/\\s+/g, "");
    if (text && walker.currentNode.parentElement.checkVisibility()) found.push(text);
  }
  return found;
}"""

SHOWS_ALL = """printed => {
  const shown = document.getElementById("main").textContent.replace(/\\s+/g, "");
  return printed.every((text) => shown.includes(text));
}"""


def public_pages() -> list[str]:
    """One address of each kind."""
    course = Course.objects.get(name="Django 网站开发实战")
    degree = DegreeCourse.objects.get(name="数据分析师")
    module = degree.modules.order_by("order")[0]
    courses = ["/courses", "/courses?q=Python", "/courses?level=0&sort=price_up&page=1"]
    return [
        "/",
        *courses,
        f"/courses/{course.pk}",
        f"/courses/{module.pk}",
        "/degrees",
        f"/degrees/{degree.pk}",
    ]


def asked_by(page: Page) -> Callable[[], list[str]]:
    """What the page asks the API for, from now on."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if urlsplit(request.url).path.startswith(("/api/", "/_allauth/")):
            asked.append(request.url)

    page.on("request", note)
    return lambda: asked


def test_every_word_of_the_server_is_in_the_mounted_page_which_asks_for_nothing_more(
    school: Shop, new_page: NewPage
) -> None:
    plain = new_page(base_url=school.luffy.base_url, java_script_enabled=False)
    page = new_page(base_url=school.luffy.base_url)
    asked = asked_by(page)
    wrong = []
    for address in public_pages():
        plain.goto(address)
        printed = plain.evaluate(TEXTS)
        assert len(printed) > 3, address
        page.goto(address, wait_until="networkidle")
        expect(page.get_by_role("contentinfo")).to_be_visible()
        # What is folded away counts as shown: one press opens it. Parts may come after the rest.
        with suppress(PlaywrightTimeout):
            page.wait_for_function(SHOWS_ALL, arg=printed, timeout=5_000)
        shown = "".join((page.locator("#main").text_content() or "").split())
        wrong += [f"{address} lacks {text}" for text in printed if text not in shown]
        wrong += [f"{address} asks {url}" for url in asked()]
        asked().clear()
    assert not wrong, "\n".join(wrong)


def test_a_page_that_is_not_there_is_not_found_for_everybody(school: Shop, new_page: NewPage) -> None:
    page = new_page(base_url=school.luffy.base_url, expects=("Failed to load resource",))
    for address in ("/nowhere", "/courses/999999", "/degrees/999999", "/courses/abc"):
        answer = page.goto(address)
        assert isinstance(answer, Response)
        assert answer.status == 404, address
        assert answer.request.redirected_from is None
        expect(page.get_by_role("main").get_by_role("heading", level=1)).to_contain_text("没有")
        expect(page.get_by_role("main").get_by_role("link", name="回首页")).to_be_visible()


def test_the_chosen_theme_is_printed_by_the_server_before_any_script(school: Shop, new_page: NewPage) -> None:
    page = new_page(base_url=school.luffy.base_url, width=390, expects=("Failed to load resource",))
    page.goto("/")
    page.get_by_role("banner").get_by_role("button", name="菜单").click()
    page.get_by_role("group", name="外观").get_by_role("button", name="深色").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")

    plain = page.context.new_page()
    for address in ("/", "/courses", "/login", "/nowhere"):
        plain.route("**/*.js", lambda route: route.abort())
        plain.goto(address)
        assert plain.locator("html").get_attribute("data-theme") == "dark", address
        assert plain.evaluate("getComputedStyle(document.body).backgroundColor") == background, address
        plain.unroute("**/*.js")
