from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.certificate_rule_in import CertificateRuleIn
from ...models.ok_certificate_rule_out import OkCertificateRuleOut
from ...models.refusal import Refusal
from ...types import Response


def _get_kwargs(
    target: str,
    *,
    body: CertificateRuleIn,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/ops/certificate-rules/{target}".format(
            target=quote(str(target), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkCertificateRuleOut | Refusal | None:
    if response.status_code == 200:
        response_200 = OkCertificateRuleOut.from_dict(response.json())

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
) -> Response[OkCertificateRuleOut | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    target: str,
    *,
    client: AuthenticatedClient,
    body: CertificateRuleIn,
) -> Response[OkCertificateRuleOut | Refusal]:
    """Set Certificate Rule

     Say what a course asks for its certificate, or that a degree gives one. For operators.

    Scope: `operations:write`

    Args:
        target (str):
        body (CertificateRuleIn): `exercise_percent` null: results of exercises do not matter. A
            degree asks for graduation alone.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkCertificateRuleOut | Refusal]
    """

    kwargs = _get_kwargs(
        target=target,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    target: str,
    *,
    client: AuthenticatedClient,
    body: CertificateRuleIn,
) -> OkCertificateRuleOut | Refusal | None:
    """Set Certificate Rule

     Say what a course asks for its certificate, or that a degree gives one. For operators.

    Scope: `operations:write`

    Args:
        target (str):
        body (CertificateRuleIn): `exercise_percent` null: results of exercises do not matter. A
            degree asks for graduation alone.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkCertificateRuleOut | Refusal
    """

    return sync_detailed(
        target=target,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    target: str,
    *,
    client: AuthenticatedClient,
    body: CertificateRuleIn,
) -> Response[OkCertificateRuleOut | Refusal]:
    """Set Certificate Rule

     Say what a course asks for its certificate, or that a degree gives one. For operators.

    Scope: `operations:write`

    Args:
        target (str):
        body (CertificateRuleIn): `exercise_percent` null: results of exercises do not matter. A
            degree asks for graduation alone.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkCertificateRuleOut | Refusal]
    """

    kwargs = _get_kwargs(
        target=target,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    target: str,
    *,
    client: AuthenticatedClient,
    body: CertificateRuleIn,
) -> OkCertificateRuleOut | Refusal | None:
    """Set Certificate Rule

     Say what a course asks for its certificate, or that a degree gives one. For operators.

    Scope: `operations:write`

    Args:
        target (str):
        body (CertificateRuleIn): `exercise_percent` null: results of exercises do not matter. A
            degree asks for graduation alone.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkCertificateRuleOut | Refusal
    """

    return (
        await asyncio_detailed(
            target=target,
            client=client,
            body=body,
        )
    ).parsed
