import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ok_figure_rows_out import OkFigureRowsOut
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    name: str,
    *,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    from_date: datetime.date | None | Unset = UNSET,
    until_date: datetime.date | None | Unset = UNSET,
    key: None | str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["page"] = page

    params["page_size"] = page_size

    json_from_date: None | str | Unset
    if isinstance(from_date, Unset):
        json_from_date = UNSET
    elif isinstance(from_date, datetime.date):
        json_from_date = from_date.isoformat()
    else:
        json_from_date = from_date
    params["from_date"] = json_from_date

    json_until_date: None | str | Unset
    if isinstance(until_date, Unset):
        json_until_date = UNSET
    elif isinstance(until_date, datetime.date):
        json_until_date = until_date.isoformat()
    else:
        json_until_date = until_date
    params["until_date"] = json_until_date

    json_key: None | str | Unset
    if isinstance(key, Unset):
        json_key = UNSET
    else:
        json_key = key
    params["key"] = json_key

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/ops/figures/{name}/rows".format(
            name=quote(str(name), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkFigureRowsOut | Refusal | None:
    if response.status_code == 200:
        response_200 = OkFigureRowsOut.from_dict(response.json())

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
) -> Response[OkFigureRowsOut | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    name: str,
    *,
    client: AuthenticatedClient,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    from_date: datetime.date | None | Unset = UNSET,
    until_date: datetime.date | None | Unset = UNSET,
    key: None | str | Unset = UNSET,
) -> Response[OkFigureRowsOut | Refusal]:
    """Ops Figure Rows

     What a figure, or one row of it, is made of.

    Scope: `operations:read`

    Args:
        name (str):
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        from_date (datetime.date | None | Unset):
        until_date (datetime.date | None | Unset):
        key (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkFigureRowsOut | Refusal]
    """

    kwargs = _get_kwargs(
        name=name,
        page=page,
        page_size=page_size,
        from_date=from_date,
        until_date=until_date,
        key=key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    name: str,
    *,
    client: AuthenticatedClient,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    from_date: datetime.date | None | Unset = UNSET,
    until_date: datetime.date | None | Unset = UNSET,
    key: None | str | Unset = UNSET,
) -> OkFigureRowsOut | Refusal | None:
    """Ops Figure Rows

     What a figure, or one row of it, is made of.

    Scope: `operations:read`

    Args:
        name (str):
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        from_date (datetime.date | None | Unset):
        until_date (datetime.date | None | Unset):
        key (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkFigureRowsOut | Refusal
    """

    return sync_detailed(
        name=name,
        client=client,
        page=page,
        page_size=page_size,
        from_date=from_date,
        until_date=until_date,
        key=key,
    ).parsed


async def asyncio_detailed(
    name: str,
    *,
    client: AuthenticatedClient,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    from_date: datetime.date | None | Unset = UNSET,
    until_date: datetime.date | None | Unset = UNSET,
    key: None | str | Unset = UNSET,
) -> Response[OkFigureRowsOut | Refusal]:
    """Ops Figure Rows

     What a figure, or one row of it, is made of.

    Scope: `operations:read`

    Args:
        name (str):
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        from_date (datetime.date | None | Unset):
        until_date (datetime.date | None | Unset):
        key (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkFigureRowsOut | Refusal]
    """

    kwargs = _get_kwargs(
        name=name,
        page=page,
        page_size=page_size,
        from_date=from_date,
        until_date=until_date,
        key=key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    name: str,
    *,
    client: AuthenticatedClient,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    from_date: datetime.date | None | Unset = UNSET,
    until_date: datetime.date | None | Unset = UNSET,
    key: None | str | Unset = UNSET,
) -> OkFigureRowsOut | Refusal | None:
    """Ops Figure Rows

     What a figure, or one row of it, is made of.

    Scope: `operations:read`

    Args:
        name (str):
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        from_date (datetime.date | None | Unset):
        until_date (datetime.date | None | Unset):
        key (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkFigureRowsOut | Refusal
    """

    return (
        await asyncio_detailed(
            name=name,
            client=client,
            page=page,
            page_size=page_size,
            from_date=from_date,
            until_date=until_date,
            key=key,
        )
    ).parsed
