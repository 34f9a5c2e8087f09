from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.given_in import GivenIn
from ...models.ok_practised_out import OkPractisedOut
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    mistake_id: int,
    *,
    body: GivenIn,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/me/mistakes/{mistake_id}/answer".format(
            mistake_id=quote(str(mistake_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkPractisedOut | Refusal | None:
    if response.status_code == 200:
        response_200 = OkPractisedOut.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Refusal.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Refusal.from_dict(response.json())

        return response_401

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
) -> Response[OkPractisedOut | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    mistake_id: int,
    *,
    client: AuthenticatedClient,
    body: GivenIn,
) -> Response[OkPractisedOut | Refusal]:
    """Practise Mistake

     Answer it once more, and be told at once.

    Scope: `learning:write`

    Args:
        mistake_id (int):
        body (GivenIn): Names of choices, or one text; nothing takes the answer back.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkPractisedOut | Refusal]
    """

    kwargs = _get_kwargs(
        mistake_id=mistake_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    mistake_id: int,
    *,
    client: AuthenticatedClient,
    body: GivenIn,
) -> OkPractisedOut | Refusal | None:
    """Practise Mistake

     Answer it once more, and be told at once.

    Scope: `learning:write`

    Args:
        mistake_id (int):
        body (GivenIn): Names of choices, or one text; nothing takes the answer back.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkPractisedOut | Refusal
    """

    return sync_detailed(
        mistake_id=mistake_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    mistake_id: int,
    *,
    client: AuthenticatedClient,
    body: GivenIn,
) -> Response[OkPractisedOut | Refusal]:
    """Practise Mistake

     Answer it once more, and be told at once.

    Scope: `learning:write`

    Args:
        mistake_id (int):
        body (GivenIn): Names of choices, or one text; nothing takes the answer back.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkPractisedOut | Refusal]
    """

    kwargs = _get_kwargs(
        mistake_id=mistake_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    mistake_id: int,
    *,
    client: AuthenticatedClient,
    body: GivenIn,
) -> OkPractisedOut | Refusal | None:
    """Practise Mistake

     Answer it once more, and be told at once.

    Scope: `learning:write`

    Args:
        mistake_id (int):
        body (GivenIn): Names of choices, or one text; nothing takes the answer back.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkPractisedOut | Refusal
    """

    return (
        await asyncio_detailed(
            mistake_id=mistake_id,
            client=client,
            body=body,
        )
    ).parsed
