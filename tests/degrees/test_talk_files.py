"""Files that go with the note of a talk: for staff alone, with the limits of all files."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from luffy.accounts.models import Account, Role
from luffy.degrees.models import FollowUp, FollowUpFile
from luffy.degrees.services import upload
from luffy.degrees.services.assign import assign
from tests.factories.accounts import a_key_for, an_account, api_of
from tests.factories.degrees import OPERATOR, Student, a_programme
from tests.factories.uploads import a_png, uploaded

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


@pytest.fixture(autouse=True)
def a_place(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT, settings.UPLOAD_MAX_BYTES = tmp_path, 64 * 1024
    return tmp_path


@pytest.fixture
def student() -> Student:
    return Student(a_programme())


def sent(account: Account, name: str = "聊天.png", content: bytes | None = None):
    file = SimpleUploadedFile(name, a_png() if content is None else content, "text/html")
    headers = {"Authorization": f"Bearer {a_key_for(account)}"}
    return Client(headers=headers).post("/api/v1/mentor/uploads", {"file": file})


def kept(account: Account) -> int:
    answer = sent(account)
    assert answer.status_code == 201, answer.content
    return int(answer.json()["data"]["id"])


def noted(student: Student, *files: int, by: Account | None = None):
    body = {"record": "约好周末交", "file_ids": list(files)}
    return api_of(by or student.mentor).post(f"/mentor/students/{student.enrolment_id}/follow-ups", body)


def test_a_screenshot_goes_with_a_talk_and_comes_back_to_staff_alone(student):
    file_id = kept(student.mentor)

    answer = noted(student, file_id)

    [file] = answer.json()["data"]["files"]
    assert (answer.status_code, file["name"], file["content_type"]) == (201, "聊天.png", "image/png")
    assert file["path"] == f"/files/talks/{file_id}"
    [talk] = (
        api_of(student.mentor)
        .get(f"/mentor/students/{student.enrolment_id}/follow-ups")
        .json()["data"]["items"]
    )
    assert [one["id"] for one in talk["files"]] == [file_id]
    given = api_of(student.mentor).get(file["path"])
    assert b"".join(given.streaming_content) == a_png()
    assert given["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert given["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in given["Content-Security-Policy"]


def test_who_may_read_it_is_asked_each_time(student):
    file_id = kept(student.mentor)
    path = f"/files/talks/{file_id}"
    other, operator = an_account(role=Role.MENTOR), an_account(role=Role.OPERATOR)

    # Not noted yet: hers alone.
    assert [api_of(one).get(path).status_code for one in (student.mentor, other, operator)] == [200, 404, 404]
    noted(student, file_id)
    assert [api_of(one).get(path).status_code for one in (student.mentor, other, operator)] == [200, 404, 200]
    assert api_of(student.account).get(path).status_code == 403
    assert Client().get(f"/api/v1{path}").status_code == 401
    assign(enrolment_id=student.enrolment_id, mentor_id=other.pk, reason="", by=OPERATOR, now=NOW)
    assert api_of(other).get(path).status_code == 200


def test_an_operator_who_learns_never_reads_what_was_noted_of_her(student):
    file_id = kept(student.mentor)
    noted(student, file_id)
    Account.objects.filter(pk=student.account.pk).update(role=Role.OPERATOR)

    assert api_of(student.account).get(f"/files/talks/{file_id}").status_code == 404


def test_a_file_is_noted_once_and_by_its_owner(student):
    other = Student(a_programme())
    mine, theirs = kept(student.mentor), kept(other.mentor)
    assert noted(student, mine).status_code == 201

    again, foreign = noted(student, mine), noted(student, theirs)

    assert [(one.status_code, one.json()["code"]) for one in (again, foreign)] == [(404, 1938)] * 2
    assert FollowUp.objects.count() == 1
    assert noted(student, *range(1, 12)).status_code == 422


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("页.html", b"<html>", (422, 1111)),
        ("图.svg", b"<svg/>", (422, 1111)),
        ("图.png", b"<html><script>", (422, 1111)),
        ("空.png", b"", (422, 1112)),
        ("大.txt", b"a" * (64 * 1024 + 1), (413, 1108)),
    ],
)
def test_a_bad_file_is_refused_and_leaves_nothing_behind(student, a_place, name, content, told):
    answer = sent(student.mentor, name, content)

    assert (answer.status_code, answer.json()["code"]) == told
    assert not FollowUpFile.objects.exists()
    assert not [path for path in a_place.rglob("*") if path.is_file()]


def test_learners_upload_no_talks(student):
    answer = sent(student.account)

    assert answer.status_code == 403
    assert not FollowUpFile.objects.exists()


def test_both_kinds_of_files_count_for_one_quota(student, settings):
    settings.UPLOAD_ACCOUNT_FILES = 2
    both = Student(student.degree, account=student.mentor)
    uploaded(both.account)
    kept(student.mentor)

    answer = sent(student.mentor)

    assert (answer.status_code, answer.json()["code"]) == (409, 1939)
    assert FollowUpFile.objects.count() == 1


def test_what_was_not_noted_can_be_deleted_and_is_forgotten_after_a_month(student, a_place):
    first, second, third = (kept(student.mentor) for _ in range(3))
    noted(student, third)
    desk = api_of(student.mentor)

    assert desk.delete(f"/mentor/uploads/{first}").status_code == 200
    assert desk.delete(f"/mentor/uploads/{third}").status_code == 404
    assert upload.forget_abandoned(now=NOW + timedelta(days=29)) == 0
    assert upload.forget_abandoned(now=NOW + timedelta(days=31)) == 1

    assert list(FollowUpFile.objects.values_list("pk", flat=True)) == [third]
    assert not FollowUpFile.objects.filter(pk=second).exists()
    assert len([path for path in a_place.rglob("*") if path.is_file()]) == 1
    assert a_place == configured.MEDIA_ROOT
