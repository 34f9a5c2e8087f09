from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ok_ops_teacher_out import OkOpsTeacherOut
from ...models.refusal import Refusal
from ...models.teacher_in import TeacherIn
from ...types import Response


def _get_kwargs(
    teacher_id: int,
    *,
    body: TeacherIn,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/ops/teachers/{teacher_id}".format(
            teacher_id=quote(str(teacher_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkOpsTeacherOut | Refusal | None:
    if response.status_code == 200:
        response_200 = OkOpsTeacherOut.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Refusal.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Refusal.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Refusal.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = Refusal.from_dict(response.json())

        return response_404

    if response.status_code == 422:
        response_422 = Refusal.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = Refusal.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = Refusal.from_dict(response.json())

        return response_500

    if response.status_code == 503:
        response_503 = Refusal.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[OkOpsTeacherOut | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    teacher_id: int,
    *,
    client: AuthenticatedClient,
    body: TeacherIn,
) -> Response[OkOpsTeacherOut | Refusal]:
    """Change Teacher

     Show a teacher otherwise, on all her courses.

    Scope: `operations:write`

    Args:
        teacher_id (int):
        body (TeacherIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkOpsTeacherOut | Refusal]
    """

    kwargs = _get_kwargs(
        teacher_id=teacher_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    teacher_id: int,
    *,
    client: AuthenticatedClient,
    body: TeacherIn,
) -> OkOpsTeacherOut | Refusal | None:
    """Change Teacher

     Show a teacher otherwise, on all her courses.

    Scope: `operations:write`

    Args:
        teacher_id (int):
        body (TeacherIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkOpsTeacherOut | Refusal
    """

    return sync_detailed(
        teacher_id=teacher_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    teacher_id: int,
    *,
    client: AuthenticatedClient,
    body: TeacherIn,
) -> Response[OkOpsTeacherOut | Refusal]:
    """Change Teacher

     Show a teacher otherwise, on all her courses.

    Scope: `operations:write`

    Args:
        teacher_id (int):
        body (TeacherIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkOpsTeacherOut | Refusal]
    """

    kwargs = _get_kwargs(
        teacher_id=teacher_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    teacher_id: int,
    *,
    client: AuthenticatedClient,
    body: TeacherIn,
) -> OkOpsTeacherOut | Refusal | None:
    """Change Teacher

     Show a teacher otherwise, on all her courses.

    Scope: `operations:write`

    Args:
        teacher_id (int):
        body (TeacherIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkOpsTeacherOut | Refusal
    """

    return (
        await asyncio_detailed(
            teacher_id=teacher_id,
            client=client,
            body=body,
        )
    ).parsed
