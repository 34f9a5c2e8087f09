"""What the site says of itself: to whom, from when on, and who may change it."""

import struct

import pytest
from django.core import mail
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from redis import RedisError

from luffy.accounts.models import AuditEntry
from luffy.accounts.permissions import Role
from luffy.core.valkey import valkey
from luffy.site import facts as site_facts
from luffy.site import services
from luffy.site.clients import client_of
from luffy.site.errors import FeatureOff, LogoRefused, SettingsChanged
from luffy.site.facts import KEY, facts, require
from luffy.site.models import SiteSettings
from luffy.site.pictures import size_of
from tests.factories.accounts import Api, a_key_for, an_account
from tests.factories.community import a_member, an_article
from tests.factories.site import NOW, set_site, the_logo
from tests.factories.uploads import a_png, post_file

pytestmark = pytest.mark.django_db
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1"
)
IN_WECHAT = f"{IPHONE} MicroMessenger/8.0.60 miniProgram/wx123"
BODY = {"name": "海上学院", "name_en": "Sea School", "short_name": "海"}


@pytest.fixture(autouse=True)
def nothing_kept():
    valkey().delete(KEY)
    yield
    valkey().delete(KEY)


@pytest.fixture
def desk() -> Api:
    return Api(a_key_for(an_account("robin", role=Role.OPERATOR)))


@pytest.mark.parametrize(
    ("said", "agent", "client"),
    [
        ("", "Mozilla/5.0 (X11; Linux x86_64)", "web"),
        ("", IPHONE, "ios"),
        ("", "Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X)", "ios"),
        ("", IN_WECHAT, "mini-program"),
        ("", "Mozilla/5.0 (Linux; Android 16)", "android"),
        ("web", IPHONE, "web"),
        (" Mini-Program ", "curl", "mini-program"),
        ("nonsense", IPHONE, "ios"),
    ],
)
def test_the_header_says_what_a_client_is_and_else_its_user_agent(said, agent, client):
    assert client_of(said=said, user_agent=agent) == client


