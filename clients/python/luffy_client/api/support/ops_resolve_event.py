from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.case_reason_in import CaseReasonIn
from ...models.ok_anomalies_out import OkAnomaliesOut
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    event_id: int,
    *,
    body: CaseReasonIn,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/ops/events/{event_id}/resolve".format(
            event_id=quote(str(event_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkAnomaliesOut | Refusal | None:
    if response.status_code == 200:
        response_200 = OkAnomaliesOut.from_dict(response.json())

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
) -> Response[OkAnomaliesOut | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    event_id: int,
    *,
    client: AuthenticatedClient,
    body: CaseReasonIn,
) -> Response[OkAnomaliesOut | Refusal]:
    """Ops Resolve Event

     Say how an abnormal notice was dealt with. Gives the anomalies that are left.

    Scope: `operations:write`

    Args:
        event_id (int):
        body (CaseReasonIn): Why; it is kept for good.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkAnomaliesOut | Refusal]
    """

    kwargs = _get_kwargs(
        event_id=event_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    event_id: int,
    *,
    client: AuthenticatedClient,
    body: CaseReasonIn,
) -> OkAnomaliesOut | Refusal | None:
    """Ops Resolve Event

     Say how an abnormal notice was dealt with. Gives the anomalies that are left.

    Scope: `operations:write`

    Args:
        event_id (int):
        body (CaseReasonIn): Why; it is kept for good.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkAnomaliesOut | Refusal
    """

    return sync_detailed(
        event_id=event_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    event_id: int,
    *,
    client: AuthenticatedClient,
    body: CaseReasonIn,
) -> Response[OkAnomaliesOut | Refusal]:
    """Ops Resolve Event

     Say how an abnormal notice was dealt with. Gives the anomalies that are left.

    Scope: `operations:write`

    Args:
        event_id (int):
        body (CaseReasonIn): Why; it is kept for good.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkAnomaliesOut | Refusal]
    """

    kwargs = _get_kwargs(
        event_id=event_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    event_id: int,
    *,
    client: AuthenticatedClient,
    body: CaseReasonIn,
) -> OkAnomaliesOut | Refusal | None:
    """Ops Resolve Event

     Say how an abnormal notice was dealt with. Gives the anomalies that are left.

    Scope: `operations:write`

    Args:
        event_id (int):
        body (CaseReasonIn): Why; it is kept for good.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkAnomaliesOut | Refusal
    """

    return (
        await asyncio_detailed(
            event_id=event_id,
            client=client,
            body=body,
        )
    ).parsed
