from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.bank_question_in import BankQuestionIn
from ...models.ok_bank_question_out import OkBankQuestionOut
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    question_id: int,
    *,
    body: BankQuestionIn,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/ops/exercises/questions/{question_id}".format(
            question_id=quote(str(question_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkBankQuestionOut | Refusal | None:
    if response.status_code == 200:
        response_200 = OkBankQuestionOut.from_dict(response.json())

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
) -> Response[OkBankQuestionOut | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    question_id: int,
    *,
    client: AuthenticatedClient,
    body: BankQuestionIn,
) -> Response[OkBankQuestionOut | Refusal]:
    """Change Question

     Change a question: other words are another version; or move it to another lesson. For operators.

    Scope: `operations:write`

    Args:
        question_id (int):
        body (BankQuestionIn): `answers`: one choice a line, `*` before the right ones; texts of
            which any will do; a number; code.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkBankQuestionOut | Refusal]
    """

    kwargs = _get_kwargs(
        question_id=question_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    question_id: int,
    *,
    client: AuthenticatedClient,
    body: BankQuestionIn,
) -> OkBankQuestionOut | Refusal | None:
    """Change Question

     Change a question: other words are another version; or move it to another lesson. For operators.

    Scope: `operations:write`

    Args:
        question_id (int):
        body (BankQuestionIn): `answers`: one choice a line, `*` before the right ones; texts of
            which any will do; a number; code.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkBankQuestionOut | Refusal
    """

    return sync_detailed(
        question_id=question_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    question_id: int,
    *,
    client: AuthenticatedClient,
    body: BankQuestionIn,
) -> Response[OkBankQuestionOut | Refusal]:
    """Change Question

     Change a question: other words are another version; or move it to another lesson. For operators.

    Scope: `operations:write`

    Args:
        question_id (int):
        body (BankQuestionIn): `answers`: one choice a line, `*` before the right ones; texts of
            which any will do; a number; code.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkBankQuestionOut | Refusal]
    """

    kwargs = _get_kwargs(
        question_id=question_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    question_id: int,
    *,
    client: AuthenticatedClient,
    body: BankQuestionIn,
) -> OkBankQuestionOut | Refusal | None:
    """Change Question

     Change a question: other words are another version; or move it to another lesson. For operators.

    Scope: `operations:write`

    Args:
        question_id (int):
        body (BankQuestionIn): `answers`: one choice a line, `*` before the right ones; texts of
            which any will do; a number; code.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkBankQuestionOut | Refusal
    """

    return (
        await asyncio_detailed(
            question_id=question_id,
            client=client,
            body=body,
        )
    ).parsed
