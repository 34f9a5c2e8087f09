"""What an order may become. Moves have names; nothing else may change a status.

    待支付 ── PAY ──> 交易成功
       ├─ CANCEL ──> 主动取消
       └─ EXPIRE ──> 超时取消 ── REINSTATE ──> 交易成功

Source: docs/rules/order-states.md
"""

from enum import Enum

from luffy.orders.models import OrderStatus


class Move(Enum):
    """(from, to)"""

    PAY = (OrderStatus.PENDING, OrderStatus.PAID)
    CANCEL = (OrderStatus.PENDING, OrderStatus.CANCELLED)
    EXPIRE = (OrderStatus.PENDING, OrderStatus.EXPIRED)
    # Money that arrived after the order had expired, where everything in it could still be had.
    REINSTATE = (OrderStatus.EXPIRED, OrderStatus.PAID)

    @property
    def source(self) -> OrderStatus:
        return self.value[0]

    @property
    def target(self) -> OrderStatus:
        return self.value[1]
