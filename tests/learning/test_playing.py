"""Addresses of films: short-lived, for one account, for one lesson. Whoever copies one has nothing."""

import json
import logging
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta

import pytest
from django.test import Client, override_settings

from luffy.core import clock
from luffy.core.calendar import day_of
from luffy.core.valkey import valkey
from luffy.learning.errors import TicketRefused
from luffy.learning.models import CourseMaterial, EnrolledCourse, Film, FilmStatus, LessonProgress, Subtitle
from luffy.learning.services.films import package_film, take_film
from luffy.learning.video import devices, packaging, tickets
from luffy.learning.video.tickets import Pass
from tests.factories.accounts import Api, a_key_for, an_account, api_of
from tests.factories.catalog import a_course, a_lesson
from tests.factories.lessons import CLIP_SECONDS, a_film, a_timed_lesson, let_in
from tests.factories.orders import a_paid_order
from tests.factories.refunds import asked_for, granted, the_rules

pytestmark = pytest.mark.django_db
DEVICE = {"device": "device-one"}


class Watching:
    """A course with a paid and a free lesson, both filmed, and somebody who bought it."""

    def __init__(self) -> None:
        self.course = a_course()
        self.paid, self.free = a_lesson(self.course), a_lesson(self.course, free=True)
        self.film = a_film(self.paid, self.free)
        self.buyer = an_account()
        let_in(self.buyer.pk, self.course)
        self.api = Api(a_key_for(self.buyer))

    def play(self, lesson, api=None):
        answer = (api or self.api).post(f"/learning/lessons/{lesson.pk}/play", DEVICE)
        assert answer.status_code == 200, answer.content
        return answer.json()["data"]


