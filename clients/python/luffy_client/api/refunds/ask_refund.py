from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ask_refund_in import AskRefundIn
from ...models.ok_refund_out import OkRefundOut
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    number: str,
    *,
    body: AskRefundIn,
    idempotency_key: str,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/orders/{number}/refunds".format(
            number=quote(str(number), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkRefundOut | Refusal | None:
    if response.status_code == 201:
        response_201 = OkRefundOut.from_dict(response.json())

        return response_201

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
) -> Response[OkRefundOut | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    number: str,
    *,
    client: AuthenticatedClient,
    body: AskRefundIn,
    idempotency_key: str,
) -> Response[OkRefundOut | Refusal]:
    """Ask Refund

     Ask for products of the order back. The same key again gives the same request.

    Scope: `refunds:write`

    Args:
        number (str):
        idempotency_key (str):
        body (AskRefundIn): What the buyer wants back, and what they saw and agreed to.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkRefundOut | Refusal]
    """

    kwargs = _get_kwargs(
        number=number,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    number: str,
    *,
    client: AuthenticatedClient,
    body: AskRefundIn,
    idempotency_key: str,
) -> OkRefundOut | Refusal | None:
    """Ask Refund

     Ask for products of the order back. The same key again gives the same request.

    Scope: `refunds:write`

    Args:
        number (str):
        idempotency_key (str):
        body (AskRefundIn): What the buyer wants back, and what they saw and agreed to.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkRefundOut | Refusal
    """

    return sync_detailed(
        number=number,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    number: str,
    *,
    client: AuthenticatedClient,
    body: AskRefundIn,
    idempotency_key: str,
) -> Response[OkRefundOut | Refusal]:
    """Ask Refund

     Ask for products of the order back. The same key again gives the same request.

    Scope: `refunds:write`

    Args:
        number (str):
        idempotency_key (str):
        body (AskRefundIn): What the buyer wants back, and what they saw and agreed to.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkRefundOut | Refusal]
    """

    kwargs = _get_kwargs(
        number=number,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    number: str,
    *,
    client: AuthenticatedClient,
    body: AskRefundIn,
    idempotency_key: str,
) -> OkRefundOut | Refusal | None:
    """Ask Refund

     Ask for products of the order back. The same key again gives the same request.

    Scope: `refunds:write`

    Args:
        number (str):
        idempotency_key (str):
        body (AskRefundIn): What the buyer wants back, and what they saw and agreed to.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkRefundOut | Refusal
    """

    return (
        await asyncio_detailed(
            number=number,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
