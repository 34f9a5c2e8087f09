"""Learning in a real browser: a film plays, is sought, and goes on elsewhere; guests see a preview."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from luffy.accounts.models import Account
from luffy.discussions.models import Note
from luffy.learning.models import LessonProgress, Subtitle
from tests.browser.conftest import REFUSAL, NewPage
from tests.browser.storefront import a_page_of, both_widths, expect_no_overflow, on_a_phone, picture
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


@both_widths
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


@on_a_phone
def test_the_player_does_what_players_do(shop: Shop, new_page: NewPage, films: None, width: int) -> None:
    course = a_course("航海术")
    film, text = a_lesson(course), a_document(course)
    a_film(film)
    Subtitle.objects.create(
        section=film, language="en", label="English", text=WORDS.replace("伟大航路", "Sea")
    )
    Subtitle.objects.create(section=film, language="zh-CN", label="中文", text=WORDS)
    nami = shop.buyer("nami")
    account = Account.objects.get(username="nami")
    let_in(account.pk, course)
    page = a_page_of(nami, shop, new_page, width=width)
    page.goto(f"/learn/{course.pk}/{film.pk}")
    wait_for(page, "video.readyState >= 1")

    # What is said, in the language of the page; switched off and on again.
    shown = "[...video.textTracks].filter(({ mode }) => mode === 'showing').map(({ language }) => language).join()"
    wait_for(page, f"{shown} === 'zh-CN'")
    page.evaluate("document.querySelector('video').currentTime = 2")
    cues = "[...video.textTracks].find(({ mode }) => mode === 'showing').activeCues"
    wait_for(page, f"[...{cues}].map(({{ text }}) => text).join() === '伟大航路'")
    captions = page.get_by_role("button", name="字幕", exact=True)
    captions.click()
    wait_for(page, f"{shown} === ''")
    captions.click()
    wait_for(page, f"{shown} === 'zh-CN'")
    # Whose copy it is.
    expect(page.get_by_text(f"na***i · {account.pk}")).to_be_visible()
    # Speed, by hand and by key; it stays for the next visit.
    page.get_by_label("倍速").select_option("2")
    wait_for(page, "video.playbackRate === 2")
    page.get_by_role("heading", level=1).click()
    page.keyboard.press(">")
    wait_for(page, "video.playbackRate === 2.5")
    page.keyboard.press("m")
    wait_for(page, "video.muted")

    # A note leads back to its moment.
    page.evaluate("document.querySelector('video').currentTime = 7")
    page.get_by_role("tab", name="笔记").click()
    wait_for(page, "video.currentTime === 7")
    page.get_by_role("tabpanel").get_by_role("textbox").fill("转舵")
    expect(page.get_by_label("在 00:07 记笔记")).to_have_value("转舵")
    page.get_by_role("button", name="保存笔记").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("转舵")
    assert Note.objects.get(account=account).at_seconds == 7
    page.evaluate("document.querySelector('video').currentTime = 1")
    page.get_by_role("tabpanel").get_by_role("button", name="00:07").click()
    wait_for(page, "video.currentTime === 7")

    # Small pictures of the film over its time line.
    with page.expect_response(lambda answer: answer.url.endswith("sprite.jpg")) as sprite:
        page.get_by_role("slider", name="播放位置").hover()
    assert (sprite.value.status, sprite.value.headers["content-type"]) == (200, "image/jpeg")
    expect(page.locator(".preview")).to_be_visible()
    picture(page, "player")
    expect_no_overflow(page)

    # Left by a reload, it goes on where it was.
    page.get_by_role("button", name="播放", exact=True).click()
    wait_for(page, "video.currentTime > 8")
    with page.expect_response(lambda answer: answer.url.endswith("/progress")):
        page.get_by_role("button", name="暂停").click()
    at = film_at(page)
    page.reload()
    wait_for(page, f"Math.abs(video.currentTime - {at}) < 2 && video.playbackRate === 2.5")
    page.get_by_role("link", name="下一课时").click()
    expect(page.get_by_role("heading", name=text.name, level=1)).to_be_visible()


@pytest.mark.parametrize("floats", [True, False])
def test_a_film_floats_where_the_browser_can(
    shop: Shop, new_page: NewPage, films: None, *, floats: bool
) -> None:
    film = a_lesson(a_course(), free=True)
    a_film(film)
    page = new_page(base_url=shop.luffy.base_url)
    can = str(floats).lower()
    page.add_init_script(
        f"Object.defineProperty(document, 'pictureInPictureEnabled', {{ get: () => {can} }})"
    )

    page.goto(f"/learn/{film.chapter.course_id}/{film.pk}")

    expect(page.get_by_role("button", name="全屏")).to_be_visible()
    expect(page.get_by_role("button", name="画中画")).to_have_count(int(floats))


@on_a_phone
def test_a_film_of_others_is_not_loaded_but_may_be_opened(shop: Shop, new_page: NewPage, width: int) -> None:
    course, nami = a_course("航海术"), shop.buyer()
    address = "https://www.youtube.com/watch?v=xyz"
    lesson = a_lesson(course, link=address)
    Subtitle.objects.create(section=lesson, language="zh-CN", label="中文", text=WORDS)
    let_in(Account.objects.get(username=nami.username).pk, course)
    page = a_page_of(nami, shop, new_page, width=width)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"/learn/{course.pk}/{lesson.pk}")

    expect(page.get_by_role("heading", name="这段视频在 youtube.com 上播放")).to_be_visible()
    link = page.get_by_role("link", name="在 youtube.com 打开")
    assert (link.get_attribute("href"), link.get_attribute("rel")) == (address, "noopener noreferrer")
    expect(page.locator("video, iframe")).to_have_count(0)
    page.get_by_role("tab", name="字幕稿").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("伟大航路")
    picture(page, "film-elsewhere")
    expect_no_overflow(page)
    page.get_by_role("button", name="标记为已学完").click()
    expect(page.get_by_role("button", name="标记为已学完")).to_have_count(0)
    assert LessonProgress.objects.get(section=lesson).percent == 100
    assert not [url for url in asked if "youtube" in url]


def test_nothing_in_a_document_runs(shop: Shop, new_page: NewPage) -> None:
    bad = "<script>window.hit = 1</script><img src=x onerror='window.hit = 2'><svg onload='window.hit = 3'></svg>"
    links = "[甲](javascript:window.hit=4)\n\n<a href='javascript:window.hit=5' onclick='window.hit=6'>乙</a>"
    document = a_document(a_course(), f"# 罗盘\n\n{bad}\n\n{links}\n\n指针", free=True)
    page = new_page(base_url=shop.luffy.base_url, expects=("Failed to load resource",))

    page.goto(f"/learn/{document.chapter.course_id}/{document.pk}", wait_until="networkidle")

    expect(page.get_by_role("main")).to_contain_text("指针")
    for name in ("甲", "乙"):
        for found in page.get_by_role("main").get_by_text(name, exact=True).all():
            found.click()
    assert page.evaluate("window.hit") is None
    inside = page.get_by_role("main").locator(
        "script, svg[onload], [onerror], [onclick], a[href^='javascript:']"
    )
    expect(inside).to_have_count(0)
