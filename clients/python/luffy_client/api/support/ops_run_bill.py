import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.case_reason_in import CaseReasonIn
from ...models.ok_bill_detail_out import OkBillDetailOut
from ...models.ops_run_bill_channel import OpsRunBillChannel
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    channel: OpsRunBillChannel,
    day: datetime.date,
    *,
    body: CaseReasonIn,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/ops/reconciliation/{channel}/{day}/run".format(
            channel=quote(str(channel), safe=""),
            day=quote(str(day), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkBillDetailOut | Refusal | None:
    if response.status_code == 202:
        response_202 = OkBillDetailOut.from_dict(response.json())

        return response_202

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
) -> Response[OkBillDetailOut | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    channel: OpsRunBillChannel,
    day: datetime.date,
    *,
    client: AuthenticatedClient,
    body: CaseReasonIn,
) -> Response[OkBillDetailOut | Refusal]:
    """Ops Run Bill

     Have the bill of that day fetched and compared (again) by the worker; look again in a moment.

    Scope: `operations:write`

    Args:
        channel (OpsRunBillChannel):
        day (datetime.date):
        body (CaseReasonIn): Why; it is kept for good.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkBillDetailOut | Refusal]
    """

    kwargs = _get_kwargs(
        channel=channel,
        day=day,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    channel: OpsRunBillChannel,
    day: datetime.date,
    *,
    client: AuthenticatedClient,
    body: CaseReasonIn,
) -> OkBillDetailOut | Refusal | None:
    """Ops Run Bill

     Have the bill of that day fetched and compared (again) by the worker; look again in a moment.

    Scope: `operations:write`

    Args:
        channel (OpsRunBillChannel):
        day (datetime.date):
        body (CaseReasonIn): Why; it is kept for good.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkBillDetailOut | Refusal
    """

    return sync_detailed(
        channel=channel,
        day=day,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    channel: OpsRunBillChannel,
    day: datetime.date,
    *,
    client: AuthenticatedClient,
    body: CaseReasonIn,
) -> Response[OkBillDetailOut | Refusal]:
    """Ops Run Bill

     Have the bill of that day fetched and compared (again) by the worker; look again in a moment.

    Scope: `operations:write`

    Args:
        channel (OpsRunBillChannel):
        day (datetime.date):
        body (CaseReasonIn): Why; it is kept for good.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkBillDetailOut | Refusal]
    """

    kwargs = _get_kwargs(
        channel=channel,
        day=day,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    channel: OpsRunBillChannel,
    day: datetime.date,
    *,
    client: AuthenticatedClient,
    body: CaseReasonIn,
) -> OkBillDetailOut | Refusal | None:
    """Ops Run Bill

     Have the bill of that day fetched and compared (again) by the worker; look again in a moment.

    Scope: `operations:write`

    Args:
        channel (OpsRunBillChannel):
        day (datetime.date):
        body (CaseReasonIn): Why; it is kept for good.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkBillDetailOut | Refusal
    """

    return (
        await asyncio_detailed(
            channel=channel,
            day=day,
            client=client,
            body=body,
        )
    ).parsed
