"""The WeChat side as one thing: its orders, refunds, callbacks, bills, and the parts all channels share."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from paysim.parts import Parts
from paysim.wechat.bills import Bills
from paysim.wechat.keys import WechatKeys
from paysim.wechat.notices import payment_notice, refund_notice
from paysim.wechat.orders import Order, Orders, Ticket
from paysim.wechat.refunds import Fate, Refund, Refunds, Wish
from paysim.wechat.seal import Seal

log = logging.getLogger("paysim.wechat")


@dataclass(frozen=True)
class Wechat(Parts):
    keys: WechatKeys
    seal: Seal
    orders: Orders
    refunds: Refunds
    bills: Bills

    def pay(self, ticket: Ticket, *, payer: str) -> tuple[Order, list[int]]:
        """Take the money and queue the notice, in one commit; give the notices made.

        Raises: Refused.
        """
        with self.store.transaction():
            order = self.orders.pay(ticket, payer=payer)
            notice = payment_notice(order, self.keys, self.clock.now())
            notices = [self.notifier.announce(notice, payment=True)]
        log.info("paid: %s, %d fen", order.out_trade_no, order.amount_fen)
        return order, notices

    def refund(self, order: Order, wish: Wish, fate: Fate) -> tuple[Refund, bool]:
        """Take a refund on; say whether it is new.

        Raises: Refused.
        """
        refund, is_new = self.refunds.accept(order, wish, fate)
        log.info("refund %s of %s, new: %s", refund.out_refund_no, order.out_trade_no, is_new)
        return refund, is_new

    def finish(self, refund: Refund) -> list[int]:
        """End a refund and queue what is told of it, in one commit; give the notices made."""
        order = self.orders.by_number(refund.out_trade_no)
        if order is None:
            return []
        with self.store.transaction():
            done = self.refunds.finish(refund, order)
            if not done.notify_url:
                return []
            notice = refund_notice(done, order, self.keys, self.clock.now())
            return [self.notifier.announce(notice) for _ in range(done.notices)]

    def catch_up(self) -> None:
        """Do what time has made due: refunds end, unpaid orders close."""
        for refund in self.refunds.due():
            self.finish(refund)
        self.orders.expire_due()
