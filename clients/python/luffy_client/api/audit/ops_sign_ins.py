import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ok_page_sign_in_out import OkPageSignInOut
from ...models.ops_sign_ins_outcome_type_0 import OpsSignInsOutcomeType0
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
    outcome: None | OpsSignInsOutcomeType0 | Unset = UNSET,
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

    json_outcome: None | str | Unset
    if isinstance(outcome, Unset):
        json_outcome = UNSET
    elif isinstance(outcome, str):
        json_outcome = outcome
    else:
        json_outcome = outcome
    params["outcome"] = json_outcome

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/ops/sign-ins",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkPageSignInOut | Refusal | None:
    if response.status_code == 200:
        response_200 = OkPageSignInOut.from_dict(response.json())

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
) -> Response[OkPageSignInOut | Refusal]:
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
    outcome: None | OpsSignInsOutcomeType0 | Unset = UNSET,
) -> Response[OkPageSignInOut | Refusal]:
    """Ops Sign Ins

     Who came in or tried to, newest first.

    Scope: `operations:read`

    Args:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        person (str | Unset):  Default: ''.
        address (None | str | Unset):
        first_day (datetime.date | None | Unset):
        last_day (datetime.date | None | Unset):
        outcome (None | OpsSignInsOutcomeType0 | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkPageSignInOut | Refusal]
    """

    kwargs = _get_kwargs(
        page=page,
        page_size=page_size,
        person=person,
        address=address,
        first_day=first_day,
        last_day=last_day,
        outcome=outcome,
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
    outcome: None | OpsSignInsOutcomeType0 | Unset = UNSET,
) -> OkPageSignInOut | Refusal | None:
    """Ops Sign Ins

     Who came in or tried to, newest first.

    Scope: `operations:read`

    Args:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        person (str | Unset):  Default: ''.
        address (None | str | Unset):
        first_day (datetime.date | None | Unset):
        last_day (datetime.date | None | Unset):
        outcome (None | OpsSignInsOutcomeType0 | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkPageSignInOut | Refusal
    """

    return sync_detailed(
        client=client,
        page=page,
        page_size=page_size,
        person=person,
        address=address,
        first_day=first_day,
        last_day=last_day,
        outcome=outcome,
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
    outcome: None | OpsSignInsOutcomeType0 | Unset = UNSET,
) -> Response[OkPageSignInOut | Refusal]:
    """Ops Sign Ins

     Who came in or tried to, newest first.

    Scope: `operations:read`

    Args:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        person (str | Unset):  Default: ''.
        address (None | str | Unset):
        first_day (datetime.date | None | Unset):
        last_day (datetime.date | None | Unset):
        outcome (None | OpsSignInsOutcomeType0 | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkPageSignInOut | Refusal]
    """

    kwargs = _get_kwargs(
        page=page,
        page_size=page_size,
        person=person,
        address=address,
        first_day=first_day,
        last_day=last_day,
        outcome=outcome,
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
    outcome: None | OpsSignInsOutcomeType0 | Unset = UNSET,
) -> OkPageSignInOut | Refusal | None:
    """Ops Sign Ins

     Who came in or tried to, newest first.

    Scope: `operations:read`

    Args:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        person (str | Unset):  Default: ''.
        address (None | str | Unset):
        first_day (datetime.date | None | Unset):
        last_day (datetime.date | None | Unset):
        outcome (None | OpsSignInsOutcomeType0 | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkPageSignInOut | Refusal
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
            outcome=outcome,
        )
    ).parsed
