from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.cart_policy_in import CartPolicyIn
from ...models.ok_cart_out import OkCartOut
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    product: str,
    *,
    body: CartPolicyIn,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/api/v1/cart/items/{product}".format(
            product=quote(str(product), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkCartOut | Refusal | None:
    if response.status_code == 200:
        response_200 = OkCartOut.from_dict(response.json())

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
) -> Response[OkCartOut | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    product: str,
    *,
    client: AuthenticatedClient,
    body: CartPolicyIn,
) -> Response[OkCartOut | Refusal]:
    """Choose Price Policy

     Choose another price policy for a product in the cart.

    Scope: `orders:write`

    Args:
        product (str):  Example: course:3.
        body (CartPolicyIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkCartOut | Refusal]
    """

    kwargs = _get_kwargs(
        product=product,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    product: str,
    *,
    client: AuthenticatedClient,
    body: CartPolicyIn,
) -> OkCartOut | Refusal | None:
    """Choose Price Policy

     Choose another price policy for a product in the cart.

    Scope: `orders:write`

    Args:
        product (str):  Example: course:3.
        body (CartPolicyIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkCartOut | Refusal
    """

    return sync_detailed(
        product=product,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    product: str,
    *,
    client: AuthenticatedClient,
    body: CartPolicyIn,
) -> Response[OkCartOut | Refusal]:
    """Choose Price Policy

     Choose another price policy for a product in the cart.

    Scope: `orders:write`

    Args:
        product (str):  Example: course:3.
        body (CartPolicyIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkCartOut | Refusal]
    """

    kwargs = _get_kwargs(
        product=product,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    product: str,
    *,
    client: AuthenticatedClient,
    body: CartPolicyIn,
) -> OkCartOut | Refusal | None:
    """Choose Price Policy

     Choose another price policy for a product in the cart.

    Scope: `orders:write`

    Args:
        product (str):  Example: course:3.
        body (CartPolicyIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkCartOut | Refusal
    """

    return (
        await asyncio_detailed(
            product=product,
            client=client,
            body=body,
        )
    ).parsed
