"""The one place where the public API is put together: routers, and what every refusal looks like."""

from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import DataError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI, Swagger
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from redis import RedisError

from luffy import __version__
from luffy.accounts.api import router as accounts
from luffy.accounts.denials import note_missing
from luffy.accounts.scopes import needed
from luffy.campaigns.api import router as campaigns
from luffy.catalog.api import router as catalog
from luffy.certificates.api import router as certificates
from luffy.community.api import router as community
from luffy.core import clock, errors
from luffy.core.http import OrjsonRenderer
from luffy.core.logging import get_logger
from luffy.core.views import refused
from luffy.coupons.api import router as coupons
from luffy.degrees.api import router as degrees
from luffy.discussions.api import router as discussions
from luffy.exchange.api import router as exchange
from luffy.exercises.api import router as exercises
from luffy.figures.api import router as figures
from luffy.invoices.api import router as invoices
from luffy.learning.api import router as learning
from luffy.moderation.api import router as moderation
from luffy.notify.api import router as notify
from luffy.orders.api import router as orders
from luffy.payments.api import router as payments
from luffy.privacy.api import router as privacy
from luffy.refunds.api import router as refunds
from luffy.reviews.api import router as reviews
from luffy.search.api import router as search
from luffy.site.api import router as site
from luffy.support.api import router as support
from luffy.wallet.api import router as wallet
from luffy.webhooks.api import router as webhooks

log = get_logger(__name__)


class SchoolApi(NinjaAPI):
    """The API, whose description also says which scope of a token each call needs."""

    def get_openapi_schema(self, *given: Any, **options: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(*given, **options)
        for path, operations in schema["paths"].items():
            for method, operation in operations.items():
                scope = needed(method.upper(), path)
                if scope and operation.get("security"):
                    operation["x-scope"] = scope
                    said = operation.get("description", "")
                    operation["description"] = f"{said}\n\nScope: `{scope}`".strip()
        return schema


api = SchoolApi(
    title="Luffy",
    version=__version__,
    urls_namespace="api",
    renderer=OrjsonRenderer(),
    # Hundreds of operations: one subject at a time is read, and drawn.
    docs=Swagger(settings={"defaultModelsExpandDepth": 0, "docExpansion": "none", "filter": True}),
)
for router in (
    accounts,
    site,
    catalog,
    learning,
    wallet,
    coupons,
    orders,
    payments,
    degrees,
    invoices,
    reviews,
    certificates,
    discussions,
    exercises,
    refunds,
    support,
    campaigns,
    exchange,
    notify,
    moderation,
    community,
    search,
    webhooks,
    figures,
    privacy,
):
    api.add_router("", router)


@api.exception_handler(errors.LuffyError)
def _refusal(request: HttpRequest, error: errors.LuffyError) -> HttpResponse:
    if error.status == 404:
        note_missing(request, now=clock.now())
    return refused(request, error)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = [{"where": _where(problem["loc"]), "problem": problem["msg"]} for problem in error.errors]
    return refused(request, errors.InvalidInput(fields=fields[:20]))


def _where(place: tuple[str | int, ...]) -> str:
    """`("body", "body", "username")` → `body.username`: what our own function calls it is nobody's business."""
    source, *rest = place
    return ".".join(map(str, (source, *rest[1:]) if len(rest) > 1 else place))


@api.exception_handler(DataError)
def _unstorable(request: HttpRequest, error: DataError) -> HttpResponse:
    """A text with a NUL in it, which no schema forbids and PostgreSQL cannot keep."""
    log.warning("a value cannot be stored", path=request.path, error=str(error).splitlines()[0])
    return refused(request, errors.InvalidInput(fields=[]))


@api.exception_handler(AuthenticationError)
def _unauthenticated(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    return refused(request, errors.Unauthenticated())


@api.exception_handler(Http404)
def _missing(request: HttpRequest, _error: Http404) -> HttpResponse:
    return refused(request, errors.NotFound())


@api.exception_handler(HttpError)
def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    kind = {403: errors.CsrfRefused, 413: errors.TooLarge}.get(error.status_code, errors.Malformed)
    return refused(request, kind())


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, _error: RequestDataTooBig) -> HttpResponse:
    return refused(request, errors.TooLarge())


@api.exception_handler(MultiPartParserError)
@api.exception_handler(SuspiciousOperation)
@api.exception_handler(UnreadablePostError)
def _unreadable(request: HttpRequest, error: Exception) -> HttpResponse:
    """A form with files that is none, has too many parts or a name of a thousand letters, or ends half way."""
    log.warning("a form cannot be read", path=request.path, error=str(error))
    return refused(request, errors.Malformed())


@api.exception_handler(InterfaceError)
@api.exception_handler(OperationalError)
def _database_away(request: HttpRequest, error: Exception) -> HttpResponse:
    """The database does not answer, or a lock was not to be had in time; what was begun was rolled back."""
    log.error("database does not answer", path=request.path, error=str(error).splitlines()[0])
    return refused(request, errors.ServiceUnavailable())


@api.exception_handler(RedisError)
def _valkey_away(request: HttpRequest, error: RedisError) -> HttpResponse:
    log.error("valkey does not answer", error=type(error).__name__)
    return refused(request, errors.ServiceUnavailable())


@api.exception_handler(Exception)
def _bug(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("unexpected error", path=request.path, exc_info=error)
    return refused(request, errors.InternalError())


def openapi() -> dict[str, Any]:
    """The OpenAPI document, as served at /api/v1/openapi.json."""
    return dict(api.get_openapi_schema())
