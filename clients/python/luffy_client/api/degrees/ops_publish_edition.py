from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.edition_in import EditionIn
from ...models.ok_edition_out import OkEditionOut
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    degree_id: int,
    *,
    body: EditionIn,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/ops/degrees/{degree_id}/editions".format(
            degree_id=quote(str(degree_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkEditionOut | Refusal | None:
    if response.status_code == 201:
        response_201 = OkEditionOut.from_dict(response.json())

        return response_201

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
) -> Response[OkEditionOut | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    degree_id: int,
    *,
    client: AuthenticatedClient,
    body: EditionIn,
) -> Response[OkEditionOut | Refusal]:
    """Publish Edition

     Publish what the degree is now as its newest edition.

    Scope: `operations:write`

    Args:
        degree_id (int):
        body (EditionIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkEditionOut | Refusal]
    """

    kwargs = _get_kwargs(
        degree_id=degree_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    degree_id: int,
    *,
    client: AuthenticatedClient,
    body: EditionIn,
) -> OkEditionOut | Refusal | None:
    """Publish Edition

     Publish what the degree is now as its newest edition.

    Scope: `operations:write`

    Args:
        degree_id (int):
        body (EditionIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkEditionOut | Refusal
    """

    return sync_detailed(
        degree_id=degree_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    degree_id: int,
    *,
    client: AuthenticatedClient,
    body: EditionIn,
) -> Response[OkEditionOut | Refusal]:
    """Publish Edition

     Publish what the degree is now as its newest edition.

    Scope: `operations:write`

    Args:
        degree_id (int):
        body (EditionIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkEditionOut | Refusal]
    """

    kwargs = _get_kwargs(
        degree_id=degree_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    degree_id: int,
    *,
    client: AuthenticatedClient,
    body: EditionIn,
) -> OkEditionOut | Refusal | None:
    """Publish Edition

     Publish what the degree is now as its newest edition.

    Scope: `operations:write`

    Args:
        degree_id (int):
        body (EditionIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkEditionOut | Refusal
    """

    return (
        await asyncio_detailed(
            degree_id=degree_id,
            client=client,
            body=body,
        )
    ).parsed
