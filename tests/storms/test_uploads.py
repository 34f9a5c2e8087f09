"""Uploads against a real server: bodies as they come over a socket, and a hundred at once."""

import socket
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from luffy.degrees.models import SubmissionFile
from tests.factories.accounts import a_key_for
from tests.factories.degrees import Student, a_programme
from tests.live import LiveLuffy

pytestmark = pytest.mark.django_db(transaction=True)
LIMIT, MOST_FILES = 64 * 1024, 30


@pytest.fixture
def luffy() -> Iterator[LiveLuffy]:
    env = {"UPLOAD_MAX_BYTES": str(LIMIT), "UPLOAD_ACCOUNT_FILES": str(MOST_FILES)}
    with LiveLuffy(env=env) as live:
        yield live


@pytest.fixture
def client(luffy: LiveLuffy) -> Iterator[httpx.Client]:
    with luffy.client(token=a_key_for(Student(a_programme()).account)) as made:
        yield made


def told(answer: httpx.Response) -> tuple[int, int]:
    return answer.status_code, answer.json()["code"]


def send(client: httpx.Client, content: bytes) -> tuple[int, int]:
    return told(client.post("me/uploads", files={"file": ("字.txt", content, "text/plain")}))


def stored(luffy: LiveLuffy) -> list[Path]:
    return [path for path in luffy.folder.rglob("homework/**/*") if path.is_file()]


def in_pieces(size: int) -> Iterator[bytes]:
    yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    for _ in range(size // 1024):
        yield b"a" * 1024
    yield b"\r\n--x--\r\n"


def test_bodies_as_they_come_over_a_socket(luffy: LiveLuffy, client: httpx.Client) -> None:
    assert send(client, b"a" * LIMIT) == (201, 1000)
    assert send(client, b"a" * (LIMIT + 1)) == (413, 1108)
    assert send(client, b"") == (422, 1112)
    multipart = {"Content-Type": "multipart/form-data; boundary=x"}
    # In pieces and without a length: there is no file.
    pieces = client.post("me/uploads", content=in_pieces(8 * LIMIT), headers=multipart)
    assert told(pieces) == (422, 1101)
    assert SubmissionFile.objects.count() == 1
    assert [path.stat().st_size for path in stored(luffy)] == [LIMIT]


def test_who_announces_far_too_much_is_answered_before_she_has_sent_it(
    luffy: LiveLuffy, client: httpx.Client
) -> None:
    head = (
        "POST /api/v1/me/uploads HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\n"
        f"Authorization: {client.headers['Authorization']}\r\nContent-Length: {10**12}\r\n\r\n--x\r\n"
    )
    with socket.create_connection(("127.0.0.1", luffy.port), timeout=20) as line:
        line.sendall(head.encode())
        answer = line.recv(4096)

    assert answer.startswith(b"HTTP/1.1 413")
    assert stored(luffy) == []


def test_a_hundred_at_once_pass_no_limit(luffy: LiveLuffy, client: httpx.Client) -> None:
    with ThreadPoolExecutor(25) as pool:
        answers = Counter(pool.map(lambda _: send(client, b"a" * 1_000), range(100)))

    assert answers == {(201, 1000): MOST_FILES, (409, 1939): 100 - MOST_FILES}
    assert (SubmissionFile.objects.count(), len(stored(luffy))) == (MOST_FILES, MOST_FILES)
