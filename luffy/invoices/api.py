"""Invoices over the cash that buyers paid."""

from ninja import Router

router = Router(tags=["invoices"])
