"""The site's facts in the shape of `SiteOut`: the API's answer, and what pages are printed with."""

from typing import Any

from luffy.site.clients import Client
from luffy.site.facts import Facts


def told(known: Facts, client: Client) -> dict[str, Any]:
    """What a client of this kind is told, in the active language."""
    return {
        "name": known.title,
        "short_name": known.short_name,
        "logo": known.logo,
        "icp_number": known.icp_number,
        "contact_email": known.contact_email,
        "contact_phone": known.contact_phone,
        "contact_address": known.contact_address,
        "features": {
            "reviews": known.shows_reviews,
            "community": known.shows_community,
            "streak": known.shows_streak,
        },
        "client": client.value,
        "purchase_hidden": known.hides_purchase(client),
    }
