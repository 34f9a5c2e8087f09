from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ok_progress_out import OkProgressOut
from ...models.progress_in import ProgressIn
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    lesson_id: int,
    *,
    body: ProgressIn,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/learning/lessons/{lesson_id}/progress".format(
            lesson_id=quote(str(lesson_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkProgressOut | Refusal | None:
    if response.status_code == 200:
        response_200 = OkProgressOut.from_dict(response.json())

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

    if response.status_code == 409:
        response_409 = Refusal.from_dict(response.json())

        return response_409

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
) -> Response[OkProgressOut | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    lesson_id: int,
    *,
    client: AuthenticatedClient,
    body: ProgressIn,
) -> Response[OkProgressOut | Refusal]:
    """Report Progress

     What I played since the last report. It only adds: the same report twice changes nothing.

    Small enough to be sent while a page closes (`fetch` with `keepalive`, which can carry the CSRF
    token).

    Scope: `learning:write`

    Args:
        lesson_id (int):
        body (ProgressIn): What was played since the last report, as seconds of the film; `device`
            as given at play.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkProgressOut | Refusal]
    """

    kwargs = _get_kwargs(
        lesson_id=lesson_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    lesson_id: int,
    *,
    client: AuthenticatedClient,
    body: ProgressIn,
) -> OkProgressOut | Refusal | None:
    """Report Progress

     What I played since the last report. It only adds: the same report twice changes nothing.

    Small enough to be sent while a page closes (`fetch` with `keepalive`, which can carry the CSRF
    token).

    Scope: `learning:write`

    Args:
        lesson_id (int):
        body (ProgressIn): What was played since the last report, as seconds of the film; `device`
            as given at play.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkProgressOut | Refusal
    """

    return sync_detailed(
        lesson_id=lesson_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    lesson_id: int,
    *,
    client: AuthenticatedClient,
    body: ProgressIn,
) -> Response[OkProgressOut | Refusal]:
    """Report Progress

     What I played since the last report. It only adds: the same report twice changes nothing.

    Small enough to be sent while a page closes (`fetch` with `keepalive`, which can carry the CSRF
    token).

    Scope: `learning:write`

    Args:
        lesson_id (int):
        body (ProgressIn): What was played since the last report, as seconds of the film; `device`
            as given at play.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkProgressOut | Refusal]
    """

    kwargs = _get_kwargs(
        lesson_id=lesson_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    lesson_id: int,
    *,
    client: AuthenticatedClient,
    body: ProgressIn,
) -> OkProgressOut | Refusal | None:
    """Report Progress

     What I played since the last report. It only adds: the same report twice changes nothing.

    Small enough to be sent while a page closes (`fetch` with `keepalive`, which can carry the CSRF
    token).

    Scope: `learning:write`

    Args:
        lesson_id (int):
        body (ProgressIn): What was played since the last report, as seconds of the film; `device`
            as given at play.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkProgressOut | Refusal
    """

    return (
        await asyncio_detailed(
            lesson_id=lesson_id,
            client=client,
            body=body,
        )
    ).parsed
