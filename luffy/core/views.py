"""Answers outside of the API: for those who watch us, who come by, and who went wrong."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import Error as DatabaseError
from django.http import HttpRequest, JsonResponse

from luffy.core.envelope import refusal
from luffy.core.errors import CsrfRefused, InternalError, LuffyError, Malformed, NotFound


def healthz(_request: HttpRequest) -> JsonResponse:
    """The process runs."""
    return JsonResponse({"status": "ok"})


def readyz(_request: HttpRequest) -> JsonResponse:
    """The database answers and is migrated. The gateway is not asked: its outage is not ours."""
    try:
        executor = MigrationExecutor(connection)
        pending = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        return JsonResponse({"status": "unready", "reason": "the database does not answer"}, status=503)
    if pending:
        return JsonResponse({"status": "unready", "reason": f"{pending} migrations to apply"}, status=503)
    return JsonResponse({"status": "ready"})


def refused(request: HttpRequest, error: LuffyError) -> JsonResponse:
    """A refusal outside of the API's own error handling."""
    answer = JsonResponse(
        refusal(request, error), status=error.status, json_dumps_params={"ensure_ascii": False}
    )
    if retry_after := error.detail.get("retry_after"):
        answer["Retry-After"] = str(retry_after)
    if error.status == 401:
        answer["WWW-Authenticate"] = 'Bearer realm="luffy"'
    return answer


def csrf_refused(request: HttpRequest, reason: str = "") -> JsonResponse:
    del reason  # names our cookies; of no use to a person
    return refused(request, CsrfRefused())


def not_found(request: HttpRequest, exception: Exception | None = None) -> JsonResponse:
    """What is not there, told to programs."""
    del exception  # tells our address patterns
    return refused(request, NotFound())


def server_error(request: HttpRequest) -> JsonResponse:
    """Django's handler500: a fault outside of the API. The log has the traceback under the same request id."""
    return refused(request, InternalError())


def bad_request(request: HttpRequest, exception: Exception | None = None) -> JsonResponse:
    """Django's handler400."""
    del exception
    return refused(request, Malformed())
