from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ok_page_edition_homework_out import OkPageEditionHomeworkOut
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    degree_id: int,
    number: int,
    *,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["page"] = page

    params["page_size"] = page_size

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/ops/degrees/{degree_id}/editions/{number}/homework".format(
            degree_id=quote(str(degree_id), safe=""),
            number=quote(str(number), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkPageEditionHomeworkOut | Refusal | None:
    if response.status_code == 200:
        response_200 = OkPageEditionHomeworkOut.from_dict(response.json())

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
) -> Response[OkPageEditionHomeworkOut | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    degree_id: int,
    number: int,
    *,
    client: AuthenticatedClient,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
) -> Response[OkPageEditionHomeworkOut | Refusal]:
    """List Edition Homework

     What an edition asks for, by module and place; each can be taken out of it and put back.

    Scope: `operations:read`

    Args:
        degree_id (int):
        number (int):
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkPageEditionHomeworkOut | Refusal]
    """

    kwargs = _get_kwargs(
        degree_id=degree_id,
        number=number,
        page=page,
        page_size=page_size,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    degree_id: int,
    number: int,
    *,
    client: AuthenticatedClient,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
) -> OkPageEditionHomeworkOut | Refusal | None:
    """List Edition Homework

     What an edition asks for, by module and place; each can be taken out of it and put back.

    Scope: `operations:read`

    Args:
        degree_id (int):
        number (int):
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkPageEditionHomeworkOut | Refusal
    """

    return sync_detailed(
        degree_id=degree_id,
        number=number,
        client=client,
        page=page,
        page_size=page_size,
    ).parsed


async def asyncio_detailed(
    degree_id: int,
    number: int,
    *,
    client: AuthenticatedClient,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
) -> Response[OkPageEditionHomeworkOut | Refusal]:
    """List Edition Homework

     What an edition asks for, by module and place; each can be taken out of it and put back.

    Scope: `operations:read`

    Args:
        degree_id (int):
        number (int):
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkPageEditionHomeworkOut | Refusal]
    """

    kwargs = _get_kwargs(
        degree_id=degree_id,
        number=number,
        page=page,
        page_size=page_size,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    degree_id: int,
    number: int,
    *,
    client: AuthenticatedClient,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
) -> OkPageEditionHomeworkOut | Refusal | None:
    """List Edition Homework

     What an edition asks for, by module and place; each can be taken out of it and put back.

    Scope: `operations:read`

    Args:
        degree_id (int):
        number (int):
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkPageEditionHomeworkOut | Refusal
    """

    return (
        await asyncio_detailed(
            degree_id=degree_id,
            number=number,
            client=client,
            page=page,
            page_size=page_size,
        )
    ).parsed
