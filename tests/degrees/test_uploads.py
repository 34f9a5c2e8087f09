"""Files for homework over HTTP: what is refused leaves nothing behind, and nobody reads what is not hers."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.test import Client

from luffy.accounts.models import Role
from luffy.degrees.models import EnrolledDegreeCourse, SubmissionFile
from luffy.degrees.services import upload
from luffy.degrees.services.submit import Work, submit
from tests.factories.accounts import PASSWORD, a_key_for, an_account, api_of
from tests.factories.degrees import Student, a_programme, noon
from tests.factories.uploads import a_png, a_zip, post_file, uploaded
from tests.race import at_once

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
# What scanners are tried with; written apart, so that none takes this file for it.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
LIMIT = 64 * 1024


class Scanner:
    """Finds the test's own virus."""

    def threat_in(self, file: BinaryIO, name: str) -> str | None:
        return "EICAR" if EICAR in file.read() else None


class BrokenScanner:
    def threat_in(self, file: BinaryIO, name: str) -> str | None:
        raise ConnectionError("the scanner is away")


@pytest.fixture(autouse=True)
def a_place(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT, settings.UPLOAD_MAX_BYTES = tmp_path, LIMIT
    return tmp_path


@pytest.fixture
def student() -> Student:
    return Student(a_programme())


def kept_files(place: Path) -> list[bytes]:
    return [path.read_bytes() for path in place.rglob("*") if path.is_file()]


def refused(answer) -> tuple[int, int]:
    return answer.status_code, answer.json()["code"]


def test_a_file_is_kept_under_a_name_nobody_can_guess(student, a_place):
    answer = post_file(student.account, "答案.py", b"print(1)\n", "text/html")

    row = SubmissionFile.objects.get()
    assert answer.status_code == 201
    assert answer.json()["data"] == {
        "id": row.pk,
        "name": "答案.py",
        "content_type": "text/x-python; charset=utf-8",
        "size": 9,
        "uploaded_at": answer.json()["data"]["uploaded_at"],
        "path": f"/files/homework/{row.pk}",
    }
    stored = a_place / row.path
    assert (stored.read_bytes(), stored.stat().st_mode & 0o777) == (b"print(1)\n", 0o600)
    assert (len(stored.name), stored.suffix) == (32, "")
    assert row.sha256 == sha256(b"print(1)\n").hexdigest()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("页.html", b"<html>", (422, 1111)),
        ("图.svg", b"<svg/>", (422, 1111)),
        ("图.png", b"<html><script>alert(1)</script>", (422, 1111)),
        ("shell.png.php", a_png(), (422, 1111)),
        ("字.txt", b"a\0b", (422, 1111)),
        ("字.txt", "你好".encode("gbk"), (422, 1111)),
        ("字.txt", b"", (422, 1112)),
        ("大.txt", b"a" * (LIMIT + 1), (413, 1108)),
        ("很大.txt", b"a" * (3 * LIMIT), (413, 1108)),
    ],
)
def test_a_bad_file_is_refused_and_leaves_nothing_behind(student, a_place, name, content, told):
    assert refused(post_file(student.account, name, content)) == told
    assert not SubmissionFile.objects.exists()
    assert kept_files(a_place) == []


def test_the_largest_file_is_taken(student, a_place):
    assert post_file(student.account, "大.txt", b"a" * LIMIT).status_code == 201
    assert kept_files(a_place) == [b"a" * LIMIT]


@pytest.mark.parametrize(
    ("given", "shown"),
    [("../../x.txt", "x.txt"), ("\u202egpj.txt", "gpj.txt"), ("a" * 900 + ".txt", "a" * 251 + ".txt")],
)
def test_names_are_cleaned_and_lead_nowhere(student, a_place, given, shown):
    assert post_file(student.account, given, b"a").json()["data"]["name"] == shown
    assert all(path.is_relative_to(a_place / "homework") for path in a_place.rglob("*") if path.is_file())


def test_a_bomb_is_kept_as_the_row_of_bytes_that_it_is(student, a_place):
    bomb = a_zip({"a.txt": b"0" * 20_000_000})

    assert post_file(student.account, "炸弹.zip", bomb).status_code == 201
    assert kept_files(a_place) == [bomb]


def test_a_body_without_a_length_holds_no_file(student, a_place):
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\na\r\n--x--\r\n'
    client = Client(headers={"Authorization": f"Bearer {a_key_for(student.account)}"})

    answer = client.generic(
        "POST", "/api/v1/me/uploads", body, content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=""
    )

    assert refused(answer) == (422, 1101)
    assert kept_files(a_place) == []


