"""Learning in a real browser: a film plays, is sought, and goes on elsewhere; guests see a preview."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from luffy.accounts.models import Account
from luffy.learning.models import LessonProgress, Subtitle
from tests.browser.conftest import REFUSAL, NewPage
from tests.browser.storefront import a_page_of, expect_no_overflow, picture
from tests.factories.catalog import a_course, a_lesson
from tests.factories.lessons import CLIP_SECONDS, a_document, a_film, let_in
from tests.shop import Shop, eventually

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "WEBVTT\n\n00:01.000 --> 00:03.000\n伟大航路\n"


@pytest.fixture
def films(shop: Shop, settings: Any) -> None:
    """Films that this process packages lie where the shop looks for them."""
    settings.MEDIA_ROOT = shop.luffy.folder / "files"


def film_at(page: Page) -> float:
    return float(page.evaluate("document.querySelector('video').currentTime"))


def wait_for(page: Page, condition: str) -> None:
    """Until it is true of the film that the page shows."""
    asked = f"(() => {{ const video = document.querySelector('video'); return Boolean(video && ({condition})) }})()"
    eventually(lambda: page.evaluate(asked))


@pytest.mark.parametrize("width", [1440, 390])
def test_a_film_is_watched_sought_and_gone_on_with_elsewhere(
    shop: Shop, new_page: NewPage, films: None, width: int
) -> None:
    course = a_course("航海术")
    free, paid, text = (
        a_lesson(course, free=True),
        a_lesson(course),
        a_document(course, "# 罗盘\n\n## 指针\n"),
    )
    a_film(free, paid)
    Subtitle.objects.create(section=paid, language="zh-CN", label="中文", text=WORDS)
    nami = shop.buyer()
    account = Account.objects.get(username=nami.username)
    let_in(account.pk, course)
    page = a_page_of(nami, shop, new_page, width=width)

    # It really plays.
    page.goto(f"/learn/{course.pk}/{paid.pk}")
    page.get_by_role("button", name="播放", exact=True).click()
    wait_for(page, "video.currentTime > 1")
    picture(page, "lesson")
    expect_no_overflow(page)
    # Keys: pause, forward, back to the start of the jump.
    page.keyboard.press("k")
    wait_for(page, "video.paused")
    with page.expect_response(lambda answer: answer.url.endswith("/progress")):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("k")
        wait_for(page, "video.currentTime > 6.2")
        page.keyboard.press("k")
    page.get_by_role("tab", name="字幕稿").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("伟大航路")

    # On another device it goes on where it was.
    at = film_at(page)
    known = LessonProgress.objects.get(account=account, section=paid)
    assert 0 < known.percent < 100
    second = a_page_of(nami, shop, new_page, width=width)
    second.goto("/learn")
    second.get_by_role("region", name="从上次的地方继续").get_by_role("link", name="继续学习").click()
    wait_for(second, f"video.currentTime >= {int(at) - 2}")
    second.get_by_role("button", name="播放", exact=True).click()
    # At its end the next lesson comes by itself.
    second.keyboard.press("l")
    expect(second.get_by_role("heading", name=text.name, level=1)).to_be_visible()
    mark = second.get_by_role("button", name="标记为已学完")
    mark.click()
    expect(mark).to_have_count(0)
    assert LessonProgress.objects.filter(account=account, section=text, percent=100).exists()
    assert LessonProgress.objects.get(account=account, section=paid).seconds <= CLIP_SECONDS


def test_a_guest_watches_a_preview_and_is_told_what_else_there_is(
    shop: Shop, new_page: NewPage, films: None
) -> None:
    course = a_course()
    free, paid = a_lesson(course, free=True), a_lesson(course)
    a_film(free, paid)
    page = new_page(base_url=shop.luffy.base_url, width=390, expects=(REFUSAL,))

    page.goto(f"/learn/{course.pk}/{free.pk}")
    page.get_by_role("button", name="播放", exact=True).click()
    wait_for(page, "video.currentTime > 0.5")
    expect(page.get_by_role("main")).to_contain_text("你正在试看")
    page.get_by_role("link", name="下一课时").click()

    expect(page.get_by_role("heading", name="登录后学习")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="登录")).to_be_visible()
    picture(page, "lesson-locked")
    assert not LessonProgress.objects.exists()
