"""What the school offers: courses, degrees, their content, and what they cost."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

import luffy.catalog.rating
import luffy.catalog.versions  # noqa: F401 - tables of this app
from luffy.catalog.chapters import CourseChapter as CourseChapter  # noqa: PLC0414 - told on
from luffy.catalog.chapters import CourseSection as CourseSection  # noqa: PLC0414 - told on
from luffy.catalog.chapters import SectionType as SectionType  # noqa: PLC0414 - told on
from luffy.catalog.plans import MembershipPlan


class SaleStatus(models.IntegerChoices):
    ON_SALE = 0, _("上线")
    OFFLINE = 1, _("下线")
    # Listed and marked, cannot be bought.
    ANNOUNCED = 2, _("预上线")


class CourseType(models.IntegerChoices):
    PAID = 0, _("付费")
    VIP = 1, _("VIP专享")
    # Part of a degree; has no product and so can never be sold alone.
    MODULE = 2, _("学位课程")


class Level(models.IntegerChoices):
    BEGINNER = 0, _("初级")
    INTERMEDIATE = 1, _("中级")
    ADVANCED = 2, _("高级")


class TeacherRole(models.IntegerChoices):
    LECTURER = 0, _("讲师")
    MENTOR = 1, _("导师")


class AccessDays(models.IntegerChoices):
    """The periods that can be sold. A month is 30 days throughout.

    Source: docs/rules/access.md
    """

    ONE_DAY = 1, _("1天")
    THREE_DAYS = 3, _("3天")
    ONE_WEEK = 7, _("1周")
    TWO_WEEKS = 14, _("2周")
    ONE_MONTH = 30, _("1个月")
    TWO_MONTHS = 60, _("2个月")
    THREE_MONTHS = 90, _("3个月")
    SIX_MONTHS = 180, _("6个月")
    TWELVE_MONTHS = 360, _("12个月")
    EIGHTEEN_MONTHS = 540, _("18个月")
    TWENTY_FOUR_MONTHS = 720, _("24个月")


class ProductKind(models.TextChoices):
    COURSE = "course", _("课程")
    DEGREE = "degree", _("学位")
    PLAN = "plan", _("会员")


class CourseCategory(models.Model):
    name = models.CharField(_("课程大类"), max_length=64, unique=True)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("课程大类")

    def __str__(self) -> str:
        return self.name


class CourseSubCategory(models.Model):
    category = models.ForeignKey(
        CourseCategory, on_delete=models.PROTECT, related_name="sub_categories", verbose_name=_("课程大类")
    )
    name = models.CharField(_("课程子类"), max_length=64, unique=True)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("课程子类")

    def __str__(self) -> str:
        return self.name


class Teacher(models.Model):
    """How a lecturer or mentor is shown to the public; the account that signs in is another matter."""

    name = models.CharField(_("姓名"), max_length=32)
    role = models.SmallIntegerField(_("角色"), choices=TeacherRole, default=TeacherRole.LECTURER)
    title = models.CharField(_("职位"), max_length=64)
    signature = models.CharField(_("签名"), max_length=255, null=True, blank=True)
    image = models.CharField(_("头像"), max_length=128, blank=True)
    brief = models.TextField(_("介绍"), max_length=1024)
    search = SearchVectorField(_("搜索词"), null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = _("讲师与导师")
        indexes = [GinIndex(fields=["search"], name="teacher_search")]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=TeacherRole.values), name="teacher_role_known")
        ]

    def __str__(self) -> str:
        return self.name


class DegreeCourse(models.Model):
    name = models.CharField(_("名称"), max_length=128, unique=True)
    course_img = models.CharField(_("缩略图"), max_length=255, blank=True)
    brief = models.TextField(_("简介"))
    total_scholarship = models.PositiveIntegerField(_("总奖学金(贝里)"), default=40000)
    mentor_compensation_bonus = models.PositiveIntegerField(_("导师辅导费用(贝里)"), default=15000)
    period = models.PositiveIntegerField(_("建议学习周期(天)"), default=150)
    prerequisite = models.TextField(_("先修要求"), max_length=1024, blank=True)
    status = models.SmallIntegerField(_("状态"), choices=SaleStatus, default=SaleStatus.ON_SALE)
    order = models.IntegerField(_("顺序"), default=0)
    teachers = models.ManyToManyField(Teacher, blank=True, related_name="degrees", verbose_name=_("讲师"))
    search = SearchVectorField(_("搜索词"), null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = _("学位课程")
        indexes = [GinIndex(fields=["search"], name="degree_search")]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=SaleStatus.values), name="degree_status_known"),
            models.CheckConstraint(condition=Q(period__gt=0), name="degree_period_positive"),
        ]

    def __str__(self) -> str:
        return self.name


class Scholarship(models.Model):
    """What finishing a degree within `time_percent` of its period is worth."""

    degree_course = models.ForeignKey(
        DegreeCourse, on_delete=models.CASCADE, related_name="scholarships", verbose_name=_("学位课程")
    )
    time_percent = models.PositiveSmallIntegerField(_("奖励档位(%)"))
    value = models.PositiveIntegerField(_("奖学金(贝里)"))

    class Meta:
        verbose_name = verbose_name_plural = _("学位课程奖学金")
        constraints = [
            models.UniqueConstraint(fields=["degree_course", "time_percent"], name="scholarship_tier_unique"),
            models.CheckConstraint(condition=Q(time_percent__range=(1, 100)), name="scholarship_percent"),
        ]

    def __str__(self) -> str:
        return f"{self.degree_course}:{self.value}"


class Course(models.Model):
    name = models.CharField(_("名称"), max_length=128, unique=True)
    course_img = models.CharField(_("缩略图"), max_length=255, blank=True)
    sub_category = models.ForeignKey(
        CourseSubCategory, on_delete=models.PROTECT, related_name="courses", verbose_name=_("课程子类")
    )
    course_type = models.SmallIntegerField(_("类型"), choices=CourseType, default=CourseType.PAID)
    degree_course = models.ForeignKey(
        DegreeCourse,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="modules",
        verbose_name=_("学位课程"),
    )
    brief = models.TextField(_("简介"), max_length=2048, blank=True)
    level = models.SmallIntegerField(_("难度"), choices=Level, default=Level.INTERMEDIATE)
    pub_date = models.DateField(_("发布日期"), null=True, blank=True)
    period = models.PositiveIntegerField(_("建议学习周期(天)"), default=7)
    order = models.IntegerField(_("顺序"), default=0)
    attachment_path = models.CharField(_("课件"), max_length=128, null=True, blank=True)
    status = models.SmallIntegerField(_("状态"), choices=SaleStatus, default=SaleStatus.ON_SALE)
    template_id = models.SmallIntegerField(_("前端模板"), default=1)
    # `udemy:1070968`: where an imported course came from; the same source twice changes, never doubles.
    source_key = models.CharField(
        _("来源编号"), max_length=80, null=True, blank=True, unique=True, editable=False
    )
    # Written by the catalogue's services only: embedded engines have no Chinese text search of their own.
    search = SearchVectorField(_("搜索词"), null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = _("课程")
        indexes = [
            GinIndex(fields=["search"], name="course_search"),
            models.Index(fields=["status", "order", "id"], name="course_listing"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(course_type__in=CourseType.values), name="course_type_known"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="course_level_known"),
            models.CheckConstraint(condition=Q(status__in=SaleStatus.values), name="course_status_known"),
            models.CheckConstraint(
                condition=Q(course_type=CourseType.MODULE, degree_course__isnull=False)
                | (~Q(course_type=CourseType.MODULE) & Q(degree_course__isnull=True)),
                name="course_module_has_degree",
                violation_error_message=_("学位课程必须关联对应的学位表"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}({self.get_course_type_display()})"


class Product(models.Model):
    """The one thing that can be sold. In the API it is `course:3`, `degree:1` or `plan:2`: kind and the item's id."""

    course = models.OneToOneField(
        Course, models.PROTECT, null=True, blank=True, related_name="product", verbose_name=_("课程")
    )
    degree = models.OneToOneField(
        DegreeCourse,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="product",
        verbose_name=_("学位课程"),
    )
    plan = models.OneToOneField(
        MembershipPlan, models.PROTECT, null=True, blank=True, related_name="product", verbose_name=_("会员")
    )
    kind = models.GeneratedField(
        expression=models.Case(
            models.When(course__isnull=False, then=models.Value("course")),
            models.When(degree__isnull=False, then=models.Value("degree")),
            default=models.Value("plan"),
            output_field=models.CharField(max_length=8),
        ),
        output_field=models.CharField(_("类别"), max_length=8, choices=ProductKind),
        db_persist=True,
    )

    class Meta:
        verbose_name = verbose_name_plural = _("商品")
        constraints = [
            models.CheckConstraint(
                condition=Q(course__isnull=False, degree__isnull=True, plan__isnull=True)
                | Q(course__isnull=True, degree__isnull=False, plan__isnull=True)
                | Q(course__isnull=True, degree__isnull=True, plan__isnull=False),
                name="product_is_exactly_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """The product's name in the API, e.g. `course:3`."""
        return f"{self.kind}:{self.course_id or self.degree_id or self.plan_id}"

    @property
    def item(self) -> Course | DegreeCourse | MembershipPlan:
        """What is sold. Read products with `select_related("course", "degree", "plan")`."""
        item = self.course or self.degree or self.plan
        if item is None:
            raise LookupError(f"product {self.pk} sells nothing")
        return item


class PricePolicy(models.Model):
    """A price and how many days of access it buys."""

    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, related_name="price_policies", verbose_name=_("商品")
    )
    access_days = models.PositiveSmallIntegerField(_("有效期"), choices=AccessDays)
    price_fen = models.PositiveIntegerField(_("价格(分)"))
    # A policy that was ever sold stays as a record; it is withdrawn, not deleted.
    on_sale = models.BooleanField(_("在售"), default=True)

    class Meta:
        verbose_name = verbose_name_plural = _("价格与有效期")
        constraints = [
            models.UniqueConstraint(fields=["product", "access_days"], name="price_policy_unique"),
            models.CheckConstraint(
                condition=Q(access_days__in=AccessDays.values), name="price_policy_days_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product}({self.get_access_days_display()}){self.price_fen}"


class OftenAskedQuestion(models.Model):
    product = models.ForeignKey(
        Product, on_delete=models.CASCADE, related_name="questions", verbose_name=_("商品")
    )
    question = models.CharField(_("问题"), max_length=255)
    answer = models.TextField(_("回答"), max_length=1024)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("常见问题")
        constraints = [models.UniqueConstraint(fields=["product", "question"], name="faq_question_unique")]

    def __str__(self) -> str:
        return self.question


class CourseDetail(models.Model):
    course = models.OneToOneField(
        Course, on_delete=models.CASCADE, related_name="detail", verbose_name=_("课程")
    )
    hours = models.PositiveIntegerField(_("课时"), default=0)
    course_slogan = models.CharField(_("口号"), max_length=125, null=True, blank=True)
    video_brief_link = models.CharField(_("介绍视频"), max_length=255, null=True, blank=True)
    why_study = models.TextField(_("为什么学习"), blank=True)
    what_to_study_brief = models.TextField(_("学到什么"), blank=True)
    career_improvement = models.TextField(_("职业提升"), blank=True)
    prerequisite = models.TextField(_("先修要求"), max_length=1024, blank=True)
    recommend_courses = models.ManyToManyField(
        Course, blank=True, related_name="recommend_by", verbose_name=_("推荐课程")
    )
    teachers = models.ManyToManyField(
        Teacher, blank=True, related_name="course_details", verbose_name=_("讲师")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("课程详情")

    def __str__(self) -> str:
        return str(self.course)


class CourseOutline(models.Model):
    course_detail = models.ForeignKey(
        CourseDetail, on_delete=models.CASCADE, related_name="outlines", verbose_name=_("课程详情")
    )
    title = models.CharField(_("标题"), max_length=128)
    order = models.PositiveSmallIntegerField(_("顺序"), default=1)
    content = models.TextField(_("内容"), max_length=2048)

    class Meta:
        verbose_name = verbose_name_plural = _("课程大纲")
        constraints = [
            models.UniqueConstraint(fields=["course_detail", "title"], name="outline_title_unique")
        ]

    def __str__(self) -> str:
        return self.title
