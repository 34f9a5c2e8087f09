from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.article_type import ArticleType
from ...models.ok_page_article_item import OkPageArticleItem
from ...models.position import Position
from ...models.refusal import Refusal
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    position: None | Position | Unset = UNSET,
    article_type: ArticleType | None | Unset = UNSET,
    source: int | None | Unset = UNSET,
    tag: str | Unset = "",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["page"] = page

    params["page_size"] = page_size

    json_position: int | None | Unset
    if isinstance(position, Unset):
        json_position = UNSET
    elif isinstance(position, int):
        json_position = position
    else:
        json_position = position
    params["position"] = json_position

    json_article_type: int | None | Unset
    if isinstance(article_type, Unset):
        json_article_type = UNSET
    elif isinstance(article_type, int):
        json_article_type = article_type
    else:
        json_article_type = article_type
    params["article_type"] = json_article_type

    json_source: int | None | Unset
    if isinstance(source, Unset):
        json_source = UNSET
    else:
        json_source = source
    params["source"] = json_source

    params["tag"] = tag

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/articles",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OkPageArticleItem | Refusal | None:
    if response.status_code == 200:
        response_200 = OkPageArticleItem.from_dict(response.json())

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
) -> Response[OkPageArticleItem | Refusal]:
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
    position: None | Position | Unset = UNSET,
    article_type: ArticleType | None | Unset = UNSET,
    source: int | None | Unset = UNSET,
    tag: str | Unset = "",
) -> Response[OkPageArticleItem | Refusal]:
    """List Articles

     Articles on the shelf, the heavier first, then the newer.

    Args:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        position (None | Position | Unset):
        article_type (ArticleType | None | Unset):
        source (int | None | Unset):
        tag (str | Unset):  Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkPageArticleItem | Refusal]
    """

    kwargs = _get_kwargs(
        page=page,
        page_size=page_size,
        position=position,
        article_type=article_type,
        source=source,
        tag=tag,
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
    position: None | Position | Unset = UNSET,
    article_type: ArticleType | None | Unset = UNSET,
    source: int | None | Unset = UNSET,
    tag: str | Unset = "",
) -> OkPageArticleItem | Refusal | None:
    """List Articles

     Articles on the shelf, the heavier first, then the newer.

    Args:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        position (None | Position | Unset):
        article_type (ArticleType | None | Unset):
        source (int | None | Unset):
        tag (str | Unset):  Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkPageArticleItem | Refusal
    """

    return sync_detailed(
        client=client,
        page=page,
        page_size=page_size,
        position=position,
        article_type=article_type,
        source=source,
        tag=tag,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    position: None | Position | Unset = UNSET,
    article_type: ArticleType | None | Unset = UNSET,
    source: int | None | Unset = UNSET,
    tag: str | Unset = "",
) -> Response[OkPageArticleItem | Refusal]:
    """List Articles

     Articles on the shelf, the heavier first, then the newer.

    Args:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        position (None | Position | Unset):
        article_type (ArticleType | None | Unset):
        source (int | None | Unset):
        tag (str | Unset):  Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OkPageArticleItem | Refusal]
    """

    kwargs = _get_kwargs(
        page=page,
        page_size=page_size,
        position=position,
        article_type=article_type,
        source=source,
        tag=tag,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = 1,
    page_size: int | Unset = 20,
    position: None | Position | Unset = UNSET,
    article_type: ArticleType | None | Unset = UNSET,
    source: int | None | Unset = UNSET,
    tag: str | Unset = "",
) -> OkPageArticleItem | Refusal | None:
    """List Articles

     Articles on the shelf, the heavier first, then the newer.

    Args:
        page (int | Unset):  Default: 1.
        page_size (int | Unset):  Default: 20.
        position (None | Position | Unset):
        article_type (ArticleType | None | Unset):
        source (int | None | Unset):
        tag (str | Unset):  Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OkPageArticleItem | Refusal
    """

    return (
        await asyncio_detailed(
            client=client,
            page=page,
            page_size=page_size,
            position=position,
            article_type=article_type,
            source=source,
            tag=tag,
        )
    ).parsed