@pytest.fixture
def watching(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Watching()


def fetched(api, url, **headers):
    return api.client.get(url, headers={**api.headers, **headers})


def refused(answer):
    return answer.status_code == 403 and answer.json()["code"] == 2502


def test_the_buyer_gets_the_playlist_its_parts_and_its_pictures(watching):
    playable = watching.play(watching.paid)
    base = playable["url"].rpartition("/")[0]

    playlist = fetched(watching.api, playable["url"])
    words = b"".join(playlist.streaming_content).decode()
    part = fetched(watching.api, f"{base}/part-0000.ts")
    sprite = fetched(watching.api, playable["sprite"]["url"])

    assert playlist["Content-Type"] == "application/vnd.apple.mpegurl"
    # Names without an address: each part is asked for with the same ticket.
    assert [line for line in words.splitlines() if line and not line.startswith("#")] == [
        "part-0000.ts",
        "part-0001.ts",
        "part-0002.ts",
    ]
    assert (part.status_code, part["Content-Type"], part["Cache-Control"]) == (
        200,
        "video/mp2t",
        "private, max-age=300",
    )
    assert next(iter(sprite.streaming_content))[:3] == b"\xff\xd8\xff"
    assert playable["seconds"] == CLIP_SECONDS


def test_a_copied_address_is_worth_nothing(watching):
    playable = watching.play(watching.paid)
    url = playable["url"]
    base = url.rpartition("/")[0]
    other = an_account()
    let_in(other.pk, watching.course)
    signed, signature = watching.play(watching.free)["url"].split("/")[-2].rsplit(":", 1)

    assert refused(fetched(Api(), url))
    assert refused(fetched(Api(a_key_for(other)), url))
    # Another name, a place outside, a changed signature, the ticket of another lesson's film.
    assert refused(fetched(watching.api, f"{base}/part-9999.ts"))
    assert fetched(watching.api, f"{base}/..%2f..%2fsources").status_code == 404
    forged = url.replace(base.rsplit(":", 1)[1], signature)
    assert signed not in forged
    assert refused(fetched(watching.api, forged))


def test_who_says_to_come_from_us_gains_nothing_and_who_comes_from_elsewhere_is_sent_away(watching):
    url = watching.play(watching.paid)["url"]

    assert refused(fetched(Api(), url, Referer="http://testserver/learn/1/1"))
    assert refused(fetched(watching.api, url, Referer="https://thief.example/"))
    assert fetched(watching.api, url, Referer="http://testserver/learn/1/1").status_code == 200


def test_a_ticket_ends(watching):
    now = clock.now()
    ticket = tickets.issue(Pass("lesson", 7, 1), now)

    assert tickets.read(ticket, 1, now + timedelta(seconds=4 * 3600 - 1)) == Pass("lesson", 7, 1)
    with pytest.raises(TicketRefused):
        tickets.read(ticket, 1, now + timedelta(seconds=4 * 3600))
    with pytest.raises(TicketRefused):
        tickets.read(ticket, None, now)
    old = tickets.issue(Pass("lesson", watching.paid.pk, watching.buyer.pk), now - timedelta(hours=5))
    assert refused(fetched(watching.api, f"/api/v1/learning/play/{old}/index.m3u8"))


def test_what_was_not_paid_is_neither_told_nor_played(watching):
    stranger = Api(a_key_for(an_account()))

    assert stranger.get(f"/learning/lessons/{watching.paid.pk}").json()["detail"]["reason"] == "not_bought"
    answer = stranger.post(f"/learning/lessons/{watching.paid.pk}/play", DEVICE)
    assert (answer.status_code, answer.json()["code"]) == (403, 2501)
    # A free lesson's address opens no part of another lesson.
    free = watching.play(watching.free, stranger)["url"]
    ticket = tickets.issue(Pass("lesson", watching.paid.pk, None), clock.now())
    assert fetched(stranger, free).status_code == 200
    assert refused(fetched(Api(), f"/api/v1/learning/play/{ticket}/part-0000.ts"))
    assert not LessonProgress.objects.exists()


def test_a_guest_sees_free_trials_until_they_are_none(watching):
    guest = Api()
    url = watching.play(watching.free, guest)["url"]
    assert fetched(guest, url).status_code == 200

    watching.free.free_trial = False
    watching.free.save(update_fields=["free_trial"])

    assert refused(fetched(guest, url))
    assert guest.post(f"/learning/lessons/{watching.free.pk}/play", DEVICE).status_code == 403


def test_access_that_ended_closes_the_film_at_once(watching):
    url = watching.play(watching.paid)["url"]
    today = day_of(clock.now())

    EnrolledCourse.objects.update(
        valid_begin_date=today - timedelta(days=2), valid_end_date=today - timedelta(days=1)
    )

    assert refused(fetched(watching.api, url))
    locked = watching.api.get(f"/learning/lessons/{watching.paid.pk}")
    assert locked.json()["detail"] == {"reason": "expired", "course_id": watching.course.pk}


def test_a_refund_closes_the_film_at_once(watching):
    the_rules()
    buyer = an_account()
    order = a_paid_order(buyer, watching.course)
    api = Api(a_key_for(buyer))
    url = watching.play(watching.paid, api)["url"]
    assert fetched(api, url).status_code == 200

    granted(asked_for(order))

    assert refused(fetched(api, url))


def test_the_address_belongs_to_an_account_and_not_to_a_network(watching):
    url = watching.play(watching.paid)["url"]
    other = Api(a_key_for(an_account()))

    def seen_from(api, address):
        return api.client.get(url, headers=api.headers, REMOTE_ADDR=address).status_code

    assert [seen_from(watching.api, address) for address in ("127.0.0.1", "203.0.113.9")] == [200, 200]
    assert [seen_from(other, address) for address in ("127.0.0.1", "203.0.113.9")] == [403, 403]


def test_a_ticket_whose_content_was_changed_opens_nothing(watching):
    stranger = an_account()
    api = Api(a_key_for(stranger))
    ticket = watching.play(watching.free, api)["url"].split("/")[-2]
    content, _, proof = ticket.partition(":")
    said = json.loads(urlsafe_b64decode(content + "=" * (-len(content) % 4)))
    assert said[:3] == ["lesson", watching.free.pk, stranger.pk]

    for changed in (
        ["lesson", watching.paid.pk, *said[2:]],
        [*said[:2], 0, said[3]],
        [*said[:3], said[3] + 60],
    ):
        forged = urlsafe_b64encode(json.dumps(changed, separators=(",", ":")).encode()).decode().rstrip("=")
        assert refused(fetched(api, f"/api/v1/learning/play/{forged}:{proof}/index.m3u8"))


def test_a_ticket_for_a_film_fetches_no_material_nor_the_other_way_round(watching):
    now, mine = clock.now(), watching.buyer.pk
    film = tickets.issue(Pass("lesson", watching.paid.pk, mine), now)
    material = tickets.issue(Pass("material", watching.paid.pk, mine), now)

    assert refused(fetched(watching.api, f"/api/v1/learning/files/{film}"))
    assert refused(fetched(watching.api, f"/api/v1/learning/play/{material}/index.m3u8"))


def test_each_address_that_is_given_out_is_logged_without_its_ticket(watching, caplog):
    with caplog.at_level(logging.INFO):
        url = watching.play(watching.paid)["url"]

    told = [one.msg for one in caplog.records if "film given out" in str(one.msg)]
    assert [(one["lesson"], one["account"]) for one in told] == [(watching.paid.pk, watching.buyer.pk)]
    assert url.split("/")[-2] not in caplog.text


def test_only_so_many_devices_play_and_one_that_stops_makes_room(watching):
    def play(device):
        return watching.api.post(f"/learning/lessons/{watching.paid.pk}/play", {"device": device}).status_code

    valkey().delete(f"playing:{{{watching.buyer.pk}}}")

    assert [play(f"device-{number}") for number in range(4)] == [200, 200, 200, 409]
    devices.leave(watching.buyer.pk, "device-1")
    assert play("device-3") == 200


def test_without_valkey_everybody_plays(watching, monkeypatch):
    from redis import ConnectionError as Gone

    def gone():
        raise Gone

    monkeypatch.setattr(devices, "valkey", gone)
    monkeypatch.setattr("luffy.accounts.throttle.valkey", gone)

    assert watching.play(watching.paid)["kind"] == "hls"


def test_addresses_are_given_out_only_so_often(watching):
    answers = [
        watching.api.post(f"/learning/lessons/{watching.free.pk}/play", DEVICE).status_code for _ in range(61)
    ]

    assert answers == [200] * 60 + [429]


def test_the_other_sources_tell_their_address_to_buyers_alone(watching):
    elsewhere, at_cc = a_timed_lesson(watching.course), a_lesson(watching.course, link="vid-9/secret")

    assert watching.play(elsewhere)["url"] == elsewhere.section_link
    assert watching.api.post(f"/learning/lessons/{at_cc.pk}/play", DEVICE).json()["code"] == 2504
    with override_settings(VIDEO_EMBED_URL="https://p.example/play?vid={vid}"):
        playable = watching.play(at_cc)
    assert (playable["kind"], playable["url"]) == ("embed", "https://p.example/play?vid=vid-9%2Fsecret")
    for path in (f"/learning/lessons/{at_cc.pk}", f"/learning/courses/{watching.course.pk}"):
        assert b"vid-9" not in watching.api.get(path).content


@pytest.mark.parametrize(
    "address", ["https://www.youtube.com/watch?v=xyz", "https://youtu.be/xyz", "https://vimeo.com/1"]
)
def test_a_page_of_others_is_told_to_who_may_watch_as_something_to_open(watching, address):
    lesson = a_lesson(watching.course, link=address)

    assert (watching.play(lesson)["kind"], watching.play(lesson)["url"]) == ("page", address)
    stranger = api_of(an_account())
    assert stranger.post(f"/learning/lessons/{lesson.pk}/play", DEVICE).status_code == 403


def test_the_watermark_is_the_masked_account(watching, settings):
    assert watching.play(watching.paid)["watermark"] is None

    settings.VIDEO_WATERMARK = True

    name = watching.buyer.username
    assert watching.play(watching.paid)["watermark"] == f"{name[:2]}***{name[-1]} · {watching.buyer.pk}"


def test_subtitles_come_with_the_ticket_of_their_lesson(watching):
    row = Subtitle.objects.create(
        section=watching.paid,
        language="zh-CN",
        label="中文",
        text="WEBVTT\n\n00:00.000 --> 00:02.000\n你好\n",
    )
    other = Subtitle.objects.create(section=watching.free, language="en", label="E", text="WEBVTT\n")
    playable = watching.play(watching.paid)
    base = playable["url"].rpartition("/")[0]

    assert playable["subtitles"][0]["label"] == "中文"
    assert "你好" in fetched(watching.api, f"{base}/subtitle-{row.pk}.vtt").content.decode()
    assert refused(fetched(watching.api, f"{base}/subtitle-{other.pk}.vtt"))


def test_material_is_fetched_by_its_buyer_through_a_link_of_her_own(watching):
    from django.core.files.base import ContentFile
    from django.core.files.storage import default_storage

    path = default_storage.save("materials/x", ContentFile(b"%PDF-1"))
    row = CourseMaterial.objects.create(
        course=watching.course, name="讲义.pdf", path=path, content_type="application/pdf", size=6
    )
    stranger = Api(a_key_for(an_account()))
    link = f"/learning/materials/{row.pk}/link"

    url = watching.api.post(link).json()["data"]["url"]
    answer = fetched(watching.api, url)

    assert b"".join(answer.streaming_content) == b"%PDF-1"
    assert "attachment" in answer["Content-Disposition"]
    assert refused(fetched(stranger, url))
    assert stranger.post(link).json()["code"] == 2501


def test_what_is_no_film_fails_with_its_reason(watching, tmp_path):
    path = tmp_path / "text.mp4"
    path.write_text("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n")
    film = take_film(title="坏", path=path)

    package_film(film_id=film.pk)

    film.refresh_from_db()
    assert (film.status, film.folder) == (FilmStatus.FAILED, "")
    assert "Invalid data" in film.problem
    assert Film.objects.get(pk=watching.film.pk).status == FilmStatus.READY


def test_a_program_that_hangs_or_is_not_there_fails_the_film_and_not_the_worker(
    watching, settings, tmp_path, monkeypatch
):
    path = tmp_path / "film.mp4"
    path.write_bytes(b"film")
    film = take_film(title="久", path=path)
    slow = tmp_path / "ffmpeg"
    # Looks at once, then says nothing more.
    slow.write_text(
        '#!/bin/sh\ncase "$*" in *progress*) exec sleep 60;; esac\n'
        "echo ' Duration: 00:00:10.00' >&2; echo ' Video: h264, 640x360' >&2\n"
    )
    slow.chmod(0o755)
    monkeypatch.setattr(packaging, "LEAST_PATIENCE_SECONDS", 0)
    monkeypatch.setattr(packaging, "PATIENCE", 0.02)

    def problem_with(program):
        settings.FFMPEG = str(program)
        package_film(film_id=film.pk)
        film.refresh_from_db()
        assert film.status == FilmStatus.FAILED
        return film.problem

    assert problem_with(slow) == "ffmpeg was ended (-9)"
    assert "No such file" in problem_with(tmp_path / "nowhere")


def test_a_browser_reports_with_its_csrf_token_and_without_it_is_refused(watching):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(watching.buyer, backend="luffy.accounts.backends.PasswordBackend")
    path = f"/api/v1/learning/lessons/{watching.paid.pk}/progress"
    told = {"played": [[0, 4]], "position": 4, "device": "device-one"}

    forged = browser.post(path, told, content_type="application/json")
    assert forged.status_code == 403
    assert not LessonProgress.objects.exists()

    browser.get("/_allauth/browser/v1/config")
    token = browser.cookies["csrftoken"].value
    answer = browser.post(path, told, content_type="application/json", headers={"X-CSRFToken": token})
    assert answer.json()["data"] == {
        "lesson_id": watching.paid.pk,
        "percent": 25,
        "done": False,
        "position": 4,
    }
