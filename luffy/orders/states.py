"""What an order may become. Moves have names; nothing else may change a status.

    待支付 ── PAY ──> 交易成功 ── ASK_REFUND ──> 退费申请中 ── REFUND ──> 已退费
       ├─ CANCEL ──> 主动取消                        └─ KEEP ──> 交易成功
       └─ EXPIRE ──> 超时取消 ── REINSTATE ──> 交易成功

Source: docs/rules/order-states.md
"""

from datetime import datetime, timedelta
from enum import Enum

from luffy.orders.models import OrderStatus

# The gateway stops before we do, so that an order expires with nobody still paying.
GATEWAY_STOPS_EARLIER = timedelta(minutes=2)
# A gateway takes no page that lives less than a minute; the rest is for the way there.
LEAST_TIME_TO_PAY = timedelta(seconds=70)


def last_call(expires_at: datetime) -> datetime:
    """Until when somebody can still be sent to pay an order that expires then."""
    return expires_at - GATEWAY_STOPS_EARLIER - LEAST_TIME_TO_PAY


class Move(Enum):
    """(from, to)"""

    PAY = (OrderStatus.PENDING, OrderStatus.PAID)
    CANCEL = (OrderStatus.PENDING, OrderStatus.CANCELLED)
    EXPIRE = (OrderStatus.PENDING, OrderStatus.EXPIRED)
    # Money that arrived after the order had expired, where everything in it could still be had.
    REINSTATE = (OrderStatus.EXPIRED, OrderStatus.PAID)
    ASK_REFUND = (OrderStatus.PAID, OrderStatus.REFUNDING)
    # Refused, withdrawn, or given back in part: something of the order stays with its buyer.
    KEEP = (OrderStatus.REFUNDING, OrderStatus.PAID)
    REFUND = (OrderStatus.REFUNDING, OrderStatus.REFUNDED)

    @property
    def source(self) -> OrderStatus:
        return self.value[0]

    @property
    def target(self) -> OrderStatus:
        return self.value[1]
