"""Every page, light on a desktop and dark on a phone: nothing that axe-core finds, nothing wider than the screen."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from luffy.accounts.models import Account
from luffy.catalog.models import Course, DegreeCourse, SectionType, Teacher
from luffy.catalog.versions import CourseVersion
from luffy.certificates.models import Certificate
from luffy.degrees.models import Appeal, EnrolledDegreeCourse, Likeness
from luffy.demo.people import PASSWORD
from luffy.exercises.models import Mistake
from luffy.learning.models import LessonProgress, Subtitle
from luffy.orders.models import Order, OrderStatus
from luffy.payments.models import Bill
from luffy.refunds.models import RefundRequest
from luffy.wallet.models import Withdrawal, WithdrawalState
from tests.browser.conftest import ROOT, NewPage
from tests.browser.storefront import picture, sign_in
from tests.factories.catalog import a_course, a_lesson
from tests.factories.degrees import Student, a_programme
from tests.factories.lessons import a_film, let_in
from tests.shop import Shop

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
FIND = """async (runOnly) => {
  const options = { runOnly, resultTypes: ["violations"] };
  const { violations } = await axe.run(document, options);
  const told = ({ html, any, all }) => `${html.slice(0, 160)} (${[...any, ...all].map(({ message }) => message)})`;
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(told).join(" | ")}`);
}"""
STILL = """() => Promise.allSettled(
  document.getAnimations().filter((each) => each instanceof CSSTransition).map(({ finished }) => finished),
)"""
WORDS = "WEBVTT\n\n00:01.000 --> 00:03.000\n伟大航路\n"
OVERFLOW = "document.documentElement.scrollWidth - innerWidth"


def visitor_pages() -> dict[str, str]:
    course, degree = (
        Course.objects.get(name="Django 网站开发实战"),
        DegreeCourse.objects.get(name="数据分析师"),
    )
    return {
        "home": "/",
        "courses": "/courses",
        "nothing-found": "/courses?q=nowhere",
        "search": "/search?q=python",
        "search-corrected": "/search?q=pyhton",
        "search-nothing": "/search?q=nowhere",
        "search-empty": "/search",
        "teacher": f"/teachers/{Teacher.objects.filter(course_details__course=course)[0].pk}",
        "course": f"/courses/{course.pk}",
        "degrees": "/degrees",
        "degree": f"/degrees/{degree.pk}",
        "coupons": "/coupons",
        "refund-rules": "/refund-rules",
        "privacy-policy": "/privacy",
        "login": "/login",
        "register": "/register",
        "forgot": "/forgot",
        "missing": "/nowhere",
        "dev-ui": "/dev/ui",
    }


def a_withdrawal_to_be_paid() -> str:
    return Withdrawal.objects.get(state=WithdrawalState.APPROVED).number


def exercise_with_questions() -> LessonProgress:
    done = LessonProgress.objects.filter(section__exercise_questions__isnull=False)
    return done.distinct().latest("seen_at")


def ops_pages() -> dict[str, str]:
    asked = RefundRequest.objects.get(state="asked")
    return {
        "ops-orders": "/ops/orders",
        "ops-orders-none": "/ops/orders?q=nowhere",
        "ops-order": f"/ops/orders/{asked.order.number}",
        "ops-refunds": "/ops/refunds",
        "ops-refund": f"/ops/refunds/{asked.number}",
        "ops-anomalies": "/ops/anomalies",
        "ops-bills": "/ops/reconciliation",
        "ops-bill": f"/ops/reconciliation/alipay/{Bill.objects.get().bill_date}",
        "ops-invoices": "/ops/invoices",
        "ops-withdrawals": "/ops/withdrawals",
        "ops-withdrawal": f"/ops/withdrawals/{a_withdrawal_to_be_paid()}",
        "ops-liability": "/ops/liability",
        "ops-search": "/ops/search",
        "ops-search-vain": "/ops/search?tab=vain",
        "ops-dashboard": "/ops/dashboard",
        "ops-privacy": "/ops/privacy",
        "ops-webhooks": "/ops/webhooks",
        "ops-webhook-deliveries": "/ops/webhooks?tab=deliveries",
        "ops-exercises": "/ops/exercises",
        "ops-olx": "/ops/import-olx",
        "ops-certificates": "/ops/certificates",
        "ops-certificate-rules": "/ops/certificates?tab=rules",
        "ops-questions": f"/ops/exercises/courses/{exercise_with_questions().course_id}",
        "ops-question": f"/ops/exercises/questions/{Mistake.objects.latest('pk').question_id}",
    }


def ops_degree_pages() -> dict[str, str]:
    return {
        "ops-teaching": "/ops/teaching",
        "ops-degrees": "/ops/degrees",
        "ops-grants": "/ops/grants",
        "ops-editions": "/ops/degrees?tab=editions",
        "ops-holidays": "/ops/degrees?tab=holidays",
        "ops-degree": f"/ops/degrees/{EnrolledDegreeCourse.objects.latest('pk').pk}",
    }


def ops_catalogue_pages() -> dict[str, str]:
    edited = CourseVersion.objects.latest("pk").course_id
    return {
        "ops-courses": "/ops/courses",
        "ops-course-degrees": "/ops/courses?tab=degrees",
        "ops-course": f"/ops/courses/{edited}",
        "ops-course-history": f"/ops/courses/{edited}/history",
        "ops-course-preview": f"/ops/courses/{edited}/preview",
        "ops-categories": "/ops/categories",
        "ops-teachers": "/ops/teachers",
        "ops-exchange": "/ops/exchange",
        "ops-exports": "/ops/exchange?tab=log",
        "ops-site": "/ops/site",
    }


def mentor_pages() -> dict[str, str]:
    alike, appealed = Likeness.objects.latest("pk"), Appeal.objects.latest("pk")
    return {
        "mentor": "/mentor",
        "mentor-late": "/mentor?tab=late",
        "mentor-alike": f"/mentor?id={alike.submission_id}",
        "mentor-appealed": f"/mentor?id={appealed.grading.submission_id}",
        "mentor-students": "/mentor/students",
        "mentor-student": f"/mentor/students/{EnrolledDegreeCourse.objects.latest('pk').pk}",
        "mentor-appeals": "/mentor/appeals",
        "mentor-statement": "/mentor/statement",
        "mentor-snippets": "/mentor/snippets",
    }


def personal_pages() -> dict[str, str]:
    number = dict(Order.objects.filter(account__username="learner").values_list("status", "number"))
    read = LessonProgress.objects.filter(section__section_type=SectionType.DOCUMENT).latest("seen_at")
    return {
        "cart": "/cart",
        "checkout": "/checkout",
        "pay": f"/pay/{number[OrderStatus.PENDING]}",
        "result": f"/pay/{number[OrderStatus.PAID]}",
        "orders": "/me/orders",
        "order-pending": f"/me/orders/{number[OrderStatus.PENDING]}",
        "order-expired": f"/me/orders/{number[OrderStatus.EXPIRED]}",
        "my-courses": "/me/courses",
        "learn": "/learn",
        "lesson": f"/learn/{read.course_id}/{read.section_id}",
        "exercise": f"/learn/{exercise_with_questions().course_id}/{exercise_with_questions().section_id}",
        "mistakes": "/me/mistakes",
        "my-certificates": "/me/certificates",
        "certificate": f"/certificates/{Certificate.objects.get(account__username='learner').number}",
        "invoices": "/me/invoices",
        "ask-invoice": f"/me/orders/{number[OrderStatus.PAID]}/invoice",
        "my-coupons": "/me/coupons",
        "berries": "/me/berries",
        "withdrawal": f"/me/berries/withdrawals/{a_withdrawal_to_be_paid()}",
        "notifications": "/me/notifications",
        "notification-settings": "/me/notifications/settings",
        "account": "/account",
        "my-privacy": "/me/privacy",
    }


def refund_pages() -> dict[str, str]:
    """Of who gave something back and may give back more."""
    number = dict(RefundRequest.objects.order_by("-id").values_list("state", "number"))
    order = Order.objects.filter(refund_requests__number=number["done"]).get()
    kept = Order.objects.filter(refund_requests__number=number["withdrawn"]).get()
    return {
        "refund-asked": f"/me/refunds/{number['asked']}",
        "refund-refused": f"/me/refunds/{number['refused']}",
        "refund-done": f"/me/refunds/{number['done']}",
        "order-refunded": f"/me/orders/{order.number}",
        "ask-refund": f"/me/orders/{kept.number}/refund",
    }


def degree_pages() -> dict[str, str]:
    """Of who is a month into one degree, and has just bought another."""
    student = Account.objects.get(username="student")
    begun = EnrolledDegreeCourse.objects.get(account=student)
    bought = Student(a_programme(modules=3), account=student).enrolment_id
    homework = {row.title: row.pk for row in begun.edition.assignments.all()}
    at = f"/me/degrees/{begun.pk}"
    return {
        "my-degrees": "/me/degrees",
        "degree-dashboard": at,
        "degree-form-changed": f"{at}/form",
        "homework-passed": f"{at}/homework/{homework['命令行记账本']}",
        "homework-failed": f"{at}/homework/{homework['通讯录']}",
        "homework-waits": f"{at}/homework/{homework['日志统计']}",
        "degree-bought": f"/me/degrees/{bought}",
        "degree-form-new": f"/me/degrees/{bought}/form",
    }


def looked_at(page: Page, name: str) -> Iterator[str]:
    """What is wrong with the page that is open: by day on a desktop, by night on a phone."""
    for width, theme in ((1440, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        page.evaluate(STILL)
        picture(page, f"page-{name}")
        yield from (f"{name} {width} {theme}: {found}" for found in page.evaluate(FIND, RULES))
        if (wide := page.evaluate(OVERFLOW)) > 0:
            yield f"{name} {width}: {wide} px too wide"


def everything_wrong(page: Page, pages: dict[str, str]) -> list[str]:
    page.add_init_script(path=AXE)
    wrong: list[str] = []
    for name, address in pages.items():
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(address, wait_until="networkidle")
        expect(page.get_by_role("contentinfo")).to_be_visible()
        if name != "dev-ui":
            expect(page.locator("[aria-busy=true]")).to_have_count(0)
        expect(page.get_by_role("heading", level=1).first).to_be_attached()
        wrong += looked_at(page, name)
    return wrong


def test_the_pages_of_visitors_have_no_barriers(school: Shop, new_page: NewPage) -> None:
    page = new_page(base_url=school.luffy.base_url, expects=("Failed to load resource",))
    wrong = everything_wrong(page, visitor_pages())
    assert not wrong, "\n".join(wrong)


def test_the_pages_of_operators_have_no_barriers(school: Shop, new_page: NewPage) -> None:
    page = new_page(base_url=school.luffy.base_url)
    sign_in(page, school, "operator", PASSWORD)
    wrong = everything_wrong(page, ops_pages())
    # The dialog that asks why.
    page.goto("/ops/anomalies", wait_until="networkidle")
    page.get_by_role("button", name="归到订单").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    wrong += looked_at(page, "ops-dialog")
    assert not wrong, "\n".join(wrong)


def test_the_pages_of_operators_about_degrees_have_no_barriers(school: Shop, new_page: NewPage) -> None:
    page = new_page(base_url=school.luffy.base_url)
    sign_in(page, school, "operator", PASSWORD)
    wrong = everything_wrong(page, ops_degree_pages())
    assert not wrong, "\n".join(wrong)


def test_the_pages_of_operators_about_the_catalogue_have_no_barriers(school: Shop, new_page: NewPage) -> None:
    page = new_page(base_url=school.luffy.base_url)
    sign_in(page, school, "operator", PASSWORD)
    wrong = everything_wrong(page, ops_catalogue_pages())
    assert not wrong, "\n".join(wrong)


def test_the_pages_of_mentors_have_no_barriers(school: Shop, new_page: NewPage) -> None:
    page = new_page(base_url=school.luffy.base_url)
    sign_in(page, school, "mentor", PASSWORD)
    wrong = everything_wrong(page, mentor_pages())
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/mentor", wait_until="networkidle")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="键盘操作")).to_be_visible()
    wrong += looked_at(page, "mentor-keys")
    assert not wrong, "\n".join(wrong)


def test_the_pages_of_learners_have_no_barriers(school: Shop, new_page: NewPage) -> None:
    page = new_page(base_url=school.luffy.base_url)
    sign_in(page, school, "learner", PASSWORD)
    # Something to show in the cart and in the settlement.
    course = Course.objects.get(name="Linux 命令行与系统管理")
    page.goto(f"/courses/{course.pk}")
    page.get_by_role("button", name="加入购物车").click()
    expect(page.get_by_role("link", name="购物车，1 门课程")).to_be_visible()
    page.get_by_role("button", name="立即购买").click()
    expect(page).to_have_url("/checkout")
    wrong = everything_wrong(page, personal_pages())
    assert not wrong, "\n".join(wrong)


@pytest.mark.django_db(transaction=True)
def test_the_pages_of_films_have_no_barriers(shop: Shop, new_page: NewPage, settings: Any) -> None:
    settings.MEDIA_ROOT = shop.luffy.folder / "files"
    course, nami = a_course("航海术"), shop.buyer()
    film, elsewhere = a_lesson(course), a_lesson(course, link="https://www.youtube.com/watch?v=xyz")
    a_film(film)
    Subtitle.objects.create(section=film, language="zh-CN", label="中文", text=WORDS)
    let_in(Account.objects.get(username=nami.username).pk, course)
    page = new_page(base_url=shop.luffy.base_url)
    sign_in(page, shop, nami.username)
    pages = {"film": f"/learn/{course.pk}/{film.pk}", "film-elsewhere": f"/learn/{course.pk}/{elsewhere.pk}"}
    wrong = everything_wrong(page, pages)
    # With the tab of notes and the keys.
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(pages["film"], wait_until="networkidle")
    page.get_by_role("tab", name="笔记").click()
    expect(page.get_by_role("tabpanel").get_by_role("textbox")).to_be_visible()
    wrong += looked_at(page, "film-notes")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("button", name="快捷键").click()
    expect(page.get_by_role("dialog", name="快捷键")).to_be_visible()
    wrong += looked_at(page, "film-keys")
    assert not wrong, "\n".join(wrong)


def test_the_pages_of_who_gives_something_back_have_no_barriers(school: Shop, new_page: NewPage) -> None:
    page = new_page(base_url=school.luffy.base_url)
    sign_in(page, school, "mentor", PASSWORD)
    wrong = everything_wrong(page, refund_pages())
    assert not wrong, "\n".join(wrong)


def test_the_pages_of_a_degree_have_no_barriers(school: Shop, new_page: NewPage) -> None:
    page = new_page(base_url=school.luffy.base_url)
    sign_in(page, school, "student", PASSWORD)
    pages = degree_pages()
    wrong = everything_wrong(page, pages)
    # Dialogs, and the form with everything missing.
    page.get_by_role("button", name="提交报名表").click()
    expect(page.get_by_role("alert")).to_be_visible()
    wrong += looked_at(page, "degree-form-wrong")
    page.goto(pages["degree-dashboard"], wait_until="networkidle")
    page.get_by_role("button", name="写评价").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    wrong += looked_at(page, "degree-review-dialog")
    # English takes more room.
    page.context.add_cookies([{"name": "luffy-language", "value": "en", "url": school.luffy.base_url}])
    wrong += everything_wrong(
        page, {f"{name}-en": pages[name] for name in ("degree-dashboard", "homework-failed")}
    )
    assert not wrong, "\n".join(wrong)
