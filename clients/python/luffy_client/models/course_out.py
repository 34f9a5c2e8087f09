from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.chapter_out import ChapterOut
    from ..models.course_item import CourseItem
    from ..models.named import Named
    from ..models.outline_out import OutlineOut
    from ..models.policy_out import PolicyOut
    from ..models.question_out import QuestionOut
    from ..models.teacher_out import TeacherOut


T = TypeVar("T", bound="CourseOut")


@_attrs_define
class CourseOut:
    """
    Attributes:
        id (int):
        product (None | str):
        name (str):
        image (str):
        brief (str):
        level (int):
        level_label (str):
        course_type (int):
        course_type_label (str):
        status (int):
        status_label (str):
        sub_category (Named):
        rating_average (float | None):
        rating_count (int):
        price_policies (list[PolicyOut]):
        category (Named):
        degree (Named | None):
        pub_date (datetime.date | None):
        period_days (int):
        hours (int):
        slogan (None | str):
        video_brief_link (None | str):
        why_study (str):
        what_to_study (str):
        career_improvement (str):
        prerequisite (str):
        outline (list[OutlineOut]):
        chapters (list[ChapterOut]):
        teachers (list[TeacherOut]):
        questions (list[QuestionOut]):
        recommended (list[CourseItem]):
    """

    id: int
    product: None | str
    name: str
    image: str
    brief: str
    level: int
    level_label: str
    course_type: int
    course_type_label: str
    status: int
    status_label: str
    sub_category: Named
    rating_average: float | None
    rating_count: int
    price_policies: list[PolicyOut]
    category: Named
    degree: Named | None
    pub_date: datetime.date | None
    period_days: int
    hours: int
    slogan: None | str
    video_brief_link: None | str
    why_study: str
    what_to_study: str
    career_improvement: str
    prerequisite: str
    outline: list[OutlineOut]
    chapters: list[ChapterOut]
    teachers: list[TeacherOut]
    questions: list[QuestionOut]
    recommended: list[CourseItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.named import Named

        id = self.id

        product: None | str
        product = self.product

        name = self.name

        image = self.image

        brief = self.brief

        level = self.level

        level_label = self.level_label

        course_type = self.course_type

        course_type_label = self.course_type_label

        status = self.status

        status_label = self.status_label

        sub_category = self.sub_category.to_dict()

        rating_average: float | None
        rating_average = self.rating_average

        rating_count = self.rating_count

        price_policies = []
        for price_policies_item_data in self.price_policies:
            price_policies_item = price_policies_item_data.to_dict()
            price_policies.append(price_policies_item)

        category = self.category.to_dict()

        degree: dict[str, Any] | None
        if isinstance(self.degree, Named):
            degree = self.degree.to_dict()
        else:
            degree = self.degree

        pub_date: None | str
        if isinstance(self.pub_date, datetime.date):
            pub_date = self.pub_date.isoformat()
        else:
            pub_date = self.pub_date

        period_days = self.period_days

        hours = self.hours

        slogan: None | str
        slogan = self.slogan

        video_brief_link: None | str
        video_brief_link = self.video_brief_link

        why_study = self.why_study

        what_to_study = self.what_to_study

        career_improvement = self.career_improvement

        prerequisite = self.prerequisite

        outline = []
        for outline_item_data in self.outline:
            outline_item = outline_item_data.to_dict()
            outline.append(outline_item)

        chapters = []
        for chapters_item_data in self.chapters:
            chapters_item = chapters_item_data.to_dict()
            chapters.append(chapters_item)

        teachers = []
        for teachers_item_data in self.teachers:
            teachers_item = teachers_item_data.to_dict()
            teachers.append(teachers_item)

        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)

        recommended = []
        for recommended_item_data in self.recommended:
            recommended_item = recommended_item_data.to_dict()
            recommended.append(recommended_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "product": product,
                "name": name,
                "image": image,
                "brief": brief,
                "level": level,
                "level_label": level_label,
                "course_type": course_type,
                "course_type_label": course_type_label,
                "status": status,
                "status_label": status_label,
                "sub_category": sub_category,
                "rating_average": rating_average,
                "rating_count": rating_count,
                "price_policies": price_policies,
                "category": category,
                "degree": degree,
                "pub_date": pub_date,
                "period_days": period_days,
                "hours": hours,
                "slogan": slogan,
                "video_brief_link": video_brief_link,
                "why_study": why_study,
                "what_to_study": what_to_study,
                "career_improvement": career_improvement,
                "prerequisite": prerequisite,
                "outline": outline,
                "chapters": chapters,
                "teachers": teachers,
                "questions": questions,
                "recommended": recommended,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.chapter_out import ChapterOut
        from ..models.course_item import CourseItem
        from ..models.named import Named
        from ..models.outline_out import OutlineOut
        from ..models.policy_out import PolicyOut
        from ..models.question_out import QuestionOut
        from ..models.teacher_out import TeacherOut

        d = dict(src_dict)
        id = d.pop("id")

        def _parse_product(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        product = _parse_product(d.pop("product"))

        name = d.pop("name")

        image = d.pop("image")

        brief = d.pop("brief")

        level = d.pop("level")

        level_label = d.pop("level_label")

        course_type = d.pop("course_type")

        course_type_label = d.pop("course_type_label")

        status = d.pop("status")

        status_label = d.pop("status_label")

        sub_category = Named.from_dict(d.pop("sub_category"))

        def _parse_rating_average(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        rating_average = _parse_rating_average(d.pop("rating_average"))

        rating_count = d.pop("rating_count")

        price_policies = []
        _price_policies = d.pop("price_policies")
        for price_policies_item_data in _price_policies:
            price_policies_item = PolicyOut.from_dict(price_policies_item_data)

            price_policies.append(price_policies_item)

        category = Named.from_dict(d.pop("category"))

        def _parse_degree(data: object) -> Named | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                degree_type_0 = Named.from_dict(data)

                return degree_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Named | None, data)

        degree = _parse_degree(d.pop("degree"))

        def _parse_pub_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                pub_date_type_0 = datetime.date.fromisoformat(data)

                return pub_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        pub_date = _parse_pub_date(d.pop("pub_date"))

        period_days = d.pop("period_days")

        hours = d.pop("hours")

        def _parse_slogan(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        slogan = _parse_slogan(d.pop("slogan"))

        def _parse_video_brief_link(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        video_brief_link = _parse_video_brief_link(d.pop("video_brief_link"))

        why_study = d.pop("why_study")

        what_to_study = d.pop("what_to_study")

        career_improvement = d.pop("career_improvement")

        prerequisite = d.pop("prerequisite")

        outline = []
        _outline = d.pop("outline")
        for outline_item_data in _outline:
            outline_item = OutlineOut.from_dict(outline_item_data)

            outline.append(outline_item)

        chapters = []
        _chapters = d.pop("chapters")
        for chapters_item_data in _chapters:
            chapters_item = ChapterOut.from_dict(chapters_item_data)

            chapters.append(chapters_item)

        teachers = []
        _teachers = d.pop("teachers")
        for teachers_item_data in _teachers:
            teachers_item = TeacherOut.from_dict(teachers_item_data)

            teachers.append(teachers_item)

        questions = []
        _questions = d.pop("questions")
        for questions_item_data in _questions:
            questions_item = QuestionOut.from_dict(questions_item_data)

            questions.append(questions_item)

        recommended = []
        _recommended = d.pop("recommended")
        for recommended_item_data in _recommended:
            recommended_item = CourseItem.from_dict(recommended_item_data)

            recommended.append(recommended_item)

        course_out = cls(
            id=id,
            product=product,
            name=name,
            image=image,
            brief=brief,
            level=level,
            level_label=level_label,
            course_type=course_type,
            course_type_label=course_type_label,
            status=status,
            status_label=status_label,
            sub_category=sub_category,
            rating_average=rating_average,
            rating_count=rating_count,
            price_policies=price_policies,
            category=category,
            degree=degree,
            pub_date=pub_date,
            period_days=period_days,
            hours=hours,
            slogan=slogan,
            video_brief_link=video_brief_link,
            why_study=why_study,
            what_to_study=what_to_study,
            career_improvement=career_improvement,
            prerequisite=prerequisite,
            outline=outline,
            chapters=chapters,
            teachers=teachers,
            questions=questions,
            recommended=recommended,
        )

        course_out.additional_properties = d
        return course_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
