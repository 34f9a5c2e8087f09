"""What every request passes through."""

import re
from collections.abc import Callable
from secrets import token_hex

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from redis import RedisError
from structlog.contextvars import bind_contextvars, clear_contextvars

from luffy.core.client import client_address, is_within
from luffy.core.errors import LuffyError, Malformed, MethodNotAllowed, NotFound, ServiceUnavailable
from luffy.core.logging import get_logger
from luffy.core.views import refused

log = get_logger(__name__)
_ACCEPTABLE = re.compile(r"[A-Za-z0-9._-]{8,64}", re.ASCII)

# Pages of ours load nothing from elsewhere but pictures and films of courses; scripts never stand inside a page.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data: https:; media-src 'self' https: blob:; style-src 'self' 'unsafe-inline'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# These obey the policies of the page that loads them; repeated on each, policies are a tenth of a small one.
PARTS_OF_PAGES = ("text/javascript", "text/css")
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def request_id(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Give each request an id that is in its answer and in all its log lines.

    A caller's own `X-Request-Id` is kept if it is short and plain, so that a trace can cross services.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get("X-Request-Id", "")
        identifier = given if _ACCEPTABLE.fullmatch(given) else token_hex(8)
        request.request_id = identifier  # type: ignore[attr-defined]
        clear_contextvars()
        bind_contextvars(request_id=identifier)
        response = get_response(request)
        response["X-Request-Id"] = identifier
        return response

    return middleware


def protective_headers(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Tell browsers what pages of ours never do, and not to keep private answers of the API."""

    frames = f"; frame-src {' '.join(settings.FRAME_SOURCES)}" if settings.FRAME_SOURCES else ""
    policy = CONTENT_SECURITY_POLICY + frames

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not response.get("Content-Type", "").startswith(PARTS_OF_PAGES):
            response.headers.setdefault("Content-Security-Policy", policy)
            response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        # What has an ETag is public and the same for everybody.
        if request.path.startswith("/api/") and not response.has_header("ETag"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def office_only(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Where OFFICE_NETWORKS are set, operators' calls and tables do not exist for anybody else's."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        places = (f"/{settings.ADMIN_PATH}/", "/api/v1/ops/", "/api/v1/operator/")
        networks = settings.OFFICE_NETWORKS
        if networks and request.path.startswith(places) and not is_within(client_address(request), networks):
            return refused(request, NotFound())
        return get_response(request)

    return middleware


def refusals(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answer refusals that are raised outside of the API, as in the admin's sign-in, in the API's form."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code == 405 and request.path.startswith("/api/"):
            answer = refused(request, MethodNotAllowed())
            answer["Allow"] = response.get("Allow", "")
            return answer
        return response

    def process_exception(request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, RedisError):
            log.error("valkey does not answer", error=type(error).__name__)
            error = ServiceUnavailable()
        if isinstance(error, UnicodeEncodeError):
            # JSON can spell halves of characters that no text has.
            error = Malformed()
        return refused(request, error) if isinstance(error, LuffyError) else None

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware
