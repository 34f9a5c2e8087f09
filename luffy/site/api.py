"""What the site says of itself, to everybody and to who sets it."""

from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from ninja import File, Router
from ninja.files import UploadedFile

from luffy.accounts.audit import Actor
from luffy.accounts.auth import allowed_to, allowed_to_with_files, caller, visit
from luffy.accounts.permissions import Action
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.errors import FileThreatens, NotAllowed, TooLarge
from luffy.site import services
from luffy.site.clients import HEADER, client_of
from luffy.site.errors import LogoMissing, LogoRefused, SettingsChanged
from luffy.site.facts import facts
from luffy.site.models import SiteSettings
from luffy.site.schemas import SiteOut, SiteSettingsIn, SiteSettingsOut
from luffy.site.told import told

router = Router(tags=["site"])
may_set = allowed_to(Action.SET_SITE)


def _by(request: HttpRequest) -> Actor:
    return visit(request).by(caller(request).pk)


def _settings(row: SiteSettings) -> dict[str, Any]:
    names = [*SiteSettingsIn.model_fields, "updated_at"]
    by = row.updated_by
    return ok(
        {
            **{name: getattr(row, name) for name in names},
            "logo": facts().logo,
            "updated_by": by.username if by else None,
        }
    )


@router.get("/site", response=answers(SiteOut))
def get_site(request: HttpRequest, response: HttpResponse) -> dict[str, Any]:
    """Name, logo, contact, which features are open, and whether this client may offer anything for sale."""
    asks = client_of(said=request.headers.get(HEADER, ""), user_agent=request.headers.get("User-Agent", ""))
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["User-Agent", HEADER, "Accept-Language"])
    return ok(told(facts(), asks))


_PICTURE = {
    "responses": {
        200: {
            "description": "The picture",
            "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


@router.get("/site/logo", response=answers(None, LogoMissing), openapi_extra=_PICTURE)
def get_site_logo(request: HttpRequest) -> FileResponse:
    """The logo itself. Its address has the digest in it, so it may be kept."""
    del request
    row = SiteSettings.objects.exclude(logo_path="").first()
    if row is None or not default_storage.exists(row.logo_path):
        raise LogoMissing
    answer = FileResponse(default_storage.open(row.logo_path), content_type=row.logo_type)
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


@router.get("/ops/site", auth=may_set, response=answers(SiteSettingsOut, NotAllowed))
def get_site_settings(request: HttpRequest) -> dict[str, Any]:
    """The settings as they are, with the revision to save them with."""
    del request
    return _settings(SiteSettings.objects.select_related("updated_by").first() or SiteSettings())


@router.put("/ops/site", auth=may_set, response=answers(SiteSettingsOut, NotAllowed, SettingsChanged))
def change_site_settings(request: HttpRequest, body: SiteSettingsIn) -> dict[str, Any]:
    """Set all of them. 3420, if somebody did since they were read."""
    said = body.model_dump(exclude={"revision"})
    return _settings(services.change(said, revision=body.revision, by=_by(request), now=clock.now()))


@router.post(
    "/ops/site/logo",
    auth=allowed_to_with_files(Action.SET_SITE),
    response=answers(SiteSettingsOut, NotAllowed, LogoRefused, FileThreatens, TooLarge),
)
def put_site_logo(request: HttpRequest, file: File[UploadedFile]) -> dict[str, Any]:
    """Show this PNG or JPEG as the logo."""
    return _settings(services.put_logo(file, by=_by(request), now=clock.now()))


@router.delete("/ops/site/logo", auth=may_set, response=answers(SiteSettingsOut, NotAllowed))
def drop_site_logo(request: HttpRequest) -> dict[str, Any]:
    """Show the sail again."""
    return _settings(services.drop_logo(by=_by(request), now=clock.now()))
