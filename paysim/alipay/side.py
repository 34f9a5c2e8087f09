"""The Alipay side as one thing: its trades, its notices, its bills, and the parts all channels share."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from paysim.alipay.bills import Bills
from paysim.alipay.errors import Refused
from paysim.alipay.keys import AlipayKeys
from paysim.alipay.notices import payment_notice
from paysim.alipay.trades import CHANNEL, Page, Refund, Trade, Trades
from paysim.parts import Parts

log = logging.getLogger("paysim.alipay")


@dataclass(frozen=True)
class Alipay(Parts):
    keys: AlipayKeys
    trades: Trades
    bills: Bills

    def pay(self, page: Page, *, payer: str) -> tuple[Trade, list[int]]:
        """Take the money and queue the notice, in one commit; give the notices made.

        Raises: BusinessRefused.
        """
        with self.store.transaction():
            trade = self.trades.pay(page, payer=payer, seller_id=self.keys.seller_id)
            self.trades.forget_slow_payment(page)
            notices = self._announce(trade, payment=True)
        log.info("paid: %s, %d fen", trade.out_trade_no, trade.amount_fen)
        return trade, notices

    def refund(self, trade: Trade, asked: Refund, *, twice: bool) -> tuple[Trade, bool, list[int]]:
        """Give money back and queue the notice, in one commit; say whether money moved, and the notices made.

        Raises: BusinessRefused.
        """
        with self.store.transaction():
            after, moved = self.trades.refund(trade, asked, gap_s=self.settings.refund_gap_s)
            notices: list[int] = []
            for _ in range((2 if twice else 1) if moved else 0):
                notices += self._announce(after, refund=asked)
        log.info(
            "refund %s of %s: %d fen, moved: %s",
            asked.out_request_no,
            trade.out_trade_no,
            asked.amount_fen,
            moved,
        )
        return after, moved, notices

    def announce_closed(self, trade: Trade) -> None:
        """Tell that a trade closed unpaid. Page payments do not subscribe to that, mobile ones do."""
        if trade.offer.kind == "wap":
            self._announce(trade)
        self.notifier.release(CHANNEL, trade.out_trade_no)

    def catch_up(self) -> None:
        """Do what time has made due: slow payments, expiry."""
        for page in self.trades.slow_pages():
            try:
                self.pay(page, payer=page.payer or "")
            except Refused:
                self.trades.forget_slow_payment(page)
        self.trades.expire_due()

    def _announce(self, trade: Trade, *, payment: bool = False, refund: Refund | None = None) -> list[int]:
        if not trade.offer.notify_url:
            return []
        notice = payment_notice(trade, self.keys, self.clock.now(), refund=refund)
        return [self.notifier.announce(notice, payment=payment)]
