"""Files of people in a bucket: the same promises over the protocol of S3, spoken with a server of its own."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.request import urlopen

import boto3
import pytest
from botocore.client import BaseClient
from django.core.files.storage import default_storage
from moto.server import ThreadedMotoServer

from luffy import settings as product
from luffy.accounts.models import Role
from luffy.degrees.models import FollowUpFile, SubmissionFile
from luffy.degrees.services import upload
from luffy.degrees.services.submit import Work, submit
from tests.factories.accounts import an_account, api_of
from tests.factories.degrees import Student, a_programme, noon
from tests.factories.uploads import a_png, for_talk, post_file

pytestmark = pytest.mark.django_db
BUCKET, KEY, SECRET = "luffy-files", "key", "sec/ret"
NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(endpoint: str, settings) -> BaseClient:
    """An empty bucket, and the product told of it by S3_URL; only that this server speaks no TLS is the test's."""
    client = boto3.client(
        "s3",
        endpoint_url=f"http://{endpoint}",
        aws_access_key_id=KEY,
        aws_secret_access_key=SECRET,
        region_name="us-east-1",
    )
    client.create_bucket(Bucket=BUCKET)
    for one in client.list_objects_v2(Bucket=BUCKET).get("Contents", []):
        client.delete_object(Bucket=BUCKET, Key=one["Key"])
    files = product._files(f"https://{KEY}:sec%2Fret@{endpoint}/{BUCKET}")
    files["OPTIONS"]["endpoint_url"] = f"http://{endpoint}"
    settings.STORAGES = {**settings.STORAGES, "default": files}
    return client


@pytest.fixture
def student() -> Student:
    return Student(a_programme())


def keys(bucket: BaseClient) -> list[str]:
    return [one["Key"] for one in bucket.list_objects_v2(Bucket=BUCKET).get("Contents", [])]


def test_the_bucket_is_the_one_of_the_setting(bucket):
    assert (default_storage.bucket_name, default_storage.secret_key) == (BUCKET, SECRET)


def test_a_file_goes_up_is_handed_in_and_comes_back_to_those_allowed(bucket, student):
    student.open()
    content = b"print(1)\n" * 50_000
    file_id = post_file(student.account, "答案.py", content).json()["data"]["id"]
    submit(
        enrolment_id=student.enrolment_id,
        assignment_id=student.enrolment.edition.assignments.get(title="1-1").pk,
        work=Work(file_ids=[file_id]),
        now=noon(student.began),
    )

    row = SubmissionFile.objects.get()
    assert keys(bucket) == [row.path]
    assert bucket.get_object(Bucket=BUCKET, Key=row.path)["Body"].read() == content
    for reader in (student.account, student.mentor, an_account(role=Role.OPERATOR)):
        given = api_of(reader).get(f"/files/homework/{file_id}")
        assert (given.status_code, b"".join(given.streaming_content)) == (200, content)
        assert given["Content-Disposition"].startswith("attachment; filename*=utf-8''")
        assert (given["Content-Type"], given["X-Content-Type-Options"]) == (
            "text/x-python; charset=utf-8",
            "nosniff",
        )
    assert api_of(an_account()).get(f"/files/homework/{file_id}").status_code == 404


def test_whoever_has_the_address_of_the_bucket_has_nothing(bucket, student, endpoint):
    post_file(student.account, "答案.py", b"print(1)\n")
    [key] = keys(bucket)

    grants = bucket.get_object_acl(Bucket=BUCKET, Key=key)["Grants"]
    assert [grant["Permission"] for grant in grants] == ["FULL_CONTROL"]
    assert all("URI" not in grant["Grantee"] for grant in grants)
    assert urlopen(f"http://{endpoint}/moto-api/").status == 200


def test_what_is_deleted_or_forgotten_is_gone_from_the_bucket(bucket, student):
    first = post_file(student.account, "a.py", b"1\n").json()["data"]["id"]
    post_file(student.account, "b.py", b"2\n")
    for_talk(student.mentor)
    assert len(keys(bucket)) == 3

    assert api_of(student.account).delete(f"/me/uploads/{first}").status_code == 200
    assert len(keys(bucket)) == 2
    assert upload.forget_abandoned(now=NOW + timedelta(days=31)) == 2

    assert keys(bucket) == []
    assert not SubmissionFile.objects.exists()
    assert not FollowUpFile.objects.exists()


def test_a_bucket_that_is_away_keeps_neither_file_nor_row(bucket, student):
    bucket.delete_bucket(Bucket=BUCKET)

    answer = post_file(student.account, "答案.py", b"print(1)\n")

    assert answer.status_code == 500
    assert not SubmissionFile.objects.exists()


def test_a_talks_screenshot_comes_back_from_the_bucket(bucket, student):
    file = for_talk(student.mentor)

    given = api_of(student.mentor).get(f"/files/talks/{file.pk}")

    assert (b"".join(given.streaming_content), file.path.split("/")[0]) == (a_png(), "talks")
