from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ok_page_ops_course_item import OkPageOpsCourseItem
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    q: str | Unset = "",
    status: int | None | Unset = UNSET,
    type_: int | None | Unset = UNSET,
    category: int | None | Unset = UNSET,
    planned: bool | Unset = False,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["q"] = q

    json_status: int | None | Unset
    if isinstance(status, Unset):
        json_status = UNSET
    else:
        json_status = status
    params["status"] = json_status

    json_type_: int | None | Unset
    if isinstance(type_, Unset):
        json_type_ = UNSET
    else:
        json_type_ = type_
    params["type"] = json_type_

    json_category: int | None | Unset
    if isinstance(category, Unset):
        json_category = UNSET
    else:
        json_category = category
    params["category"] = json_category

    params["planned"] = planned

    params["page"] = page

    params["page_size"] = page_size

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/ops/courses",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkPageOpsCourseItem | Refusal | None:
    if response.status_code == 200:
        response_200 = OkPageOpsCourseItem.from_dict(response.json())

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
) -> Response[OkPageOpsCourseItem | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    q: str | Unset = "",
    status: int | None | Unset = UNSET,
    type_: int | None | Unset = UNSET,
    category: int | None | Unset = UNSET,
    planned: bool | Unset = False,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
) -> Response[OkPageOpsCourseItem | Refusal]:
    """List Courses

     Courses in every state, the newest first.

    Scope: `operations:read`

    Args:
        q (str | Unset):  Default: ''.
        status (int | None | Unset): 0 上线, 1 下线, 2 预上线
        type_ (int | None | Unset):
        category (int | None | Unset):
        planned (bool | Unset): Only courses with a moment set to go on or off Default: False.
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkPageOpsCourseItem | Refusal]
    """

    kwargs = _get_kwargs(
        q=q,
        status=status,
        type_=type_,
        category=category,
        planned=planned,
        page=page,
        page_size=page_size,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    q: str | Unset = "",
    status: int | None | Unset = UNSET,
    type_: int | None | Unset = UNSET,
    category: int | None | Unset = UNSET,
    planned: bool | Unset = False,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
) -> OkPageOpsCourseItem | Refusal | None:
    """List Courses

     Courses in every state, the newest first.

    Scope: `operations:read`

    Args:
        q (str | Unset):  Default: ''.
        status (int | None | Unset): 0 上线, 1 下线, 2 预上线
        type_ (int | None | Unset):
        category (int | None | Unset):
        planned (bool | Unset): Only courses with a moment set to go on or off Default: False.
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkPageOpsCourseItem | Refusal
    """

    return sync_detailed(
        client=client,
        q=q,
        status=status,
        type_=type_,
        category=category,
        planned=planned,
        page=page,
        page_size=page_size,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    q: str | Unset = "",
    status: int | None | Unset = UNSET,
    type_: int | None | Unset = UNSET,
    category: int | None | Unset = UNSET,
    planned: bool | Unset = False,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
) -> Response[OkPageOpsCourseItem | Refusal]:
    """List Courses

     Courses in every state, the newest first.

    Scope: `operations:read`

    Args:
        q (str | Unset):  Default: ''.
        status (int | None | Unset): 0 上线, 1 下线, 2 预上线
        type_ (int | None | Unset):
        category (int | None | Unset):
        planned (bool | Unset): Only courses with a moment set to go on or off Default: False.
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkPageOpsCourseItem | Refusal]
    """

    kwargs = _get_kwargs(
        q=q,
        status=status,
        type_=type_,
        category=category,
        planned=planned,
        page=page,
        page_size=page_size,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    q: str | Unset = "",
    status: int | None | Unset = UNSET,
    type_: int | None | Unset = UNSET,
    category: int | None | Unset = UNSET,
    planned: bool | Unset = False,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
) -> OkPageOpsCourseItem | Refusal | None:
    """List Courses

     Courses in every state, the newest first.

    Scope: `operations:read`

    Args:
        q (str | Unset):  Default: ''.
        status (int | None | Unset): 0 上线, 1 下线, 2 预上线
        type_ (int | None | Unset):
        category (int | None | Unset):
        planned (bool | Unset): Only courses with a moment set to go on or off Default: False.
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkPageOpsCourseItem | Refusal
    """

    return (
        await asyncio_detailed(
            client=client,
            q=q,
            status=status,
            type_=type_,
            category=category,
            planned=planned,
            page=page,
            page_size=page_size,
        )
    ).parsed
