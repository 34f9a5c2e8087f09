from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ok_download_out import OkDownloadOut
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    material_id: int,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/learning/materials/{material_id}/link".format(
            material_id=quote(str(material_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkDownloadOut | Refusal | None:
    if response.status_code == 200:
        response_200 = OkDownloadOut.from_dict(response.json())

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
) -> Response[OkDownloadOut | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    material_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[OkDownloadOut | Refusal]:
    """Link Material

     An address from which I can fetch this file for a while, and nobody else.

    Scope: `learning:write`

    Args:
        material_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkDownloadOut | Refusal]
    """

    kwargs = _get_kwargs(
        material_id=material_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    material_id: int,
    *,
    client: AuthenticatedClient,
) -> OkDownloadOut | Refusal | None:
    """Link Material

     An address from which I can fetch this file for a while, and nobody else.

    Scope: `learning:write`

    Args:
        material_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkDownloadOut | Refusal
    """

    return sync_detailed(
        material_id=material_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    material_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[OkDownloadOut | Refusal]:
    """Link Material

     An address from which I can fetch this file for a while, and nobody else.

    Scope: `learning:write`

    Args:
        material_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkDownloadOut | Refusal]
    """

    kwargs = _get_kwargs(
        material_id=material_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    material_id: int,
    *,
    client: AuthenticatedClient,
) -> OkDownloadOut | Refusal | None:
    """Link Material

     An address from which I can fetch this file for a while, and nobody else.

    Scope: `learning:write`

    Args:
        material_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkDownloadOut | Refusal
    """

    return (
        await asyncio_detailed(
            material_id=material_id,
            client=client,
        )
    ).parsed
