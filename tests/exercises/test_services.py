"""Doing exercises, keeping what was asked, and the mistakes book."""

from datetime import timedelta
from threading import Barrier

import pytest
from django.test import Client
from django.urls import reverse

from luffy.accounts.models import Account
from luffy.exercises import services
from luffy.exercises.errors import (
    AnswerUnfit,
    AttemptNotFound,
    AttemptOver,
    MistakeNotFound,
    NoExercise,
    NotAsked,
    QuestionUnfit,
)
from luffy.exercises.grading import Key, Kind
from luffy.exercises.models import AskedQuestion, Attempt, ExerciseQuestion, Mistake, QuestionVersion
from luffy.exercises.notation import key_of
from luffy.exercises.queries import standing
from luffy.exercises.services import Draft, Written, write_question
from luffy.learning.errors import LessonLocked, NotMarkedByHand
from luffy.learning.models import LessonProgress
from luffy.learning.services import mark_done
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_lesson
from tests.factories.exercises import (
    ALL_KINDS,
    NOW,
    a_mistake,
    a_question_of,
    an_attempt,
    an_exercise,
    an_exercise_of_all_kinds,
    answered,
)
from tests.factories.reviews import a_purchase
from tests.race import at_once


def a_learner_of(section) -> Account:
    return a_purchase(course=section.chapter.course, now=NOW).account


def handed_in(account, section, *, wrong=frozenset(), now=NOW) -> Attempt:
    attempt = answered(account, section, wrong=set(wrong), now=now)
    return services.hand_in(account=account, attempt_id=attempt.pk, now=now)


@pytest.mark.django_db
def test_best_and_last_count_and_a_passed_exercise_finishes_its_lesson():
    section = an_exercise_of_all_kinds()
    account = a_learner_of(section)

    bad = handed_in(account, section, wrong={Kind.SINGLE, Kind.MULTIPLE, Kind.CODE})
    assert (bad.points, bad.possible, bad.percent, bad.number) == (3, 6, 50, 1)
    assert not LessonProgress.objects.filter(done_at__isnull=False).exists()
    good = handed_in(account, section, now=NOW + timedelta(hours=1))
    last = handed_in(account, section, wrong={Kind.TEXT}, now=NOW + timedelta(hours=2))

    mine = standing(account.pk, section.pk)
    assert (mine["attempts"], mine["best"], mine["last"], mine["open_attempt"]) == (3, good, last, None)
    assert LessonProgress.objects.get().done_at == NOW + timedelta(hours=1)
    with pytest.raises(NotMarkedByHand):
        mark_done(account_id=account.pk, section=section, now=NOW)


@pytest.mark.django_db
def test_an_exercise_without_questions_is_finished_by_handing_in_nothing():
    section = an_exercise()
    account = a_learner_of(section)

    done = handed_in(account, section)

    assert (done.possible, done.percent) == (0, 100)
    assert LessonProgress.objects.get().done_at == NOW


@pytest.mark.django_db
def test_an_attempt_keeps_what_was_asked_when_it_began():
    section = an_exercise()
    question = a_question_of(section, text="旧")
    draft = Draft(section.pk, key_of(Kind.TEXT, "新答案"), "新", order=0)

    assert write_question(Draft(section.pk, key_of(Kind.TEXT, "一"), "一"), question_id=question.pk)[1] == (
        Written.CHANGED
    )
    account = a_learner_of(section)
    attempt = services.start(account=account, lesson_id=section.pk, now=NOW)
    assert write_question(draft, question_id=question.pk)[1] == Written.CHANGED
    assert write_question(draft, question_id=question.pk)[1] == Written.UNCHANGED

    versions = list(QuestionVersion.objects.order_by("number").values_list("number", "text", "is_current"))
    assert versions == [(1, "旧", False), (2, "一", False), (3, "新", True)]
    services.answer(account=account, attempt_id=attempt.pk, question_id=question.pk, given=["一"], now=NOW)
    assert services.hand_in(account=account, attempt_id=attempt.pk, now=NOW).percent == 100
    assert [row.version.text for row in AskedQuestion.objects.select_related("version")] == ["一"]
    with pytest.raises(QuestionUnfit):
        write_question(Draft(section.pk, Key(Kind.TEXT, ()), "谁?"))


@pytest.mark.django_db
def test_what_does_not_fit_is_refused_and_keeps_the_answer():
    section = an_exercise_of_all_kinds()
    account = a_learner_of(section)
    attempt = answered(account, section, wrong=set())
    other = a_question_of(an_exercise())
    by_kind = {row.version.kind: row.version.question_id for row in attempt.asked.select_related("version")}
    kept = list(AskedQuestion.objects.order_by("place").values_list("given", flat=True))

    def say(question_id, given, *, by=account):
        services.answer(account=by, attempt_id=attempt.pk, question_id=question_id, given=given, now=NOW)

    for kind, given in ((Kind.SINGLE, ["a", "b"]), (Kind.MULTIPLE, ["z"]), (Kind.TEXT, ["a", "b"])):
        with pytest.raises(AnswerUnfit):
            say(by_kind[kind], given)
    with pytest.raises(NotAsked):
        say(other.pk, ["a"])
    with pytest.raises(AttemptNotFound):
        say(by_kind[Kind.SINGLE], ["a"], by=an_account())
    with pytest.raises(NoExercise):
        services.start(account=account, lesson_id=a_lesson(section.chapter.course).pk, now=NOW)
    assert list(AskedQuestion.objects.order_by("place").values_list("given", flat=True)) == kept
    done = services.hand_in(account=account, attempt_id=attempt.pk, now=NOW)
    with pytest.raises(AttemptOver):
        say(by_kind[Kind.SINGLE], ["a"])
    assert done.percent == 100


