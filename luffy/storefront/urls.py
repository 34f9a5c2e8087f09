"""Every address that people open in a browser. web/src/features/*/routes.ts has the same ones."""

from django.urls import path, re_path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luffy.storefront import discovery, feeds, views

# By its address: what a page is called, and its file in web/src/features.
_OPEN = {
    "coupons": (_("领券中心"), "coupons/pages/ClaimCentrePage"),
    "membership": (pgettext_lazy("page", "会员"), "membership/pages/MembershipPage"),
    "login": (pgettext_lazy("page", "登录"), "accounts/pages/LoginPage"),
    "register": (_("注册"), "accounts/pages/RegisterPage"),
    "refund-rules": (pgettext_lazy("page", "退费规则"), "refunds/pages/RefundRulesPage"),
    "learn/<int:course_id>": (pgettext_lazy("page", "学习"), "learning/pages/CourseEntryPage"),
    "learn/<int:course_id>/<int:lesson_id>": (pgettext_lazy("page", "学习"), "learning/pages/LessonPage"),
    "privacy": (_("隐私政策"), "privacy/pages/PolicyPage"),
    "dev/ui": (_("组件"), "dev/pages/UiPage"),
}
_PERSONAL = {
    "cart": (_("购物车"), "cart/pages/CartPage"),
    "checkout": (_("结算"), "settlement/pages/CheckoutPage"),
    "pay/<str:number>": (_("支付"), "payments/pages/PayPage"),
    "me/orders": (_("我的订单"), "orders/pages/OrderListPage"),
    "me/orders/<str:number>": (pgettext_lazy("page", "订单"), "orders/pages/OrderPage"),
    "me/orders/<str:number>/invoice": (_("申请发票"), "invoices/pages/RequestInvoicePage"),
    "me/orders/<str:number>/refund": (pgettext_lazy("page", "申请退费"), "refunds/pages/AskRefundPage"),
    "me/refunds/<str:number>": (pgettext_lazy("page", "退费"), "refunds/pages/RefundPage"),
    "me/invoices": (_("我的发票"), "invoices/pages/InvoicesPage"),
    "learn": (_("我的学习"), "learning/pages/LearnPage"),
    "me/courses": (_("我的课程"), "learning/pages/MyCoursesPage"),
    "me/reviews": (_("我的评价"), "reviews/pages/MyReviewsPage"),
    "me/notes": (_("我的笔记"), "discussions/pages/MyNotesPage"),
    "me/certificates": (_("我的证书"), "certificates/pages/MyCertificatesPage"),
    "certificates/<str:number>": (_("证书查验"), "certificates/pages/CertificatePage"),
    "me/mistakes": (_("错题本"), "exercises/pages/MistakesPage"),
    "me/degrees": (_("我的学位"), "degrees/pages/MyDegreesPage"),
    "me/degrees/<int:enrolment_id>": (pgettext_lazy("page", "学位进度"), "degrees/pages/DashboardPage"),
    "me/degrees/<int:enrolment_id>/form": (_("报名表"), "degrees/pages/FormPage"),
    "me/degrees/<int:enrolment_id>/homework/<int:assignment_id>": (
        pgettext_lazy("page", "作业"),
        "degrees/pages/HomeworkPage",
    ),
    "me/membership": (_("我的会员"), "membership/pages/MyMembershipPage"),
    "me/coupons": (_("我的优惠券"), "coupons/pages/MyCouponsPage"),
    "me/berries/withdrawals/<str:number>": (pgettext_lazy("page", "提现"), "wallet/pages/WithdrawalPage"),
    "ops": (pgettext_lazy("page", "运营"), "ops/pages/OpsOrdersPage"),
    "ops/orders": (pgettext_lazy("page", "订单"), "ops/pages/OpsOrdersPage"),
    "ops/orders/<str:number>": (pgettext_lazy("page", "订单档案"), "ops/pages/OpsOrderPage"),
    "ops/refunds": (pgettext_lazy("page", "退费审核"), "ops/pages/OpsRefundsPage"),
    "ops/refunds/<str:number>": (pgettext_lazy("page", "退费审核"), "ops/pages/OpsRefundPage"),
    "ops/anomalies": (pgettext_lazy("page", "钱款异常"), "ops/pages/AnomaliesPage"),
    "ops/reconciliation": (pgettext_lazy("page", "对账"), "ops/pages/BillsPage"),
    "ops/reconciliation/<str:channel>/<str:day>": (pgettext_lazy("page", "对账单"), "ops/pages/BillPage"),
    "ops/penalties": (pgettext_lazy("page", "处罚审批"), "ops/pages/PenaltiesPage"),
    "ops/gifts": (pgettext_lazy("page", "贝里赠送"), "ops/pages/GiftsPage"),
    "ops/withdrawals": (_("提现审核"), "ops/pages/WithdrawalsPage"),
    "ops/withdrawals/<str:number>": (_("提现审核"), "ops/pages/OpsWithdrawalPage"),
    "ops/liability": (_("贝里负债"), "ops/pages/LiabilityPage"),
    "ops/degrees": (_("学位教务"), "ops/pages/OpsDegreesPage"),
    "ops/degrees/<int:number>": (_("学位报名"), "ops/pages/OpsDegreePage"),
    "mentor": (_("批改工作台"), "mentor/pages/WorkbenchPage"),
    "mentor/students": (_("我的学员"), "mentor/pages/StudentsPage"),
    "mentor/students/<int:number>": (pgettext_lazy("page", "学员"), "mentor/pages/StudentPage"),
    "mentor/appeals": (pgettext_lazy("page", "申诉"), "mentor/pages/AppealsPage"),
    "mentor/statement": (_("导师费"), "mentor/pages/StatementPage"),
    "mentor/snippets": (_("常用批注"), "mentor/pages/SnippetsPage"),
    "me/berries": (pgettext_lazy("page", "贝里"), "wallet/pages/BerriesPage"),
    "me/collections": (_("我的收藏"), "community/pages/FavouritesPage"),
    "me/notifications": (_("我的消息"), "notifications/pages/NotificationsPage"),
    "me/notifications/settings": (_("消息设置"), "notifications/pages/PreferencesPage"),
    "ops/membership": (_("会员方案"), "ops/pages/OpsPlansPage"),
    "ops/articles": (_("文章管理"), "ops/pages/OpsArticlesPage"),
    "ops/articles/new": (_("写文章"), "ops/pages/OpsArticlePage"),
    "ops/articles/<int:article_id>": (_("编辑文章"), "ops/pages/OpsArticlePage"),
    "ops/exercises": (_("题库"), "ops/pages/OpsExercisesPage"),
    "ops/exercises/courses/<int:course_id>": (_("课程题库"), "ops/pages/OpsExerciseCoursePage"),
    "ops/exercises/questions/new": (_("出题"), "ops/pages/OpsQuestionPage"),
    "ops/exercises/questions/<int:question_id>": (pgettext_lazy("page", "题目"), "ops/pages/OpsQuestionPage"),
    "ops/certificates": (_("证书管理"), "ops/pages/OpsCertificatesPage"),
    "ops/moderation": (_("内容审核"), "ops/pages/ModerationPage"),
    "ops/moderation/words": (_("敏感词"), "ops/pages/WordsPage"),
    "ops/search": (_("搜索管理"), "ops/pages/SearchWordsPage"),
    "me/privacy": (_("隐私与个人信息"), "privacy/pages/MyPrivacyPage"),
    "ops/privacy": (_("个人信息保护"), "privacy/pages/OpsPrivacyPage"),
    "ops/roles": (_("角色与权限"), "ops/pages/RolesPage"),
    "ops/audit": (pgettext_lazy("page", "审计记录"), "ops/pages/AuditPage"),
    "ops/sign-ins": (_("登录记录"), "ops/pages/SignInsPage"),
    "ops/campaigns": (_("优惠活动"), "campaigns/pages/CampaignsPage"),
    "ops/campaigns/new": (_("新建活动"), "campaigns/pages/CampaignNewPage"),
    "ops/campaigns/<int:number>": (_("优惠活动"), "campaigns/pages/CampaignPage"),
    "ops/announce": (_("群发通知"), "campaigns/pages/AnnouncePage"),
    "ops/dashboard": (_("经营数据"), "figures/pages/DashboardPage"),
    "ops/webhooks": (_("事件推送"), "webhooks/pages/WebhooksPage"),
    "ops/invoices": (_("发票管理"), "ops/pages/OpsInvoicesPage"),
    "account": (_("账号与安全"), "accounts/pages/AccountPage"),
    "account/second-factor": (_("两步验证"), "accounts/pages/SecondFactorPage"),
    "forgot": (_("忘记密码"), "accounts/pages/ForgotPage"),
    "reset/<str:key>": (_("重设密码"), "accounts/pages/ResetPage"),
}

