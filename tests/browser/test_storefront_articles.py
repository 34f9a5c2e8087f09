"""深科技 in a browser: read, talk, keep, moderate; and texts that want to do harm, seen by everybody."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from luffy.accounts.models import Account, Role
from luffy.community.models import Article, Collection, Comment
from luffy.moderation.models import Case, Cause, Visibility
from tests.browser.conftest import NewPage
from tests.browser.harm import EVIL, EVIL_LINKS, HARM
from tests.browser.storefront import a_page_of, expect_no_overflow, on_a_phone, picture
from tests.factories.catalog import a_course
from tests.factories.community import a_comment, a_member, an_article
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)

GONE = ("Failed to load resource: the server responded with a status of 410",)


def of_role(shop: Shop, new_page: NewPage, name: str, role: Role, **options: int) -> Page:
    person = shop.buyer(name)
    Account.objects.filter(username=name).update(role=role)
    return a_page_of(person, shop, new_page, **options)


@on_a_phone
def test_an_article_is_found_read_liked_kept_and_talked_about(
    shop: Shop, new_page: NewPage, width: int
) -> None:
    body = "## 起因\n\n正文在这里。\n\n## 结论\n\n```py\nprint(1)\n```\n"
    article = an_article(title="大图上的一篇", position=1, order=9, body=body, tags=("AI",))
    for number in range(13):
        an_article(title=f"信息流 {number}", tags=("AI",))
    a_comment(article, text="先占个座")
    a_course()
    page = of_role(shop, new_page, "nami", Role.LEARNER, width=width)
    office = of_role(shop, new_page, "vivi", Role.OPERATOR, width=width)

    page.goto("/")
    page.get_by_role("region", name="深科技").get_by_role("link", name="大图上的一篇").click()
    expect(page.get_by_role("heading", level=1, name="大图上的一篇")).to_be_visible()
    expect(page.get_by_role("heading", level=2, name="结论")).to_be_visible()
    expect_no_overflow(page)

    page.get_by_role("button", name="赞 0").click()
    expect(page.get_by_role("button", name="赞 1")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="收藏：大图上的一篇").click()
    expect(page.get_by_text("已收藏", exact=True)).to_be_visible()

    page.keyboard.press("End")
    page.get_by_label("说说你的看法").fill("写得清楚，谢谢。")
    page.get_by_role("button", name="发表").click()
    expect(page.get_by_text("评论已提交，审核后公开", exact=True)).to_be_visible()
    expect(page.locator("article[id^='comment-']").filter(has_text="写得清楚")).to_contain_text("待审核")
    picture(page, "article")

    office.goto("/ops/moderation")
    expect(office.get_by_text("写得清楚，谢谢。")).to_be_visible()
    picture(office, "moderation")
    office.get_by_role("button", name="通过").click()
    office.get_by_role("dialog").get_by_label("原因").fill("正常评论")
    office.get_by_role("dialog").get_by_role("button", name="通过").click()
    expect(office.get_by_text("都看过了")).to_be_visible()
    expect_no_overflow(office)

    page.goto("/me/collections")
    expect(page.get_by_role("link", name="大图上的一篇")).to_be_visible()
    expect_no_overflow(page)
    page.goto("/articles")
    expect(page.get_by_text("信息流").first).to_be_visible()
    page.get_by_role("contentinfo").scroll_into_view_if_needed()
    expect(page).to_have_url(f"{shop.luffy.base_url}/articles?page=2")
    expect(page.get_by_text("信息流 0", exact=True)).to_be_visible()
    expect_no_overflow(page)

    article.refresh_from_db()
    assert (article.agree_num, article.collect_num, article.comment_num) == (1, 1, 2)
    assert Comment.objects.get(author__username="nami").visibility == Visibility.SHOWN
    assert Collection.objects.count() == 1


@pytest.mark.parametrize("role", [Role.LEARNER, Role.MENTOR, Role.OPERATOR])
def test_texts_that_want_to_do_harm_are_texts(shop: Shop, new_page: NewPage, role: Role) -> None:
    body = f"## {EVIL}\n\n{EVIL_LINKS}\n\n{EVIL}"
    article = an_article(title=f"坏 {EVIL}", brief=EVIL, body=body, position=1, tags=("<b>x</b>",))
    html = f"<h2>{EVIL}</h2><a href='javascript:alert(1)'>链接</a><p style='position:fixed' onclick='alert(1)'>x</p>"
    from_html = an_article(title="坏 HTML", body=html, body_format="html")
    gone = an_article(title=f"下线 {EVIL}", status=1)
    a_comment(article, text=EVIL)
    a_comment(article, a_member(), text=EVIL_LINKS)
    page = of_role(shop, new_page, f"reader-{role}", role, expects=GONE)
    alarms: list[str] = []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    places = [
        "/",
        "/articles",
        f"/articles/{article.pk}",
        f"/articles/{from_html.pk}",
        f"/articles/{gone.pk}",
    ]
    if role is Role.OPERATOR:
        places += ["/ops/articles", f"/ops/articles/{article.pk}", f"/ops/articles/{from_html.pk}"]
        first = Comment.objects.order_by("id").first()
        Case.objects.create(
            target=f"comment:{first.pk}",
            kind="comment",
            author=first.author,
            cause=Cause.REPORT,
            opened_at=article.created_at,
        )
        places += ["/ops/moderation"]

    for place in places:
        page.goto(place)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        if place == f"/articles/{article.pk}":
            page.keyboard.press("End")
            expect(page.locator("article[id^='comment-']").last).to_contain_text("onerror")
        if place.startswith("/ops/articles/"):
            expect(page.get_by_role("region", name="预览").locator(".rich-text")).to_be_visible()
        if place == "/ops/moderation":
            expect(page.get_by_text("onerror").first).to_be_visible()
        assert page.evaluate(HARM) == [], place
        assert alarms == [], place


def test_an_editor_writes_an_article_and_sees_what_readers_get(shop: Shop, new_page: NewPage) -> None:
    page = of_role(shop, new_page, "robin", Role.OPERATOR)

    page.goto("/ops/articles/new")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("alert")).to_contain_text("请填写")
    page.get_by_role("textbox", name="标题").fill("编辑写的一篇")
    page.get_by_role("textbox", name="新来源").fill("编辑部")
    page.get_by_role("button", name="添加").click()
    expect(page.get_by_role("combobox", name="来源").locator("option:checked")).to_have_text("编辑部")
    page.get_by_role("textbox", name="摘要").fill("一句话")
    page.get_by_role("textbox", name="正文").fill("## 小标题\n\n**重点**")
    expect(page.get_by_role("region", name="预览").get_by_role("heading", name="小标题")).to_be_visible()
    picture(page, "article-editor")
    page.get_by_role("button", name="保存").click()
    expect(page).to_have_url(re.compile(r"/ops/articles/\d+$"))
    assert page.url == f"{shop.luffy.base_url}/ops/articles/{Article.objects.get().pk}"

    page.goto("/articles")
    expect(page.get_by_role("link", name="编辑写的一篇")).to_be_visible()
    assert Path(picture(page, "articles")).is_file()