@pytest.mark.django_db
def test_access_must_last_until_handing_in():
    attempt = an_attempt()
    late = NOW + timedelta(days=40)

    with pytest.raises(LessonLocked):
        services.hand_in(account=attempt.account, attempt_id=attempt.pk, now=late)
    with pytest.raises(LessonLocked):
        services.start(account=an_account(), lesson_id=attempt.section_id, now=NOW)
    attempt.refresh_from_db()
    assert (attempt.handed_in_at, Attempt.objects.count(), Mistake.objects.count()) == (None, 1, 0)


@pytest.mark.django_db
def test_a_mistake_leaves_the_book_after_two_right_answers_in_a_row():
    mistake = a_mistake()
    account = mistake.account
    version = mistake.question.versions.get()
    right, wrong = ALL_KINDS[Kind(version.kind)][2:]

    def practise(given):
        done = services.practise(
            account=account, mistake_id=mistake.pk, given=given, now=NOW + timedelta(days=100)
        )
        return done.is_right, done.rights_left

    assert [practise(right), practise(wrong), practise(right)] == [(True, 1), (False, 2), (True, 1)]
    mistake.refresh_from_db()
    assert (mistake.wrongs, mistake.rights_in_a_row) == (2, 1)
    with pytest.raises(MistakeNotFound):
        services.practise(account=an_account(), mistake_id=mistake.pk, given=right, now=NOW)
    with pytest.raises(AnswerUnfit):
        services.practise(account=account, mistake_id=mistake.pk, given=[], now=NOW)
    assert practise(right) == (True, 0)
    assert not Mistake.objects.filter(question=mistake.question).exists()
    with pytest.raises(MistakeNotFound):
        practise(right)


@pytest.mark.django_db
def test_attempts_count_for_the_book_as_well():
    section = an_exercise_of_all_kinds()
    account = a_learner_of(section)

    handed_in(account, section, wrong={Kind.SINGLE, Kind.TEXT})
    handed_in(account, section, wrong={Kind.TEXT})
    left = {row.question.order: (row.wrongs, row.rights_in_a_row) for row in Mistake.objects.all()}
    handed_in(account, section)

    assert left == {0: (1, 1), 3: (2, 0)}
    assert [row.question.order for row in Mistake.objects.all()] == [3]


@pytest.mark.django_db(transaction=True)
def test_eight_starts_and_eight_hand_ins_at_once_are_one_attempt_counted_once():
    section = an_exercise_of_all_kinds()
    account = a_learner_of(section)

    begun = at_once([lambda: services.start(account=account, lesson_id=section.pk, now=NOW)] * 8)
    attempt = begun[0]
    done = at_once([lambda: services.hand_in(account=account, attempt_id=attempt.pk, now=NOW)] * 8)

    assert {one.pk for one in begun} == {one.pk for one in done} == {attempt.pk}
    assert AskedQuestion.objects.count() == 6
    assert set(Mistake.objects.values_list("wrongs", flat=True)) == {1}
    assert standing(account.pk, section.pk)["attempts"] == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_mistakes_would_be_counted_more_than_once(monkeypatch):
    section = an_exercise_of_all_kinds()
    account = a_learner_of(section)
    handed_in(account, section, wrong={Kind.SINGLE})
    attempt = answered(account, section, wrong={Kind.SINGLE})
    everybody_has_looked = Barrier(8)

    def unlocked(_account: Account, attempt_id: int) -> Attempt:
        found = Attempt.objects.get(pk=attempt_id)
        everybody_has_looked.wait()
        return found

    monkeypatch.setattr("luffy.exercises.services.attempts._locked", unlocked)

    at_once([lambda: services.hand_in(account=account, attempt_id=attempt.pk, now=NOW)] * 8)

    assert Mistake.objects.get().wrongs == 1 + 8


@pytest.mark.django_db
def test_operators_write_questions_in_the_back_office():
    office = Client()
    office.force_login(an_account("captain", is_staff=True, is_superuser=True))
    section = an_exercise(a_course())
    said = {
        "section": section.pk,
        "order": 1,
        "tags": "入门,列表",
        "kind": int(Kind.SINGLE),
        "text": "哪个?",
        "answers": "甲\n* 乙",
        "ignores_case": "on",
        "points": 2,
        "explanation": "",
        "tolerance": "",
    }

    refused = office.post(reverse("admin:exercises_exercisequestion_add"), {**said, "answers": "甲\n乙"})
    assert "exactly one choice must be right" in refused.content.decode()
    assert office.post(reverse("admin:exercises_exercisequestion_add"), said).status_code == 302
    question = ExerciseQuestion.objects.get()
    change = reverse("admin:exercises_exercisequestion_change", args=[question.pk])
    assert "* 乙" in office.get(change).content.decode()
    assert office.post(change, {**said, "is_withdrawn": "on", "points": 3}).status_code == 302

    question.refresh_from_db()
    version = question.versions.get(is_current=True)
    assert (question.tags, question.is_withdrawn) == (["入门", "列表"], True)
    assert (version.right, version.points) == (["b"], 3)
