"""People pay cash, and what becomes of it: invoices in every state, money late and twice, refunds that stick.

The sandbox gateway takes the money and keeps its own journal, so that the books agree with it and with its bills.
Invoices are issued and refunds are sent by a worker, as everywhere: as soon as one runs.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.demo.catalogue import DEMO
from luffy.demo.orders import Wish, order
from luffy.demo.people import COMPANY, PERSON
from luffy.demo.refunds import ask_back
from luffy.demo.sandbox import Sandbox
from luffy.invoices import services as invoices
from luffy.invoices import states
from luffy.orders.models import Order
from luffy.payments.gateways import Start
from luffy.payments.models import PaymentAttempt
from luffy.payments.services.close_order import cancel_order
from luffy.payments.services.query import query
from luffy.payments.services.start import PaymentMethod, start
from luffy.refunds.services import decide


def load_cash(sandbox: Sandbox, *, now: datetime) -> None:
    """Buy, and do with it what people and gateways do. Not in a transaction, because gateways are asked."""
    learner, upgrader, operator = (
        Account.objects.get(username=name) for name in ("learner", "lapsed", "operator")
    )
    till = _Till(sandbox, learner, operator, now)
    till.invoiced("Docker 与容器化部署")
    till.reddened("JavaScript 语言精讲")
    till.refused("Go 语言从入门到服务端")
    till.stuck("TypeScript 工程实践", "processing_forever", reason="公司另有安排")
    till.stuck("HTML 与 CSS 网页设计", "abnormal", reason="内容已经学过")
    till.late("Linux 命令行与系统管理")
    till.twice("数据分析三件套：NumPy、Pandas 与绘图")
    _Till(sandbox, upgrader, operator, now).upgraded("SQL 数据分析实战", "数据分析师")


@dataclass(frozen=True, slots=True)
class _Till:
    sandbox: Sandbox
    buyer: Account
    operator: Account
    now: datetime

    def invoiced(self, course: str) -> None:
        paid = self._sold(course, "alipay")
        invoices.request(paid.order_id, COMPANY, now=self.now, by=DEMO)

    def reddened(self, course: str) -> None:
        """Invoiced, then given back."""
        paid = self._sold(course, "wechat_native")
        invoices.request(paid.order_id, COMPANY, now=self.now, by=DEMO)
        self._given_back(paid, "买错了课程")

    def refused(self, course: str) -> None:
        """The provider knew neither title. The first was asked for anew and so is void."""
        paid = self._sold(course, "alipay")
        for title in (COMPANY, PERSON):
            with transaction.atomic():
                invoice = invoices.request(paid.order_id, title, now=self.now, by=DEMO)
                why = "购方信息有误"
                states.make(invoice, states.Move.FAIL, by=DEMO, now=self.now, reason=why, last_error=why)

    def stuck(self, course: str, misfortune: str, *, reason: str) -> None:
        """A refund that the gateway does not finish, or cannot deliver."""
        paid = self._sold(course, "wechat_native")
        self.sandbox.goes_wrong(misfortune, out_trade_no=paid.out_trade_no)
        self._given_back(paid, reason)

    def late(self, course: str) -> None:
        """Cancelled, then paid on the page that was still open: the money goes back by itself."""
        wanted = self._wanted(course)
        page = self._shown(wanted, "alipay")
        cancel_order(wanted.pk, now=self.now, by=Actor("demo", self.buyer.pk))
        self._paid(*page)

    def twice(self, course: str) -> None:
        """By phone and on the page: the second goes back by itself."""
        wanted = self._wanted(course)
        page, code = self._shown(wanted, "alipay"), self._shown(wanted, "wechat_native")
        self._paid(*code)
        self._paid(*page)

    def upgraded(self, course: str, degree: str) -> None:
        """What the course cost counts for the degree."""
        self._paid(*self._shown(self._wanted(course, 360), "alipay"))
        self._paid(*self._shown(self._wanted(degree, 720), "wechat_native"))

    def _sold(self, course: str, method: PaymentMethod) -> PaymentAttempt:
        return self._paid(*self._shown(self._wanted(course), method))

    def _wanted(self, name: str, access_days: int = 30) -> Order:
        return order(self.buyer, self.now, Wish(name, access_days), at=self.now)

    def _shown(self, wanted: Order, method: PaymentMethod) -> tuple[PaymentAttempt, Start]:
        way = start(wanted.pk, payment_method=method, now=self.now, by=Actor("demo", self.buyer.pk))
        return PaymentAttempt.objects.filter(order=wanted).latest("pk"), way

    def _paid(self, attempt: PaymentAttempt, way: Start) -> PaymentAttempt:
        self.sandbox.pay(way)
        # The gateway may have told us by now, if somebody listens for it.
        query(attempt.pk, now=self.now, by=DEMO)
        return attempt

    def _given_back(self, paid: PaymentAttempt, reason: str) -> None:
        request = ask_back(Order.objects.get(pk=paid.order_id), 1, reason, at=self.now)
        decide.approve(request.pk, now=self.now, by=Actor("demo", self.operator.pk))
