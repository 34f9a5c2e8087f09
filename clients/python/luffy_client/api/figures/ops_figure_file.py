import datetime
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ops_figure_file_format import OpsFigureFileFormat
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    name: str,
    *,
    from_date: datetime.date | None | Unset = UNSET,
    until_date: datetime.date | None | Unset = UNSET,
    format_: OpsFigureFileFormat | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

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

    json_format_: dict[str, Any] | Unset = UNSET
    if not isinstance(format_, Unset):
        json_format_ = format_.to_dict()
    if not isinstance(json_format_, Unset):
        params.update(json_format_)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/ops/figures/{name}/file".format(
            name=quote(str(name), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> File | None:
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[File]:
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
    from_date: datetime.date | None | Unset = UNSET,
    until_date: datetime.date | None | Unset = UNSET,
    format_: OpsFigureFileFormat | Unset = UNSET,
) -> Response[File]:
    """Ops Figure File

     A figure as CSV or Excel. Leaves an audit row.

    Scope: `operations:read`

    Args:
        name (str):
        from_date (datetime.date | None | Unset):
        until_date (datetime.date | None | Unset):
        format_ (OpsFigureFileFormat | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File]
    """

    kwargs = _get_kwargs(
        name=name,
        from_date=from_date,
        until_date=until_date,
        format_=format_,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    name: str,
    *,
    client: AuthenticatedClient,
    from_date: datetime.date | None | Unset = UNSET,
    until_date: datetime.date | None | Unset = UNSET,
    format_: OpsFigureFileFormat | Unset = UNSET,
) -> File | None:
    """Ops Figure File

     A figure as CSV or Excel. Leaves an audit row.

    Scope: `operations:read`

    Args:
        name (str):
        from_date (datetime.date | None | Unset):
        until_date (datetime.date | None | Unset):
        format_ (OpsFigureFileFormat | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File
    """

    return sync_detailed(
        name=name,
        client=client,
        from_date=from_date,
        until_date=until_date,
        format_=format_,
    ).parsed


async def asyncio_detailed(
    name: str,
    *,
    client: AuthenticatedClient,
    from_date: datetime.date | None | Unset = UNSET,
    until_date: datetime.date | None | Unset = UNSET,
    format_: OpsFigureFileFormat | Unset = UNSET,
) -> Response[File]:
    """Ops Figure File

     A figure as CSV or Excel. Leaves an audit row.

    Scope: `operations:read`

    Args:
        name (str):
        from_date (datetime.date | None | Unset):
        until_date (datetime.date | None | Unset):
        format_ (OpsFigureFileFormat | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File]
    """

    kwargs = _get_kwargs(
        name=name,
        from_date=from_date,
        until_date=until_date,
        format_=format_,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    name: str,
    *,
    client: AuthenticatedClient,
    from_date: datetime.date | None | Unset = UNSET,
    until_date: datetime.date | None | Unset = UNSET,
    format_: OpsFigureFileFormat | Unset = UNSET,
) -> File | None:
    """Ops Figure File

     A figure as CSV or Excel. Leaves an audit row.

    Scope: `operations:read`

    Args:
        name (str):
        from_date (datetime.date | None | Unset):
        until_date (datetime.date | None | Unset):
        format_ (OpsFigureFileFormat | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File
    """

    return (
        await asyncio_detailed(
            name=name,
            client=client,
            from_date=from_date,
            until_date=until_date,
            format_=format_,
        )
    ).parsed
