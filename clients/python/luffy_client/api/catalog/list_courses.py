from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_courses_sort import ListCoursesSort
from ...models.ok_page_course_item import OkPageCourseItem
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    q: str | Unset = "",
    category: int | None | Unset = UNSET,
    sub_category: int | None | Unset = UNSET,
    level: int | None | Unset = UNSET,
    type_: int | None | Unset = UNSET,
    price_min: int | None | Unset = UNSET,
    price_max: int | None | Unset = UNSET,
    free_preview: bool | Unset = False,
    sort: ListCoursesSort | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["page"] = page

    params["page_size"] = page_size

    params["q"] = q

    json_category: int | None | Unset
    if isinstance(category, Unset):
        json_category = UNSET
    else:
        json_category = category
    params["category"] = json_category

    json_sub_category: int | None | Unset
    if isinstance(sub_category, Unset):
        json_sub_category = UNSET
    else:
        json_sub_category = sub_category
    params["sub_category"] = json_sub_category

    json_level: int | None | Unset
    if isinstance(level, Unset):
        json_level = UNSET
    else:
        json_level = level
    params["level"] = json_level

    json_type_: int | None | Unset
    if isinstance(type_, Unset):
        json_type_ = UNSET
    else:
        json_type_ = type_
    params["type"] = json_type_

    json_price_min: int | None | Unset
    if isinstance(price_min, Unset):
        json_price_min = UNSET
    else:
        json_price_min = price_min
    params["price_min"] = json_price_min

    json_price_max: int | None | Unset
    if isinstance(price_max, Unset):
        json_price_max = UNSET
    else:
        json_price_max = price_max
    params["price_max"] = json_price_max

    params["free_preview"] = free_preview

    json_sort: dict[str, Any] | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort.to_dict()
    if not isinstance(json_sort, Unset):
        params.update(json_sort)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/courses",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkPageCourseItem | Refusal | None:
    if response.status_code == 200:
        response_200 = OkPageCourseItem.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Refusal.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Refusal.from_dict(response.json())

        return response_401

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
) -> Response[OkPageCourseItem | Refusal]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    q: str | Unset = "",
    category: int | None | Unset = UNSET,
    sub_category: int | None | Unset = UNSET,
    level: int | None | Unset = UNSET,
    type_: int | None | Unset = UNSET,
    price_min: int | None | Unset = UNSET,
    price_max: int | None | Unset = UNSET,
    free_preview: bool | Unset = False,
    sort: ListCoursesSort | Unset = UNSET,
) -> Response[OkPageCourseItem | Refusal]:
    """List Courses

     Courses that are on sale or announced.

    Args:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        q (str | Unset): Words of the course, its teachers or category Default: ''.
        category (int | None | Unset):
        sub_category (int | None | Unset):
        level (int | None | Unset): 0 初级, 1 中级, 2 高级
        type_ (int | None | Unset): 0 付费, 1 VIP专享
        price_min (int | None | Unset):
        price_max (int | None | Unset):
        free_preview (bool | Unset): Only courses with a lesson that opens for all Default: False.
        sort (ListCoursesSort | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkPageCourseItem | Refusal]
    """

    kwargs = _get_kwargs(
        page=page,
        page_size=page_size,
        q=q,
        category=category,
        sub_category=sub_category,
        level=level,
        type_=type_,
        price_min=price_min,
        price_max=price_max,
        free_preview=free_preview,
        sort=sort,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    q: str | Unset = "",
    category: int | None | Unset = UNSET,
    sub_category: int | None | Unset = UNSET,
    level: int | None | Unset = UNSET,
    type_: int | None | Unset = UNSET,
    price_min: int | None | Unset = UNSET,
    price_max: int | None | Unset = UNSET,
    free_preview: bool | Unset = False,
    sort: ListCoursesSort | Unset = UNSET,
) -> OkPageCourseItem | Refusal | None:
    """List Courses

     Courses that are on sale or announced.

    Args:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        q (str | Unset): Words of the course, its teachers or category Default: ''.
        category (int | None | Unset):
        sub_category (int | None | Unset):
        level (int | None | Unset): 0 初级, 1 中级, 2 高级
        type_ (int | None | Unset): 0 付费, 1 VIP专享
        price_min (int | None | Unset):
        price_max (int | None | Unset):
        free_preview (bool | Unset): Only courses with a lesson that opens for all Default: False.
        sort (ListCoursesSort | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkPageCourseItem | Refusal
    """

    return sync_detailed(
        client=client,
        page=page,
        page_size=page_size,
        q=q,
        category=category,
        sub_category=sub_category,
        level=level,
        type_=type_,
        price_min=price_min,
        price_max=price_max,
        free_preview=free_preview,
        sort=sort,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    q: str | Unset = "",
    category: int | None | Unset = UNSET,
    sub_category: int | None | Unset = UNSET,
    level: int | None | Unset = UNSET,
    type_: int | None | Unset = UNSET,
    price_min: int | None | Unset = UNSET,
    price_max: int | None | Unset = UNSET,
    free_preview: bool | Unset = False,
    sort: ListCoursesSort | Unset = UNSET,
) -> Response[OkPageCourseItem | Refusal]:
    """List Courses

     Courses that are on sale or announced.

    Args:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        q (str | Unset): Words of the course, its teachers or category Default: ''.
        category (int | None | Unset):
        sub_category (int | None | Unset):
        level (int | None | Unset): 0 初级, 1 中级, 2 高级
        type_ (int | None | Unset): 0 付费, 1 VIP专享
        price_min (int | None | Unset):
        price_max (int | None | Unset):
        free_preview (bool | Unset): Only courses with a lesson that opens for all Default: False.
        sort (ListCoursesSort | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkPageCourseItem | Refusal]
    """

    kwargs = _get_kwargs(
        page=page,
        page_size=page_size,
        q=q,
        category=category,
        sub_category=sub_category,
        level=level,
        type_=type_,
        price_min=price_min,
        price_max=price_max,
        free_preview=free_preview,
        sort=sort,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    q: str | Unset = "",
    category: int | None | Unset = UNSET,
    sub_category: int | None | Unset = UNSET,
    level: int | None | Unset = UNSET,
    type_: int | None | Unset = UNSET,
    price_min: int | None | Unset = UNSET,
    price_max: int | None | Unset = UNSET,
    free_preview: bool | Unset = False,
    sort: ListCoursesSort | Unset = UNSET,
) -> OkPageCourseItem | Refusal | None:
    """List Courses

     Courses that are on sale or announced.

    Args:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        q (str | Unset): Words of the course, its teachers or category Default: ''.
        category (int | None | Unset):
        sub_category (int | None | Unset):
        level (int | None | Unset): 0 初级, 1 中级, 2 高级
        type_ (int | None | Unset): 0 付费, 1 VIP专享
        price_min (int | None | Unset):
        price_max (int | None | Unset):
        free_preview (bool | Unset): Only courses with a lesson that opens for all Default: False.
        sort (ListCoursesSort | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkPageCourseItem | Refusal
    """

    return (
        await asyncio_detailed(
            client=client,
            page=page,
            page_size=page_size,
            q=q,
            category=category,
            sub_category=sub_category,
            level=level,
            type_=type_,
            price_min=price_min,
            price_max=price_max,
            free_preview=free_preview,
            sort=sort,
        )
    ).parsed
