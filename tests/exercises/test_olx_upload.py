"""Courses of Open edX that editors of the catalogue upload: rehearsed, imported, and what is refused."""

import gzip
import io
import tarfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from luffy.accounts.models import AuditEntry, Role
from luffy.catalog.models import Course
from luffy.exercises.olx import source
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.olx import an_archive

pytestmark = pytest.mark.django_db
PATH = "/ops/import-olx"


@pytest.fixture
def editor() -> Api:
    return api_of(an_account(role=Role.EDITOR))


def sent(api: Api, content: bytes, *, name: str = "course.tar.gz", dry_run: bool = False) -> Any:
    given = {"file": SimpleUploadedFile(name, content), "dry_run": str(dry_run).lower()}
    return api.client.post(f"/api/v1{PATH}", given, headers=api.headers)


def a_tar(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return packed.getvalue()


def test_a_rehearsal_tells_all_and_writes_nothing(editor: Api, tmp_path: Path) -> None:
    content = an_archive(tmp_path).read_bytes()

    told = sent(editor, content, dry_run=True).json()["data"]

    assert (told["course"], told["course_id"], told["is_new"]) == ("Sailing for all", None, True)
    assert told["questions"]["created"] > 0
    assert told["gaps_in_all"] == len(told["gaps"]) > 0
    assert sum(one["count"] for one in told["gap_counts"]) == told["gaps_in_all"]
    assert not Course.objects.exists()
    assert not AuditEntry.objects.filter(action="course.import_olx").exists()


def test_it_is_imported_once_and_audited(editor: Api, tmp_path: Path) -> None:
    content = an_archive(tmp_path).read_bytes()

    first, second = (sent(editor, content).json()["data"] for _time in range(2))

    course = Course.objects.get()
    assert (first["course_id"], second["course_id"]) == (course.pk, course.pk)
    assert (first["is_new"], second["is_new"], second["questions"]["created"]) == (True, False, 0)
    entries = AuditEntry.objects.filter(action="course.import_olx")
    assert [entry.subject for entry in entries] == [f"course:{course.pk}"] * 2
    assert {entry.actor.role for entry in entries if entry.actor} == {Role.EDITOR}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("course.zip", b"PK\x03\x04", 1111),
        ("course.tar.gz", b"no archive", 1111),
        ("course.tar.gz", gzip.compress(b"no archive either"), 2609),
        ("course.tar.gz", a_tar({"readme.xml": b"<a/>"}), 2609),
        ("course.tar.gz", a_tar({"course.xml": b"<course"}), 2609),
        ("course.tar.gz", a_tar({"../course.xml": b"<course/>"}), 2609),
        ("course.tar.gz", a_tar({"course.xml": b"<course/>"})[:-30], 2609),
    ],
)
def test_what_is_no_export_is_refused(editor: Api, name: str, content: bytes, code: int) -> None:
    answer = sent(editor, content, name=name)

    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert "/tmp" not in answer.content.decode()
    assert not Course.objects.exists()


@pytest.mark.parametrize("inside", ["course.xml", "static/film.mp4"])
def test_what_unpacks_to_far_more_than_it_is_stays_packed(
    editor: Api, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    monkeypatch.setattr(source, "MOST_BYTES", 100_000)
    bomb = a_tar({inside: bytes(4_000_000)})
    assert len(bomb) < 20_000

    answer = sent(editor, bomb)

    assert answer.json()["code"] == 2609
    assert "压缩包内容过多" in answer.json()["msg"]


def test_a_name_of_a_file_that_is_a_bomb_stays_packed(editor: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_BYTES", 100_000)
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(tarfile.TarInfo("é" * 2_000_000))

    assert "压缩包内容过多" in sent(editor, packed.getvalue()).json()["msg"]


def test_only_who_edits_the_catalogue_may(tmp_path: Path) -> None:
    content = an_archive(tmp_path).read_bytes()

    statuses = [
        sent(api_of(an_account(role=role)), content).status_code for role in (Role.LEARNER, Role.FINANCE)
    ]

    assert statuses == [403, 403]
    assert not Course.objects.exists()
