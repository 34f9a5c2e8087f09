from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ok_page_penalty_out import OkPagePenaltyOut
from ...models.penalties_list_penalties_state_type_0 import (
    PenaltiesListPenaltiesStateType0,
)
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    state: None | PenaltiesListPenaltiesStateType0 | Unset = UNSET,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_state: None | str | Unset
    if isinstance(state, Unset):
        json_state = UNSET
    elif isinstance(state, str):
        json_state = state
    else:
        json_state = state
    params["state"] = json_state

    params["page"] = page

    params["page_size"] = page_size

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/ops/penalties",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkPagePenaltyOut | Refusal | None:
    if response.status_code == 200:
        response_200 = OkPagePenaltyOut.from_dict(response.json())

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
) -> Response[OkPagePenaltyOut | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    state: None | PenaltiesListPenaltiesStateType0 | Unset = UNSET,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
) -> Response[OkPagePenaltyOut | Refusal]:
    """List Penalties

     Penalties that wait for an operator, the oldest first; or those that were decided, newest first.

    Scope: `operations:read`

    Args:
        state (None | PenaltiesListPenaltiesStateType0 | Unset):
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkPagePenaltyOut | Refusal]
    """

    kwargs = _get_kwargs(
        state=state,
        page=page,
        page_size=page_size,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    state: None | PenaltiesListPenaltiesStateType0 | Unset = UNSET,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
) -> OkPagePenaltyOut | Refusal | None:
    """List Penalties

     Penalties that wait for an operator, the oldest first; or those that were decided, newest first.

    Scope: `operations:read`

    Args:
        state (None | PenaltiesListPenaltiesStateType0 | Unset):
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkPagePenaltyOut | Refusal
    """

    return sync_detailed(
        client=client,
        state=state,
        page=page,
        page_size=page_size,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    state: None | PenaltiesListPenaltiesStateType0 | Unset = UNSET,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
) -> Response[OkPagePenaltyOut | Refusal]:
    """List Penalties

     Penalties that wait for an operator, the oldest first; or those that were decided, newest first.

    Scope: `operations:read`

    Args:
        state (None | PenaltiesListPenaltiesStateType0 | Unset):
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkPagePenaltyOut | Refusal]
    """

    kwargs = _get_kwargs(
        state=state,
        page=page,
        page_size=page_size,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    state: None | PenaltiesListPenaltiesStateType0 | Unset = UNSET,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
) -> OkPagePenaltyOut | Refusal | None:
    """List Penalties

     Penalties that wait for an operator, the oldest first; or those that were decided, newest first.

    Scope: `operations:read`

    Args:
        state (None | PenaltiesListPenaltiesStateType0 | Unset):
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkPagePenaltyOut | Refusal
    """

    return (
        await asyncio_detailed(
            client=client,
            state=state,
            page=page,
            page_size=page_size,
        )
    ).parsed
