from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ok_favourite_state_out import OkFavouriteStateOut
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    target: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/me/collections/{target}".format(
            target=quote(str(target), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkFavouriteStateOut | Refusal | None:
    if response.status_code == 200:
        response_200 = OkFavouriteStateOut.from_dict(response.json())

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
) -> Response[OkFavouriteStateOut | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    target: str,
    *,
    client: AuthenticatedClient,
) -> Response[OkFavouriteStateOut | Refusal]:
    """Keep Favourite

     Keep an article, course or degree. The same again changes nothing.

    Scope: `community:write`

    Args:
        target (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkFavouriteStateOut | Refusal]
    """

    kwargs = _get_kwargs(
        target=target,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    target: str,
    *,
    client: AuthenticatedClient,
) -> OkFavouriteStateOut | Refusal | None:
    """Keep Favourite

     Keep an article, course or degree. The same again changes nothing.

    Scope: `community:write`

    Args:
        target (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkFavouriteStateOut | Refusal
    """

    return sync_detailed(
        target=target,
        client=client,
    ).parsed


async def asyncio_detailed(
    target: str,
    *,
    client: AuthenticatedClient,
) -> Response[OkFavouriteStateOut | Refusal]:
    """Keep Favourite

     Keep an article, course or degree. The same again changes nothing.

    Scope: `community:write`

    Args:
        target (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkFavouriteStateOut | Refusal]
    """

    kwargs = _get_kwargs(
        target=target,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    target: str,
    *,
    client: AuthenticatedClient,
) -> OkFavouriteStateOut | Refusal | None:
    """Keep Favourite

     Keep an article, course or degree. The same again changes nothing.

    Scope: `community:write`

    Args:
        target (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkFavouriteStateOut | Refusal
    """

    return (
        await asyncio_detailed(
            target=target,
            client=client,
        )
    ).parsed
