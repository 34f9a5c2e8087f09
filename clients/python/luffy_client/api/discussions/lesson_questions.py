from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ok_page_lesson_question_out import OkPageLessonQuestionOut
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    section_id: int,
    *,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    open_: bool | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["page"] = page

    params["page_size"] = page_size

    json_open_: bool | None | Unset
    if isinstance(open_, Unset):
        json_open_ = UNSET
    else:
        json_open_ = open_
    params["open"] = json_open_

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/lessons/{section_id}/questions".format(
            section_id=quote(str(section_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkPageLessonQuestionOut | Refusal | None:
    if response.status_code == 200:
        response_200 = OkPageLessonQuestionOut.from_dict(response.json())

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
) -> Response[OkPageLessonQuestionOut | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    section_id: int,
    *,
    client: AuthenticatedClient,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    open_: bool | None | Unset = UNSET,
) -> Response[OkPageLessonQuestionOut | Refusal]:
    """Lesson Questions

     What was asked about a lesson that I may open.

    Scope: `community:read`

    Args:
        section_id (int):
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        open_ (bool | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkPageLessonQuestionOut | Refusal]
    """

    kwargs = _get_kwargs(
        section_id=section_id,
        page=page,
        page_size=page_size,
        open_=open_,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    section_id: int,
    *,
    client: AuthenticatedClient,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    open_: bool | None | Unset = UNSET,
) -> OkPageLessonQuestionOut | Refusal | None:
    """Lesson Questions

     What was asked about a lesson that I may open.

    Scope: `community:read`

    Args:
        section_id (int):
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        open_ (bool | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkPageLessonQuestionOut | Refusal
    """

    return sync_detailed(
        section_id=section_id,
        client=client,
        page=page,
        page_size=page_size,
        open_=open_,
    ).parsed


async def asyncio_detailed(
    section_id: int,
    *,
    client: AuthenticatedClient,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    open_: bool | None | Unset = UNSET,
) -> Response[OkPageLessonQuestionOut | Refusal]:
    """Lesson Questions

     What was asked about a lesson that I may open.

    Scope: `community:read`

    Args:
        section_id (int):
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        open_ (bool | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkPageLessonQuestionOut | Refusal]
    """

    kwargs = _get_kwargs(
        section_id=section_id,
        page=page,
        page_size=page_size,
        open_=open_,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    section_id: int,
    *,
    client: AuthenticatedClient,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    open_: bool | None | Unset = UNSET,
) -> OkPageLessonQuestionOut | Refusal | None:
    """Lesson Questions

     What was asked about a lesson that I may open.

    Scope: `community:read`

    Args:
        section_id (int):
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        open_ (bool | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkPageLessonQuestionOut | Refusal
    """

    return (
        await asyncio_detailed(
            section_id=section_id,
            client=client,
            page=page,
            page_size=page_size,
            open_=open_,
        )
    ).parsed
