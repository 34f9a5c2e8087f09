"""Single courses that count for modules of degrees, each with half of its dearest price."""

from django.db.models import Max

from luffy.catalog.models import Course
from luffy.orders.models import ModuleCredit

_COUNTS = {
    "Django 网站开发实战": "全栈模块三：服务端开发",
    "SQL 数据分析实战": "数据模块一：取数与清洗",
}


def load_credits() -> None:
    """What was paid for them is deducted when the degree is bought."""
    for name, module in _COUNTS.items():
        course = Course.objects.annotate(dearest=Max("product__price_policies__price_fen")).get(name=name)
        ModuleCredit.objects.create(
            course=course, module=Course.objects.get(name=module), most_fen=course.dearest // 2
        )
