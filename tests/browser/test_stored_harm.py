"""What one person wrote and another reads: names, files, talk, money. Nothing of it runs, all of it is text."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from luffy.accounts.models import Account
from luffy.accounts.permissions import Role
from luffy.catalog.models import Course
from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.degrees.models import EnrolledDegreeCourse
from luffy.degrees.services import form
from luffy.degrees.services.follow_up import FollowUpTool, Talk, note_talk
from luffy.degrees.services.submit import Work, submit
from luffy.discussions.services import Noted, note
from luffy.refunds.models import RefundRequest
from tests.browser.conftest import REFUSAL, NewPage
from tests.browser.harm import EVIL, EVIL_LINKS, HARM
from tests.browser.storefront import sign_in
from tests.factories.catalog import a_course, a_lesson
from tests.factories.coupons import a_claimed_coupon, a_coupon
from tests.factories.degrees import OPERATOR, Student, a_programme
from tests.factories.discussions import a_known_learner, a_question, an_answer
from tests.factories.orders import a_paid_order
from tests.factories.refunds import asked_for, the_rules
from tests.factories.reviews import a_review, said
from tests.factories.uploads import uploaded
from tests.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)

SHORT = EVIL[:58]
LINK = "https://example.com/?q=<script>alert(1)</script>"
NAMED = '"><img src=x onerror=alert(1)>.py'


def somebody(shop: Shop, name: str, role: Role) -> Account:
    shop.buyer(name)
    Account.objects.filter(username=name).update(role=role)
    return Account.objects.get(username=name)


@pytest.fixture
def learner(shop: Shop) -> Account:
    """She and others wrote wherever somebody can write."""
    now = clock.now()
    nami = somebody(shop, "nami", Role.LEARNER)
    course = a_course(f"课 {SHORT}", brief=EVIL)
    lesson = a_lesson(course, free=True)
    a_known_learner(lesson, now=now, account=nami)
    an_answer(question=a_question(nami, lesson, now=now), now=now)
    note(account=nami, section_id=lesson.pk, noted=Noted(EVIL, 5), now=now)
    a_review(course=course, what=said(text=EVIL), now=now)
    a_coupon(name=SHORT)
    a_claimed_coupon(nami, name=SHORT)
    the_rules()
    asked_for(a_paid_order(nami, a_course(f"退 {SHORT}")), reason=EVIL)
    student_of(shop, nami)
    return nami


def student_of(shop: Shop, nami: Account) -> None:
    began = day_of(clock.now()) - timedelta(days=6)
    mentor = somebody(shop, "rayleigh", Role.MENTOR)
    student = Student(a_programme(value=300), account=nami, mentor=mentor, began=began)
    answers = form.Answers(form.Work(EVIL[:40], "导航员", 1), 1, 1, EVIL[:32], EVIL, EVIL, EVIL, EVIL)
    handed_in = {"answers": answers, "open_module": True, "by": OPERATOR, "now": clock.now()}
    form.submit(enrolment_id=student.enrolment_id, **handed_in)
    file = uploaded(nami, NAMED)
    assignment = student.enrolment.edition.assignments.get(title="1-1")
    work = Work(
        text=f"{EVIL}\n\n{EVIL_LINKS}",
        link=LINK,
        file_ids=[file.pk],
    )
    submit(enrolment_id=student.enrolment_id, assignment_id=assignment.pk, work=work, now=clock.now())
    talk = Talk(FollowUpTool.WECHAT, EVIL, None)
    note_talk(student.enrolment, talk, by=student.grader, now=clock.now())


def hers() -> list[str]:
    course, enrolment = Course.objects.get(name__startswith="课 "), EnrolledDegreeCourse.objects.get()
    lesson = course.coursechapters.get().coursesections.get()
    homework = enrolment.edition.assignments.get(title="1-1").pk
    return [
        f"/courses/{course.pk}",
        f"/learn/{course.pk}/{lesson.pk}",
        "/coupons",
        "/me/coupons",
        f"/me/refunds/{RefundRequest.objects.get().number}",
        f"/me/degrees/{enrolment.pk}/homework/{homework}",
    ]


def the_mentors() -> list[str]:
    enrolment = EnrolledDegreeCourse.objects.get()
    return ["/mentor", f"/mentor/students/{enrolment.pk}"]


def the_operators() -> list[str]:
    request = RefundRequest.objects.get()
    return [
        "/ops/refunds",
        f"/ops/refunds/{request.number}",
        "/ops/campaigns",
        "/ops/courses",
    ]


@pytest.mark.parametrize(
    ("name", "role", "places"),
    [
        ("nami", Role.LEARNER, hers),
        ("rayleigh", Role.MENTOR, the_mentors),
        ("vivi", Role.OPERATOR, the_operators),
    ],
)
def test_what_others_wrote_is_text(
    learner: Account, shop: Shop, new_page: NewPage, name: str, role: Role, places: Callable[[], list[str]]
) -> None:
    if not Account.objects.filter(username=name).exists():
        somebody(shop, name, role)
    page = new_page(base_url=shop.luffy.base_url, expects=(REFUSAL,))
    sign_in(page, shop, name)
    alarms = heard(page)

    for place in places():
        page.goto(place, wait_until="networkidle")
        # There to be read, letter by letter.
        expect(page.locator("#main"), place).to_contain_text("<img src=x onerror")
        assert page.evaluate(HARM) == [], place
        assert alarms == [], place


def heard(page: Page) -> list[str]:
    alarms: list[str] = []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    return alarms
