from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.form_in import FormIn
from ...models.ok_form_out import OkFormOut
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    enrolment_id: int,
    *,
    body: FormIn,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/me/degrees/{enrolment_id}/form".format(
            enrolment_id=quote(str(enrolment_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkFormOut | Refusal | None:
    if response.status_code == 200:
        response_200 = OkFormOut.from_dict(response.json())

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
) -> Response[OkFormOut | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    enrolment_id: int,
    *,
    client: AuthenticatedClient,
    body: FormIn,
) -> Response[OkFormOut | Refusal]:
    """Change Form

     Correct it later. It opens no module and changes no mentor.

    Scope: `learning:write`

    Args:
        enrolment_id (int):
        body (FormIn): The registration form. `work_experience` in years, 11 is more than ten;
            `study_plan` 0 to 3; salary in yuan.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkFormOut | Refusal]
    """

    kwargs = _get_kwargs(
        enrolment_id=enrolment_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    enrolment_id: int,
    *,
    client: AuthenticatedClient,
    body: FormIn,
) -> OkFormOut | Refusal | None:
    """Change Form

     Correct it later. It opens no module and changes no mentor.

    Scope: `learning:write`

    Args:
        enrolment_id (int):
        body (FormIn): The registration form. `work_experience` in years, 11 is more than ten;
            `study_plan` 0 to 3; salary in yuan.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkFormOut | Refusal
    """

    return sync_detailed(
        enrolment_id=enrolment_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    enrolment_id: int,
    *,
    client: AuthenticatedClient,
    body: FormIn,
) -> Response[OkFormOut | Refusal]:
    """Change Form

     Correct it later. It opens no module and changes no mentor.

    Scope: `learning:write`

    Args:
        enrolment_id (int):
        body (FormIn): The registration form. `work_experience` in years, 11 is more than ten;
            `study_plan` 0 to 3; salary in yuan.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkFormOut | Refusal]
    """

    kwargs = _get_kwargs(
        enrolment_id=enrolment_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    enrolment_id: int,
    *,
    client: AuthenticatedClient,
    body: FormIn,
) -> OkFormOut | Refusal | None:
    """Change Form

     Correct it later. It opens no module and changes no mentor.

    Scope: `learning:write`

    Args:
        enrolment_id (int):
        body (FormIn): The registration form. `work_experience` in years, 11 is more than ten;
            `study_plan` 0 to 3; salary in yuan.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkFormOut | Refusal
    """

    return (
        await asyncio_detailed(
            enrolment_id=enrolment_id,
            client=client,
            body=body,
        )
    ).parsed
