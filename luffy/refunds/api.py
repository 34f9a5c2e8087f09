"""Giving money back to buyers who ask: rules, quotes, requests, decisions."""

from ninja import Router

router = Router(tags=["refunds"])
