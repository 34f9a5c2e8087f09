from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ok_next_edition_out import OkNextEditionOut
from ...models.refusal import Refusal
from ...models.rules_in import RulesIn
from ...types import Response


def _get_kwargs(
    degree_id: int,
    *,
    body: RulesIn,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/ops/degrees/{degree_id}/reward-rules".format(
            degree_id=quote(str(degree_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkNextEditionOut | Refusal | None:
    if response.status_code == 200:
        response_200 = OkNextEditionOut.from_dict(response.json())

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
) -> Response[OkNextEditionOut | Refusal]:
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
    body: RulesIn,
) -> Response[OkNextEditionOut | Refusal]:
    """Set Reward Rules

     Set the rules of the next edition; editions that were sold keep theirs.

    Scope: `operations:write`

    Args:
        degree_id (int):
        body (RulesIn): `percents` of a homework's value. A penalty of more berries than its limit
            waits for an operator's approval: 0
            for each, null for none. A cause that is not named keeps its own.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkNextEditionOut | Refusal]
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
    body: RulesIn,
) -> OkNextEditionOut | Refusal | None:
    """Set Reward Rules

     Set the rules of the next edition; editions that were sold keep theirs.

    Scope: `operations:write`

    Args:
        degree_id (int):
        body (RulesIn): `percents` of a homework's value. A penalty of more berries than its limit
            waits for an operator's approval: 0
            for each, null for none. A cause that is not named keeps its own.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkNextEditionOut | Refusal
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
    body: RulesIn,
) -> Response[OkNextEditionOut | Refusal]:
    """Set Reward Rules

     Set the rules of the next edition; editions that were sold keep theirs.

    Scope: `operations:write`

    Args:
        degree_id (int):
        body (RulesIn): `percents` of a homework's value. A penalty of more berries than its limit
            waits for an operator's approval: 0
            for each, null for none. A cause that is not named keeps its own.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkNextEditionOut | Refusal]
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
    body: RulesIn,
) -> OkNextEditionOut | Refusal | None:
    """Set Reward Rules

     Set the rules of the next edition; editions that were sold keep theirs.

    Scope: `operations:write`

    Args:
        degree_id (int):
        body (RulesIn): `percents` of a homework's value. A penalty of more berries than its limit
            waits for an operator's approval: 0
            for each, null for none. A cause that is not named keeps its own.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkNextEditionOut | Refusal
    """

    return (
        await asyncio_detailed(
            degree_id=degree_id,
            client=client,
            body=body,
        )
    ).parsed