PART = b'--x\r\nContent-Disposition: form-data; name="file"; filename="%s.txt"\r\n\r\na\r\n'


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", PART % b"a"),
        ("multipart/form-data; boundary=x", PART % (b"a" * 2_000) + b"--x--\r\n"),
        ("multipart/form-data; boundary=x", PART % b"a" * 200 + b"--x--\r\n"),
    ],
    ids=["no boundary", "a name of 2,000 letters", "200 files"],
)
def test_a_form_that_cannot_be_read_is_no_fault_of_ours(student, a_place, kind, body):
    client = Client(headers={"Authorization": f"Bearer {a_key_for(student.account)}"})

    answer = client.generic("POST", "/api/v1/me/uploads", body, content_type=kind)

    assert (answer.status_code, answer.json()["code"], kept_files(a_place)) == (400, 1106, [])


def test_a_length_far_beyond_the_limit_is_refused_before_anything_is_read(student, a_place):
    client = Client(headers={"Authorization": f"Bearer {a_key_for(student.account)}"})

    answer = client.generic(
        "POST",
        "/api/v1/me/uploads",
        b"--x\r\n",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(10**12),
    )

    assert refused(answer) == (413, 1108)
    assert kept_files(a_place) == []


def test_what_the_scanner_names_or_cannot_look_at_stays_out(student, a_place, settings):
    settings.UPLOAD_SCANNER = f"{__name__}.Scanner"
    assert refused(post_file(student.account, "字.txt", EICAR)) == (422, 1113)
    assert post_file(student.account, "字.txt", b"harmless").status_code == 201
    settings.UPLOAD_SCANNER = f"{__name__}.BrokenScanner"
    with pytest.raises(ConnectionError):
        uploaded(student.account)

    assert kept_files(a_place) == [b"harmless"]
    assert SubmissionFile.objects.count() == 1


def test_who_studies_nothing_keeps_nothing(a_place):
    assert refused(post_file(an_account(), "字.txt", b"a")) == (404, 1911)
    assert kept_files(a_place) == []


def test_a_browser_needs_its_csrf_token(student, a_place):
    browser = Client(enforce_csrf_checks=True)
    account = an_account(password=PASSWORD)
    EnrolledDegreeCourse.objects.filter(pk=student.enrolment_id).update(account=account)
    browser.force_login(account, backend="luffy.accounts.backends.PasswordBackend")
    from django.core.files.uploadedfile import SimpleUploadedFile

    def send(**headers: str):
        return browser.post(
            "/api/v1/me/uploads", {"file": SimpleUploadedFile("a.txt", b"a")}, headers=headers
        )

    assert refused(send()) == (403, 1107)
    assert kept_files(a_place) == []
    browser.get("/api/v1/openapi.json")
    token = "a" * 32
    browser.cookies["csrftoken"] = token
    assert send(**{"X-CSRFToken": token}).status_code == 201
    assert kept_files(a_place) == [b"a"]


def test_the_quota_counts_files_and_bytes(student, settings):
    settings.UPLOAD_ACCOUNT_FILES, settings.UPLOAD_ACCOUNT_BYTES = 2, 10
    assert post_file(student.account, "一.txt", b"a" * 9).status_code == 201

    assert refused(post_file(student.account, "二.txt", b"aa")) == (409, 1939)
    assert post_file(student.account, "二.txt", b"a").status_code == 201
    settings.UPLOAD_ACCOUNT_BYTES = 1_000
    assert refused(post_file(student.account, "三.txt", b"a")) == (409, 1939)
    assert SubmissionFile.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_many_uploads_at_once_pass_no_limit(settings, a_place):
    settings.UPLOAD_ACCOUNT_FILES = 5
    student = Student(a_programme())

    told = at_once([lambda number=n: uploaded(student.account, f"{number}.txt") for n in range(20)])

    assert sum(isinstance(one, SubmissionFile) for one in told) == 5
    assert sum(type(one).__name__ == "UploadQuotaReached" for one in told) == 15
    assert (SubmissionFile.objects.count(), len(kept_files(a_place))) == (5, 5)


def test_a_disk_that_is_full_leaves_no_row(student, monkeypatch, a_place):
    def full(*args, **kwargs):
        raise OSError("no space left")

    monkeypatch.setattr(default_storage, "save", full)

    with pytest.raises(OSError, match="no space"):
        uploaded(student.account)
    assert not SubmissionFile.objects.exists()


