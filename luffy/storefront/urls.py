"""Every address that people open in a browser. web/src/features/*/routes.ts has the same ones."""

from django.urls import path, re_path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luffy.storefront import discovery, views

_OPEN = {
    "coupons": _("领券中心"),
    "login": pgettext_lazy("page", "登录"),
    "register": _("注册"),
    "dev/ui": _("组件"),
}
_PERSONAL = {
    "cart": _("购物车"),
    "checkout": _("结算"),
    "pay/<str:number>": _("支付"),
    "me/orders": _("我的订单"),
    "me/orders/<str:number>": pgettext_lazy("page", "订单"),
    "me/courses": _("我的课程"),
    "me/coupons": _("我的优惠券"),
    "me/berries": pgettext_lazy("page", "贝里"),
    "account": _("账号与安全"),
    "forgot": _("忘记密码"),
    "reset/<str:key>": _("重设密码"),
}

urlpatterns = [
    path("", views.home),
    path("courses", views.course_list),
    path("courses/<int:course_id>", views.course),
    path("degrees", views.degree_list),
    path("degrees/<int:degree_id>", views.degree),
    *(path(route, views.shell, {"title": title}) for route, title in _OPEN.items()),
    *(path(route, views.shell, {"title": title, "is_personal": True}) for route, title in _PERSONAL.items()),
    re_path(r"^covers/(?P<kind>course|degree)-(?P<item_id>[1-9][0-9]{0,17})\.svg$", discovery.cover),
    path("sitemap.xml", discovery.sitemap),
    path("sitemap-<int:number>.xml", discovery.sitemap_part),
    path("robots.txt", discovery.robots),
    path("favicon.svg", discovery.favicon),
    path("site.webmanifest", discovery.webmanifest),
]