@pytest.mark.parametrize(
    ("set_to", "hidden"),
    [
        ({}, {"web": False, "ios": False, "mini-program": False, "android": False}),
        (
            {"hides_purchase_on_ios": True},
            {"web": False, "ios": True, "mini-program": False, "android": False},
        ),
        (
            {"hides_purchase_in_mini_programs": True},
            {"web": False, "ios": False, "mini-program": True, "android": False},
        ),
    ],
)
def test_purchase_is_hidden_from_the_clients_it_is_hidden_from(
    set_to, hidden, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        set_site(**set_to)
    api = Api()

    found = {}
    for client in hidden:
        answer = api.client.get("/api/v1/site", headers={"X-Luffy-Client": client})
        found[client] = answer.json()["data"]["purchase_hidden"]

    assert found == hidden
    assert "User-Agent" in answer["Vary"]


def test_what_operators_set_is_told_written_down_and_kept(desk: Api, django_capture_on_commit_callbacks):
    before = desk.get("/ops/site").json()["data"]
    with django_capture_on_commit_callbacks(execute=True):
        changed = desk.send(
            "PUT",
            "/ops/site",
            {
                **BODY,
                "revision": before["revision"],
                "icp_number": "京ICP备2026000001号",
                "shows_streak": False,
            },
        ).json()["data"]

    told = Api().get("/site").json()["data"]
    english = Api().client.get("/api/v1/site", headers={"Accept-Language": "en"}).json()["data"]
    assert (before["name"], before["revision"], before["updated_by"]) == ("Luffy 学院", 0, None)
    assert (changed["revision"], changed["updated_by"]) == (1, "robin")
    assert (told["name"], told["short_name"], told["icp_number"]) == ("海上学院", "海", "京ICP备2026000001号")
    assert (english["name"], told["features"]) == (
        "Sea School",
        {"reviews": True, "community": True, "streak": False},
    )
    entry = AuditEntry.objects.get(action="site.changed")
    assert entry.actor.username == "robin"
    assert entry.before["name"] == "Luffy 学院"
    assert entry.after == {**BODY, "icp_number": "京ICP备2026000001号", "shows_streak": False}


def test_who_saves_over_somebody_elses_change_is_refused(desk: Api):
    desk.send("PUT", "/ops/site", {**BODY, "revision": 0})

    refused = desk.send("PUT", "/ops/site", {**BODY, "revision": 0, "name": "别的"})

    assert (refused.status_code, refused.json()["code"], refused.json()["detail"]) == (
        409,
        3420,
        {"revision": 1},
    )
    assert SiteSettings.objects.get().name == "海上学院"
    with pytest.raises(SettingsChanged):
        services.change({"name": "x"}, revision=7, by=None, now=NOW)


def test_the_same_again_changes_nothing(desk: Api):
    desk.send("PUT", "/ops/site", {**BODY, "revision": 0})
    again = desk.send("PUT", "/ops/site", {**BODY, "revision": 1})

    assert again.json()["data"]["revision"] == 1
    assert AuditEntry.objects.filter(action="site.changed").count() == 1


@pytest.mark.parametrize(
    "said",
    [
        {"name": ""},
        {"name": "a\nb"},
        {"short_name": "x" * 25},
        {"contact_email": "nobody"},
        {"contact_phone": "javascript:1"},
        {"revision": -1},
    ],
)
def test_what_no_page_could_show_is_refused(desk: Api, said):
    assert desk.send("PUT", "/ops/site", {**BODY, "revision": 0, **said}).json()["code"] == 1101
    assert not SiteSettings.objects.exists()


def test_settings_are_read_from_valkey_and_forgotten_when_they_change(django_capture_on_commit_callbacks):
    facts()
    with CaptureQueriesContext(connection) as queries:
        facts()
    assert len(queries) == 0

    with django_capture_on_commit_callbacks(execute=True):
        set_site(name="新名")
    assert facts().name == "新名"


def test_without_valkey_the_settings_are_read_from_the_database(monkeypatch):
    set_site(name="库里的名")

    def away():
        raise RedisError

    monkeypatch.setattr(site_facts, "valkey", away)
    assert facts().name == "库里的名"


def test_what_another_release_kept_is_read_anew():
    valkey().set(KEY, '{"name": "旧版"}')
    assert facts().name == "Luffy 学院"


def test_the_first_html_carries_name_title_number_and_no_prices_where_nothing_may_be_sold(
    client: Client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        set_site(name="海上学院", short_name="海", icp_number="京ICP备1号", hides_purchase_on_ios=True)

    web = client.get("/no-such-page", headers={"Accept": "text/html"})
    if web.status_code == 503:
        pytest.skip("web/dist is not built")
    page = web.content.decode()
    assert "<span>海上学院</span>" in page
    assert " · 海</title>" in page
    assert "京ICP备1号" in page
    assert 'data-purchase="hidden"' not in page
    phone = client.get("/no-such-page", headers={"Accept": "text/html", "User-Agent": IPHONE})
    assert 'data-purchase="hidden"' in phone.content.decode()


def test_a_logo_is_kept_shown_and_replaced(desk: Api, django_capture_on_commit_callbacks):
    editor = an_account(role=Role.OPERATOR)
    with django_capture_on_commit_callbacks(execute=True):
        answer = post_file(editor, "logo.png", a_png(), path="/ops/site/logo")
    first = SiteSettings.objects.get().logo_path
    address = Api().get("/site").json()["data"]["logo"]
    shown = Client().get(address)

    assert answer.json()["data"]["logo"] == address
    assert b"".join(shown.streaming_content) == a_png()
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/png", "nosniff")
    with django_capture_on_commit_callbacks(execute=True):
        the_logo(a_png(3, 3))
    assert not default_storage.exists(first)
    with django_capture_on_commit_callbacks(execute=True):
        desk.send("DELETE", "/ops/site/logo")
    assert Api().get("/site").json()["data"]["logo"] == ""
    assert Api().get("/site/logo").json()["code"] == 3422
    assert AuditEntry.objects.filter(action="site.changed").count() == 3


JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 30, 40) + b"\x01\x01\x11\x00"


def test_the_size_of_a_picture_is_read_from_its_head():
    import io

    assert size_of(io.BytesIO(a_png(300, 200))) == (300, 200)
    assert size_of(io.BytesIO(JPEG)) == (40, 30)
    for broken in (b"", JPEG[:12], b"\xff\xd8\xff\xe0\x00\x00" * 9, b"\x89PNG\r\n\x1a\n"):
        assert size_of(io.BytesIO(broken)) is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.svg", b"<svg onload='alert(1)'/>"),
        ("logo.png", b"<script>alert(1)</script>"),
        ("logo.png", a_png(9_000, 9_000)),
        ("logo.png", a_png(0, 5)),
        ("logo.png", a_png() + b"x" * services.MOST_LOGO_BYTES),
        ("logo.pdf", b"%PDF-1.7"),
        ("logo.png", b""),
    ],
)
def test_what_is_no_small_picture_is_refused(name, content):
    with pytest.raises(LogoRefused):
        services.put_logo(SimpleUploadedFile(name, content), by=None, now=NOW)

    assert not SiteSettings.objects.exclude(logo_path="").exists()


def test_a_feature_that_is_off_takes_nothing_in(django_capture_on_commit_callbacks):
    article, member = an_article(), a_member()
    with django_capture_on_commit_callbacks(execute=True):
        set_site(shows_community=False, shows_reviews=False)

    refused = Api(a_key_for(member)).post(f"/articles/{article.pk}/comments", {"text": "好"})

    assert (refused.status_code, refused.json()["code"]) == (403, 3423)
    with pytest.raises(FeatureOff):
        require("reviews")
    require("streak")


def test_letters_carry_the_name(django_capture_on_commit_callbacks):
    from luffy.core import brand

    with django_capture_on_commit_callbacks(execute=True):
        set_site(name="海上学院")

    assert brand.name() == "海上学院"
    assert mail.outbox == []
