"""Who asks and answers about lessons, who is told, and whose notes they are."""

from datetime import timedelta

import pytest

from luffy.accounts.models import Role
from luffy.accounts.throttle import take
from luffy.accounts.votes import Ballot, Tally
from luffy.catalog.models import CourseSection
from luffy.core.calendar import day_of
from luffy.core.errors import TooManyRequests
from luffy.discussions import services
from luffy.discussions.api import POSTS
from luffy.discussions.errors import (
    AnswerNotFound,
    HasAnswers,
    LessonClosed,
    NoteNotFound,
    OwnPost,
    QuestionNotFound,
)
from luffy.discussions.models import Answer, Note, Question
from luffy.discussions.queries import answers_to, as_markdown, clock_time, my_notes, open_lesson
from luffy.moderation.models import Visibility
from luffy.notify.models import Notification
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_lesson
from tests.factories.discussions import NOW, a_known_learner, a_question, an_answer
from tests.factories.reviews import a_purchase
from tests.race import at_once

TODAY = day_of(NOW)


def told() -> list[tuple[str, str]]:
    rows = Notification.objects.order_by("pk").values_list("account__username", "kind")
    return list(rows)


@pytest.mark.django_db
def test_a_lesson_is_open_with_access_as_a_trial_and_to_the_school():
    closed = a_lesson(a_course())
    buyer = a_purchase(course=closed.chapter.course).account

    assert open_lesson(buyer, closed.pk, TODAY).pk == closed.pk
    assert open_lesson(an_account(role=Role.MENTOR), closed.pk, TODAY).pk == closed.pk
    assert open_lesson(an_account(), a_lesson(a_course(), free=True).pk, TODAY)
    for account, day in ((an_account(), TODAY), (buyer, TODAY + timedelta(days=31))):
        with pytest.raises(LessonClosed):
            open_lesson(account, closed.pk, day)


@pytest.mark.django_db
def test_who_asked_and_who_watches_are_told_but_not_who_answers():
    question = a_question(an_account("asker"))
    watcher = a_known_learner(question.section, account=an_account("watcher"))
    services.watch(account=watcher, question_id=question.pk, wants=True, now=NOW)
    helper = an_account("helper", role=Role.MENTOR)
    services.watch(account=helper, question_id=question.pk, wants=True, now=NOW)

    made = services.answer(account=helper, question_id=question.pk, text="因为", now=NOW)

    assert sorted(told()) == [("asker", "answered"), ("watcher", "answered")]
    services.accept(account=question.account, question_id=question.pk, answer_id=made.pk, now=NOW)
    assert told()[-1] == ("helper", "accepted")
    question.refresh_from_db()
    assert (question.accepted_id, question.answer_count) == (made.pk, 1)
    assert made.role == Role.MENTOR


@pytest.mark.django_db
def test_a_newcomers_answer_waits_and_is_told_of_once_it_stands():
    question = a_question(an_account("asker"))
    newcomer = a_purchase(course=question.section.chapter.course).account

    made = services.answer(account=newcomer, question_id=question.pk, text="加我", now=NOW)

    assert made.visibility == Visibility.HELD
    assert told() == []
    assert not answers_to(question.account, question).exists()
    assert answers_to(newcomer, question).get() == made
    services.show_answer(made.pk, Visibility.SHOWN)
    question.refresh_from_db()
    assert (told(), question.answer_count) == ([("asker", "answered")], 1)


@pytest.mark.django_db
def test_only_who_asked_accepts_and_a_hidden_answer_is_accepted_no_longer():
    made = an_answer()
    question = made.question

    with pytest.raises(QuestionNotFound):
        services.accept(account=made.account, question_id=question.pk, answer_id=made.pk, now=NOW)
    with pytest.raises(AnswerNotFound):
        services.accept(account=question.account, question_id=question.pk, answer_id=an_answer().pk, now=NOW)
    services.accept(account=question.account, question_id=question.pk, answer_id=made.pk, now=NOW)
    services.show_answer(made.pk, Visibility.HIDDEN)

    question.refresh_from_db()
    assert (question.accepted_id, question.answer_count) == (None, 0)