# A stranger who lands here is told something; the others are of use to their owner alone.
_LISTED = {"cart", "coupons", "membership", "refund-rules", "privacy"}

urlpatterns = [
    path("", views.home),
    path("courses", views.course_list),
    path("courses/<int:course_id>", views.course),
    path("degrees", views.degree_list),
    path("degrees/<int:degree_id>", views.degree),
    path("teachers/<int:teacher_id>", views.teacher),
    path("search", views.search),
    path("articles", views.article_list),
    path("articles/<int:article_id>", views.article),
    path("articles/feed.rss", feeds.Rss()),
    path("articles/feed.atom", feeds.Atom()),
    *(
        path(
            route,
            views.shell,
            {"title": title, "page": page, "is_personal": is_personal, "is_listed": route in _LISTED},
        )
        for routes, is_personal in ((_OPEN, False), (_PERSONAL, True))
        for route, (title, page) in routes.items()
    ),
    re_path(
        r"^covers/(?P<kind>course|degree|plan|article)-(?P<item_id>[1-9][0-9]{0,17})\.svg$", discovery.cover
    ),
    path("sitemap.xml", discovery.sitemap),
    path("sitemap-<int:number>.xml", discovery.sitemap_part),
    path("robots.txt", discovery.robots),
    path("favicon.svg", discovery.favicon),
    path("site.webmanifest", discovery.webmanifest),
]