def test_one_may_delete_what_was_not_handed_in(student, a_place):
    api, file = api_of(student.account), uploaded(student.account)
    stranger = Student(student.degree)

    assert refused(api_of(stranger.account).delete(f"/me/uploads/{file.pk}")) == (404, 1938)
    assert len(api.get("/me/uploads").json()["data"]["items"]) == 1
    assert api.delete(f"/me/uploads/{file.pk}").status_code == 200
    assert (SubmissionFile.objects.count(), kept_files(a_place)) == (0, [])
    assert refused(api.delete(f"/me/uploads/{file.pk}")) == (404, 1938)


def test_what_was_handed_in_stays(student, a_place):
    student.open()
    file = handed_in(student)

    assert refused(api_of(student.account).delete(f"/me/uploads/{file.pk}")) == (404, 1938)
    assert upload.forget_abandoned(now=NOW + timedelta(days=400)) == 0
    assert (SubmissionFile.objects.count(), len(kept_files(a_place))) == (1, 1)


def handed_in(student: Student, name: str = "答案.py") -> SubmissionFile:
    file = uploaded(student.account, name)
    assignment = student.enrolment.edition.assignments.get(title="1-1")
    submit(
        enrolment_id=student.enrolment_id,
        assignment_id=assignment.pk,
        work=Work(file_ids=[file.pk]),
        now=noon(student.due("1-1")),
    )
    return file


def test_what_nobody_handed_in_goes_after_a_month_and_what_was_never_whole_after_a_day(student, a_place):
    uploaded(student.account)
    half = uploaded(student.account)
    SubmissionFile.objects.filter(pk=half.pk).update(is_stored=False)

    assert upload.forget_abandoned(now=NOW + timedelta(hours=23)) == 0
    assert upload.forget_abandoned(now=NOW + timedelta(days=2)) == 1
    assert upload.forget_abandoned(now=NOW + timedelta(days=29)) == 0
    assert upload.forget_abandoned(now=NOW + timedelta(days=31)) == 1
    assert (SubmissionFile.objects.count(), kept_files(a_place)) == (0, [])


def test_a_file_that_is_not_whole_is_not_there(student):
    file = uploaded(student.account)
    SubmissionFile.objects.filter(pk=file.pk).update(is_stored=False)
    api = api_of(student.account)

    assert api.get("/me/uploads").json()["data"]["items"] == []
    assert refused(api.get(f"/files/homework/{file.pk}")) == (404, 1938)
    student.open()
    with pytest.raises(Exception, match="UploadNotFound"):
        submit(
            enrolment_id=student.enrolment_id,
            assignment_id=student.enrolment.edition.assignments.get(title="1-1").pk,
            work=Work(file_ids=[file.pk]),
            now=noon(student.due("1-1")),
        )


def test_a_file_is_given_out_to_be_saved_and_never_shown(student):
    name = '我的 "答案".md'
    file = uploaded(student.account, name, b"<script>alert(1)</script>")

    answer = api_of(student.account).get(f"/files/homework/{file.pk}")

    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
    disposition = answer["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''")
    assert unquote(disposition.partition("''")[2]) == name
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "private, no-store"


def test_only_the_student_her_mentor_of_today_and_operators_read_a_file(student):
    student.open()
    file, waiting = handed_in(student), uploaded(student.account)
    readers = {
        "student": student.account,
        "mentor": student.mentor,
        "operator": an_account(role=Role.OPERATOR),
        "other mentor": an_account(role=Role.MENTOR),
        "lecturer": an_account(role=Role.LECTURER),
        "other student": Student(student.degree).account,
    }

    def read_by(row: SubmissionFile) -> set[str]:
        path = f"/files/homework/{row.pk}"
        return {name for name, account in readers.items() if api_of(account).get(path).status_code == 200}

    assert read_by(file) == {"student", "mentor", "operator"}
    assert read_by(waiting) == {"student"}
    assert Client().get(f"/api/v1/files/homework/{file.pk}").status_code == 401
    EnrolledDegreeCourse.objects.filter(pk=student.enrolment_id).update(mentor=readers["other mentor"])
    assert read_by(file) == {"student", "other mentor", "operator"}


def test_no_address_of_the_site_leads_to_the_folder(student):
    row = uploaded(student.account)

    assert settings.MEDIA_URL in ("", "/")
    for address in (f"/{row.path}", f"/media/{row.path}", f"/files/{row.path}", f"/static/{row.path}"):
        assert Client().get(address).status_code == 404
