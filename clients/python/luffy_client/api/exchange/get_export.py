from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_export_format import GetExportFormat
from ...models.get_export_table_kind import GetExportTableKind
from ...models.ok_none_type import OkNoneType
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    kind: GetExportTableKind,
    *,
    format_: GetExportFormat | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_format_: dict[str, Any] | Unset = UNSET
    if not isinstance(format_, Unset):
        json_format_ = format_.to_dict()
    if not isinstance(json_format_, Unset):
        params.update(json_format_)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/ops/exports/{kind}".format(
            kind=quote(str(kind), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkNoneType | Refusal | None:
    if response.status_code == 200:
        response_200 = OkNoneType.from_dict(response.json())

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
) -> Response[OkNoneType | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    kind: GetExportTableKind,
    *,
    client: AuthenticatedClient,
    format_: GetExportFormat | Unset = UNSET,
) -> Response[OkNoneType | Refusal]:
    """Get Export

     Everything of this kind as CSV or Excel; the log says who took it.

    Scope: `operations:read`

    Args:
        kind (GetExportTableKind):
        format_ (GetExportFormat | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkNoneType | Refusal]
    """

    kwargs = _get_kwargs(
        kind=kind,
        format_=format_,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    kind: GetExportTableKind,
    *,
    client: AuthenticatedClient,
    format_: GetExportFormat | Unset = UNSET,
) -> OkNoneType | Refusal | None:
    """Get Export

     Everything of this kind as CSV or Excel; the log says who took it.

    Scope: `operations:read`

    Args:
        kind (GetExportTableKind):
        format_ (GetExportFormat | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkNoneType | Refusal
    """

    return sync_detailed(
        kind=kind,
        client=client,
        format_=format_,
    ).parsed


async def asyncio_detailed(
    kind: GetExportTableKind,
    *,
    client: AuthenticatedClient,
    format_: GetExportFormat | Unset = UNSET,
) -> Response[OkNoneType | Refusal]:
    """Get Export

     Everything of this kind as CSV or Excel; the log says who took it.

    Scope: `operations:read`

    Args:
        kind (GetExportTableKind):
        format_ (GetExportFormat | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkNoneType | Refusal]
    """

    kwargs = _get_kwargs(
        kind=kind,
        format_=format_,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    kind: GetExportTableKind,
    *,
    client: AuthenticatedClient,
    format_: GetExportFormat | Unset = UNSET,
) -> OkNoneType | Refusal | None:
    """Get Export

     Everything of this kind as CSV or Excel; the log says who took it.

    Scope: `operations:read`

    Args:
        kind (GetExportTableKind):
        format_ (GetExportFormat | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkNoneType | Refusal
    """

    return (
        await asyncio_detailed(
            kind=kind,
            client=client,
            format_=format_,
        )
    ).parsed
