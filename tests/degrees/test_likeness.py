"""Hand-ins that look alike: which are, which are not, and whom the mentor is told of."""

import json

import pytest

from luffy.degrees import jobs
from luffy.degrees.grades import Mark
from luffy.degrees.models import Likeness, Submission
from luffy.degrees.services.grade import Verdict, grade
from luffy.degrees.services.likeness import look
from luffy.degrees.services.submit import Work, submit
from luffy.degrees.shingles import PERMUTATIONS, SCHEME, percent_alike, shingles, signature
from tests.factories.degrees import Student, a_programme, noon
from tests.factories.uploads import uploaded

CODE = """
import csv
from collections import defaultdict

def read(path):
    totals = defaultdict(int)
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            totals[row["category"]] += int(row["amount"])
    return dict(totals)

def report(totals):
    for name, amount in sorted(totals.items(), key=lambda pair: -pair[1]):
        print(f"{name:<12}{amount:>10}")
"""
OTHER_CODE = """
class Ledger:
    def __init__(self):
        self.entries = []

    def add(self, when, what, money):
        self.entries.append((when, what, money))
        return len(self.entries)

    def month(self, year, number):
        found = [money for when, _, money in self.entries if (when.year, when.month) == (year, number)]
        return sum(found)
"""
ESSAY = (
    "记账本先把每一笔收支写进文件，再按类别相加，最后按金额从大到小排列，"
    "读的人一眼就能看出钱花到哪里去了，下个月好省一些。"
)
OTHER_ESSAY = (
    "爬虫要守规矩：先看网站允许什么，再慢慢地取，每次之间停一停；"
    "取回来的页面存在本地，解析失败时不必再去打扰人家。"
)


def alike(one: str, other: str) -> int:
    left, right = signature(one), signature(other)
    assert left is not None
    assert right is not None
    return percent_alike(left, right)


def test_runs_are_of_characters_in_chinese_and_of_tokens_in_code():
    assert shingles("一二三四五六") == {"一 二 三 四 五", "二 三 四 五 六"}
    assert shingles("total = total + 1") == {"total = total + 1"}
    assert shingles("Ｔotal=total+ 1") == {"total = total + 1"}
    assert shingles("太短") == set()


def test_the_same_is_alike_whatever_the_spaces_and_letter_cases():
    assert alike(CODE, CODE.replace("    ", "\t").upper()) == 100
    assert alike(ESSAY, ESSAY.replace("，", ", ")) == 100


def test_what_is_changed_a_little_is_alike_and_what_is_another_work_is_not():
    renamed = CODE.replace("report", "show").replace("amount", "sum")
    assert alike(CODE, CODE + "\nprint(report(read('a.csv')))\n") >= 50
    assert 20 <= alike(CODE, renamed) < 100
    assert alike(CODE, OTHER_CODE) <= 10
    assert alike(ESSAY, OTHER_ESSAY) <= 10


def test_too_little_text_and_the_homeworks_own_words_prove_nothing():
    assert signature("答案") is None
    assert signature(ESSAY, without=ESSAY) is None
    assert signature(ESSAY + CODE, without=ESSAY) is not None


def test_a_signature_is_the_same_on_every_machine_and_tells_its_scheme():
    kept = signature(ESSAY)

    assert kept is not None
    assert (kept[:1], len(kept)) == (SCHEME, 1 + 4 * PERMUTATIONS)
    assert percent_alike(kept, b"\x00" + kept[1:]) == 0


@pytest.fixture
def students() -> list[Student]:
    degree = a_programme()
    made = [Student(degree) for _ in range(3)]
    for student in made:
        student.open()
    return made


def handed_in(student: Student, text: str = "", *, title: str = "1-1", file: tuple[str, bytes] | None = None):
    files = [uploaded(student.account, *file).pk] if file else []
    made = submit(
        enrolment_id=student.enrolment_id,
        assignment_id=student.enrolment.edition.assignments.get(title=title).pk,
        work=Work(text=text, file_ids=files),
        now=noon(student.due(title)),
    )
    jobs.look_for_likeness(submission_id=made.pk)
    return made


def found() -> list[tuple[int, int, int]]:
    return list(Likeness.objects.order_by("pk").values_list("submission_id", "other_id", "percent"))


@pytest.mark.django_db
def test_the_later_one_is_like_the_earlier_one(students):
    first, second = handed_in(students[0], ESSAY), handed_in(students[1], "我写的：" + ESSAY)
    handed_in(students[2], OTHER_ESSAY)

    (pair,) = found()
    assert pair[:2] == (second.pk, first.pk)
    assert pair[2] >= 85
    assert Submission.objects.get(pk=second.pk).fingerprint is not None


@pytest.mark.django_db
def test_ones_own_attempts_and_other_homework_are_never_compared(students):
    first = handed_in(students[0], ESSAY)
    grade(submission_id=first.pk, verdict=Verdict(Mark.C), by=students[0].grader, now=first.submitted_at)
    handed_in(students[0], ESSAY)
    handed_in(students[1], ESSAY, title="1-2")

    assert found() == []


@pytest.mark.django_db
def test_of_one_learners_attempts_the_most_alike_stands_for_all(students):
    first = handed_in(students[0], ESSAY + OTHER_ESSAY[:20])
    grade(submission_id=first.pk, verdict=Verdict(Mark.C), by=students[0].grader, now=first.submitted_at)
    second = handed_in(students[0], ESSAY)
    third = handed_in(students[1], ESSAY)

    assert found() == [(third.pk, second.pk, 100)]


@pytest.mark.django_db
def test_jobs_may_run_twice_and_in_any_order(students):
    first, second = handed_in(students[0], ESSAY), handed_in(students[1], ESSAY)
    Likeness.objects.all().delete()
    Submission.objects.update(fingerprint=None)

    for submission_id in (second.pk, first.pk, first.pk, second.pk, 10**12):
        look(submission_id)

    assert found() == [(second.pk, first.pk, 100)]


@pytest.mark.django_db
def test_below_the_limit_nobody_is_told(students, settings):
    settings.LIKENESS_PERCENT = 100
    handed_in(students[0], ESSAY)
    handed_in(students[1], ESSAY + OTHER_ESSAY)

    assert found() == []


@pytest.mark.django_db
def test_code_in_files_and_in_notebooks_is_read(students):
    notebook = {"cells": [{"source": CODE.splitlines(keepends=True), "outputs": ["9" * 500]}]}
    first = handed_in(students[0], file=("main.py", CODE.encode()))
    second = handed_in(students[1], file=("本.ipynb", json.dumps(notebook).encode()))

    assert found() == [(second.pk, first.pk, 100)]


@pytest.mark.django_db
def test_the_same_file_is_a_copy_unless_everybody_has_it():
    degree = a_programme()
    made = [Student(degree) for _ in range(6)]
    ids = []
    for student in made:
        student.open()
        ids.append(handed_in(student, file=("报告.pdf", b"%PDF-1.7 the same")).pk)

    pairs = found()
    assert (ids[1], ids[0], 100) in pairs
    assert [pair for pair in pairs if pair[0] in ids[4:]] == []
