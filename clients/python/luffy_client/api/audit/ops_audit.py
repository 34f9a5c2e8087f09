import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ok_page_audit_entry_out import OkPageAuditEntryOut
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    person: str | Unset = "",
    address: None | str | Unset = UNSET,
    first_day: datetime.date | None | Unset = UNSET,
    last_day: datetime.date | None | Unset = UNSET,
    subject: str | Unset = "",
    action: str | Unset = "",
    source: str | Unset = "",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["page"] = page

    params["page_size"] = page_size

    params["person"] = person

    json_address: None | str | Unset
    if isinstance(address, Unset):
        json_address = UNSET
    else:
        json_address = address
    params["address"] = json_address

    json_first_day: None | str | Unset
    if isinstance(first_day, Unset):
        json_first_day = UNSET
    elif isinstance(first_day, datetime.date):
        json_first_day = first_day.isoformat()
    else:
        json_first_day = first_day
    params["first_day"] = json_first_day

    json_last_day: None | str | Unset
    if isinstance(last_day, Unset):
        json_last_day = UNSET
    elif isinstance(last_day, datetime.date):
        json_last_day = last_day.isoformat()
    else:
        json_last_day = last_day
    params["last_day"] = json_last_day

    params["subject"] = subject

    params["action"] = action

    params["source"] = source

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/ops/audit",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkPageAuditEntryOut | Refusal | None:
    if response.status_code == 200:
        response_200 = OkPageAuditEntryOut.from_dict(response.json())

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
) -> Response[OkPageAuditEntryOut | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    person: str | Unset = "",
    address: None | str | Unset = UNSET,
    first_day: datetime.date | None | Unset = UNSET,
    last_day: datetime.date | None | Unset = UNSET,
    subject: str | Unset = "",
    action: str | Unset = "",
    source: str | Unset = "",
) -> Response[OkPageAuditEntryOut | Refusal]:
    """Ops Audit

     The audit trail, newest first.

    Scope: `operations:read`

    Args:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        person (str | Unset):  Default: ''.
        address (None | str | Unset):
        first_day (datetime.date | None | Unset):
        last_day (datetime.date | None | Unset):
        subject (str | Unset):  Default: ''.
        action (str | Unset):  Default: ''.
        source (str | Unset):  Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkPageAuditEntryOut | Refusal]
    """

    kwargs = _get_kwargs(
        page=page,
        page_size=page_size,
        person=person,
        address=address,
        first_day=first_day,
        last_day=last_day,
        subject=subject,
        action=action,
        source=source,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    person: str | Unset = "",
    address: None | str | Unset = UNSET,
    first_day: datetime.date | None | Unset = UNSET,
    last_day: datetime.date | None | Unset = UNSET,
    subject: str | Unset = "",
    action: str | Unset = "",
    source: str | Unset = "",
) -> OkPageAuditEntryOut | Refusal | None:
    """Ops Audit

     The audit trail, newest first.

    Scope: `operations:read`

    Args:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        person (str | Unset):  Default: ''.
        address (None | str | Unset):
        first_day (datetime.date | None | Unset):
        last_day (datetime.date | None | Unset):
        subject (str | Unset):  Default: ''.
        action (str | Unset):  Default: ''.
        source (str | Unset):  Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkPageAuditEntryOut | Refusal
    """

    return sync_detailed(
        client=client,
        page=page,
        page_size=page_size,
        person=person,
        address=address,
        first_day=first_day,
        last_day=last_day,
        subject=subject,
        action=action,
        source=source,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    person: str | Unset = "",
    address: None | str | Unset = UNSET,
    first_day: datetime.date | None | Unset = UNSET,
    last_day: datetime.date | None | Unset = UNSET,
    subject: str | Unset = "",
    action: str | Unset = "",
    source: str | Unset = "",
) -> Response[OkPageAuditEntryOut | Refusal]:
    """Ops Audit

     The audit trail, newest first.

    Scope: `operations:read`

    Args:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        person (str | Unset):  Default: ''.
        address (None | str | Unset):
        first_day (datetime.date | None | Unset):
        last_day (datetime.date | None | Unset):
        subject (str | Unset):  Default: ''.
        action (str | Unset):  Default: ''.
        source (str | Unset):  Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkPageAuditEntryOut | Refusal]
    """

    kwargs = _get_kwargs(
        page=page,
        page_size=page_size,
        person=person,
        address=address,
        first_day=first_day,
        last_day=last_day,
        subject=subject,
        action=action,
        source=source,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    person: str | Unset = "",
    address: None | str | Unset = UNSET,
    first_day: datetime.date | None | Unset = UNSET,
    last_day: datetime.date | None | Unset = UNSET,
    subject: str | Unset = "",
    action: str | Unset = "",
    source: str | Unset = "",
) -> OkPageAuditEntryOut | Refusal | None:
    """Ops Audit

     The audit trail, newest first.

    Scope: `operations:read`

    Args:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        person (str | Unset):  Default: ''.
        address (None | str | Unset):
        first_day (datetime.date | None | Unset):
        last_day (datetime.date | None | Unset):
        subject (str | Unset):  Default: ''.
        action (str | Unset):  Default: ''.
        source (str | Unset):  Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkPageAuditEntryOut | Refusal
    """

    return (
        await asyncio_detailed(
            client=client,
            page=page,
            page_size=page_size,
            person=person,
            address=address,
            first_day=first_day,
            last_day=last_day,
            subject=subject,
            action=action,
            source=source,
        )
    ).parsed
