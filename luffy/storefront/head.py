"""What a page says of itself to search engines and to whom it is sent: title, description, JSON-LD."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.utils.text import Truncator

from luffy.catalog.models import SaleStatus
from luffy.core.money import yuan
from luffy.env import env
from luffy.site.facts import facts

CONTEXT = "https://schema.org"
DESCRIPTION_LENGTH = 150

Crumb = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Head:
    """Addresses are those of the whole world."""

    title: str
    description: str
    address: str
    image: str = ""
    # Whether a search engine should list it.
    is_listed: bool = True
    facts: tuple[dict[str, Any], ...] = ()

    @property
    def full_title(self) -> str:
        return f"{self.title} · {facts().short_name}"


def absolute(path: str) -> str:
    return urljoin(f"{env().base_url}/", path)


def head(
    title: str,
    description: str,
    path: str,
    *,
    image: str = "",
    is_listed: bool = True,
    facts: Iterable[dict[str, Any]] = (),
) -> Head:
    return Head(
        title=title,
        description=Truncator(" ".join(description.split())).chars(DESCRIPTION_LENGTH),
        address=absolute(path),
        image=absolute(image) if image else "",
        is_listed=is_listed,
        facts=tuple(facts),
    )


def course_fact(item: dict[str, Any], path: str, *, hours: int = 0) -> dict[str, Any]:
    """A course or degree with what it costs, as schema.org has it."""
    instance: dict[str, Any] = {"@type": "CourseInstance", "courseMode": "Online"}
    if hours:
        instance["courseWorkload"] = f"PT{hours}H"
    fact = {
        "@context": CONTEXT,
        "@type": "Course",
        "name": item["name"],
        "description": item["brief"],
        "url": absolute(path),
        "image": absolute(item["image"]),
        "provider": {"@type": "Organization", "name": facts().title, "url": absolute("/")},
        "hasCourseInstance": instance,
    }
    if item["status"] == SaleStatus.ON_SALE and item["price_policies"]:
        fact["offers"] = [_offer(policy, path) for policy in item["price_policies"]]
    if item.get("rating_count"):
        fact["aggregateRating"] = {
            "@type": "AggregateRating",
            "ratingValue": item["rating_average"],
            "reviewCount": item["rating_count"],
            "bestRating": 5,
            "worstRating": 1,
        }
    return fact


def article_fact(item: dict[str, Any], path: str) -> dict[str, Any]:
    """An article, as schema.org has it."""
    return {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "headline": item["title"],
        "description": item["brief"],
        "image": [absolute(item["image"])],
        "datePublished": item["publish_at"],
        "dateModified": max(item["publish_at"], item["updated_at"]),
        "mainEntityOfPage": absolute(path),
        "keywords": item["tags"],
        "author": {"@type": "Organization", "name": item["source"]["name"]},
        "publisher": {"@type": "Organization", "name": facts().title, "url": absolute("/")},
    }


def breadcrumb_fact(crumbs: Sequence[Crumb]) -> dict[str, Any]:
    steps = [
        {"@type": "ListItem", "position": position, "name": name, "item": absolute(path)}
        for position, (name, path) in enumerate(crumbs, start=1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": steps}


def list_fact(items: Iterable[dict[str, Any]], kind: str) -> dict[str, Any]:
    """A list that leads to pages of their own."""
    steps = [
        {
            "@type": "ListItem",
            "position": position,
            "name": item.get("name") or item["title"],
            "url": absolute(f"/{kind}/{item['id']}"),
        }
        for position, item in enumerate(items, start=1)
    ]
    return {"@context": CONTEXT, "@type": "ItemList", "itemListElement": steps}


def questions_fact(questions: Iterable[dict[str, str]]) -> list[dict[str, Any]]:
    """One fact, or none where nobody asks."""
    asked = [
        {
            "@type": "Question",
            "name": faq["question"],
            "acceptedAnswer": {"@type": "Answer", "text": faq["answer"]},
        }
        for faq in questions
    ]
    return [{"@context": CONTEXT, "@type": "FAQPage", "mainEntity": asked}] if asked else []


def _offer(policy: dict[str, Any], path: str) -> dict[str, Any]:
    return {
        "@type": "Offer",
        "name": policy["label"],
        "category": "Paid" if policy["price_fen"] else "Free",
        "price": yuan(policy["price_fen"]),
        "priceCurrency": "CNY",
        "availability": "https://schema.org/InStock",
        "url": absolute(path),
    }