@pytest.mark.django_db
def test_an_answered_question_stays_and_an_answer_taken_back_frees_it():
    made = an_answer()
    question = made.question
    services.accept(account=question.account, question_id=question.pk, answer_id=made.pk, now=NOW)

    with pytest.raises(HasAnswers):
        services.delete_question(account=question.account, question_id=question.pk)
    services.delete_answer(account=made.account, answer_id=made.pk)

    question.refresh_from_db()
    assert (question.accepted_id, question.answer_count) == (None, 0)
    services.delete_question(account=question.account, question_id=question.pk)
    assert not Question.objects.exists()


@pytest.mark.django_db
def test_votes_are_for_what_others_wrote():
    made = an_answer()
    question = made.question

    with pytest.raises(OwnPost):
        services.vote_on_answer(account=made.account, answer_id=made.pk, value=Ballot.AGREE, now=NOW)
    votes = services.vote_on_answer(account=question.account, answer_id=made.pk, value=Ballot.AGREE, now=NOW)
    assert votes == Tally(1, 0)
    with pytest.raises(QuestionNotFound):
        services.vote_on_answer(account=an_account(), answer_id=made.pk, value=Ballot.AGREE, now=NOW)
    made.refresh_from_db()
    assert made.agree_number == 1


@pytest.mark.django_db(transaction=True)
def test_twelve_answers_at_once_are_counted_and_a_burst_is_stopped_at_its_limit():
    question = a_question()
    helpers = [an_account(role=Role.MENTOR) for _ in range(12)]

    results = at_once(
        [
            lambda helper=helper: services.answer(
                account=helper, question_id=question.pk, text="因为", now=NOW
            )
            for helper in helpers
        ]
    )
    burst = at_once([lambda: take(POSTS, "burst")] * (4 * POSTS.at_most))

    question.refresh_from_db()
    assert {type(result) for result in results} == {Answer}
    assert question.answer_count == 12
    assert sum(isinstance(result, TooManyRequests) for result in burst) == 3 * POSTS.at_most


@pytest.mark.django_db
def test_notes_stay_after_access_and_after_the_lesson():
    section = a_lesson(a_course("课<程>"))
    account = a_purchase(course=section.chapter.course).account
    for seconds, text in ((75, "第二"), (5, "第一")):
        services.note(account=account, section_id=section.pk, noted=services.Noted(text, seconds), now=NOW)
    late = NOW + timedelta(days=400)

    with pytest.raises(LessonClosed):
        services.note(account=account, section_id=section.pk, noted=services.Noted("晚", 0), now=late)
    mine = my_notes(account.pk, section_id=section.pk, course_id=None)
    assert [row.text for row in mine] == ["第一", "第二"]
    changed = services.edit_note(account=account, note_id=mine[0].pk, noted=services.Noted("改", 6), now=NOW)
    assert (changed.text, changed.at_seconds, changed.edited_at) == ("改", 6, NOW)
    with pytest.raises(LessonClosed):
        services.edit_note(account=account, note_id=changed.pk, noted=services.Noted("晚", 7), now=late)
    changed.refresh_from_db()
    assert (changed.text, changed.at_seconds) == ("改", 6)
    with pytest.raises(NoteNotFound):
        services.delete_note(account_id=an_account().pk, note_id=changed.pk)
    CourseSection.objects.all().delete()
    left = Note.objects.filter(account=account).order_by("at_seconds")
    assert "".join(as_markdown(left)) == (
        f"# 课<程>\n\n## {section.name}\n\n**0:06**\n\n改\n\n**1:15**\n\n第二\n\n"
    )


def test_a_time_mark_reads_as_on_a_player():
    assert [clock_time(seconds) for seconds in (0, 75, 3_675)] == ["0:00", "1:15", "1:01:15"]
