from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.chapter_content import ChapterContent
    from ..models.outline_content import OutlineContent
    from ..models.price_content import PriceContent
    from ..models.question_content import QuestionContent


T = TypeVar("T", bound="CourseContent")


@_attrs_define
class CourseContent:
    """Everything a course says, but for its state on the shelf.

    Attributes:
        name (str):
        sub_category_id (int):
        course_img (str | Unset):  Default: ''.
        course_type (int | Unset):  Default: 0.
        degree_id (int | None | Unset):
        brief (str | Unset):  Default: ''.
        level (int | Unset):  Default: 1.
        pub_date (datetime.date | None | Unset):
        period (int | Unset):  Default: 7.
        order (int | Unset):  Default: 0.
        attachment_path (str | Unset):  Default: ''.
        template_id (int | Unset):  Default: 1.
        hours (int | Unset):  Default: 0.
        slogan (str | Unset):  Default: ''.
        video_brief_link (str | Unset):  Default: ''.
        why_study (str | Unset):  Default: ''.
        what_to_study (str | Unset):  Default: ''.
        career_improvement (str | Unset):  Default: ''.
        prerequisite (str | Unset):  Default: ''.
        teacher_ids (list[int] | Unset):
        recommended_ids (list[int] | Unset):
        outline (list[OutlineContent] | Unset):
        chapters (list[ChapterContent] | Unset):
        prices (list[PriceContent] | Unset):
        questions (list[QuestionContent] | Unset):
    """

    name: str
    sub_category_id: int
    course_img: str | Unset = ""
    course_type: int | Unset = 0
    degree_id: int | None | Unset = UNSET
    brief: str | Unset = ""
    level: int | Unset = 1
    pub_date: datetime.date | None | Unset = UNSET
    period: int | Unset = 7
    order: int | Unset = 0
    attachment_path: str | Unset = ""
    template_id: int | Unset = 1
    hours: int | Unset = 0
    slogan: str | Unset = ""
    video_brief_link: str | Unset = ""
    why_study: str | Unset = ""
    what_to_study: str | Unset = ""
    career_improvement: str | Unset = ""
    prerequisite: str | Unset = ""
    teacher_ids: list[int] | Unset = UNSET
    recommended_ids: list[int] | Unset = UNSET
    outline: list[OutlineContent] | Unset = UNSET
    chapters: list[ChapterContent] | Unset = UNSET
    prices: list[PriceContent] | Unset = UNSET
    questions: list[QuestionContent] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        sub_category_id = self.sub_category_id

        course_img = self.course_img

        course_type = self.course_type

        degree_id: int | None | Unset
        if isinstance(self.degree_id, Unset):
            degree_id = UNSET
        else:
            degree_id = self.degree_id

        brief = self.brief

        level = self.level

        pub_date: None | str | Unset
        if isinstance(self.pub_date, Unset):
            pub_date = UNSET
        elif isinstance(self.pub_date, datetime.date):
            pub_date = self.pub_date.isoformat()
        else:
            pub_date = self.pub_date

        period = self.period

        order = self.order

        attachment_path = self.attachment_path

        template_id = self.template_id

        hours = self.hours

        slogan = self.slogan

        video_brief_link = self.video_brief_link

        why_study = self.why_study

        what_to_study = self.what_to_study

        career_improvement = self.career_improvement

        prerequisite = self.prerequisite

        teacher_ids: list[int] | Unset = UNSET
        if not isinstance(self.teacher_ids, Unset):
            teacher_ids = self.teacher_ids

        recommended_ids: list[int] | Unset = UNSET
        if not isinstance(self.recommended_ids, Unset):
            recommended_ids = self.recommended_ids

        outline: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.outline, Unset):
            outline = []
            for outline_item_data in self.outline:
                outline_item = outline_item_data.to_dict()
                outline.append(outline_item)

        chapters: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.chapters, Unset):
            chapters = []
            for chapters_item_data in self.chapters:
                chapters_item = chapters_item_data.to_dict()
                chapters.append(chapters_item)

        prices: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.prices, Unset):
            prices = []
            for prices_item_data in self.prices:
                prices_item = prices_item_data.to_dict()
                prices.append(prices_item)

        questions: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.questions, Unset):
            questions = []
            for questions_item_data in self.questions:
                questions_item = questions_item_data.to_dict()
                questions.append(questions_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "sub_category_id": sub_category_id,
            }
        )
        if course_img is not UNSET:
            field_dict["course_img"] = course_img
        if course_type is not UNSET:
            field_dict["course_type"] = course_type
        if degree_id is not UNSET:
            field_dict["degree_id"] = degree_id
        if brief is not UNSET:
            field_dict["brief"] = brief
        if level is not UNSET:
            field_dict["level"] = level
        if pub_date is not UNSET:
            field_dict["pub_date"] = pub_date
        if period is not UNSET:
            field_dict["period"] = period
        if order is not UNSET:
            field_dict["order"] = order
        if attachment_path is not UNSET:
            field_dict["attachment_path"] = attachment_path
        if template_id is not UNSET:
            field_dict["template_id"] = template_id
        if hours is not UNSET:
            field_dict["hours"] = hours
        if slogan is not UNSET:
            field_dict["slogan"] = slogan
        if video_brief_link is not UNSET:
            field_dict["video_brief_link"] = video_brief_link
        if why_study is not UNSET:
            field_dict["why_study"] = why_study
        if what_to_study is not UNSET:
            field_dict["what_to_study"] = what_to_study
        if career_improvement is not UNSET:
            field_dict["career_improvement"] = career_improvement
        if prerequisite is not UNSET:
            field_dict["prerequisite"] = prerequisite
        if teacher_ids is not UNSET:
            field_dict["teacher_ids"] = teacher_ids
        if recommended_ids is not UNSET:
            field_dict["recommended_ids"] = recommended_ids
        if outline is not UNSET:
            field_dict["outline"] = outline
        if chapters is not UNSET:
            field_dict["chapters"] = chapters
        if prices is not UNSET:
            field_dict["prices"] = prices
        if questions is not UNSET:
            field_dict["questions"] = questions

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.chapter_content import ChapterContent
        from ..models.outline_content import OutlineContent
        from ..models.price_content import PriceContent
        from ..models.question_content import QuestionContent

        d = dict(src_dict)
        name = d.pop("name")

        sub_category_id = d.pop("sub_category_id")

        course_img = d.pop("course_img", UNSET)

        course_type = d.pop("course_type", UNSET)

        def _parse_degree_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        degree_id = _parse_degree_id(d.pop("degree_id", UNSET))

        brief = d.pop("brief", UNSET)

        level = d.pop("level", UNSET)

        def _parse_pub_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                pub_date_type_0 = datetime.date.fromisoformat(data)

                return pub_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        pub_date = _parse_pub_date(d.pop("pub_date", UNSET))

        period = d.pop("period", UNSET)

        order = d.pop("order", UNSET)

        attachment_path = d.pop("attachment_path", UNSET)

        template_id = d.pop("template_id", UNSET)

        hours = d.pop("hours", UNSET)

        slogan = d.pop("slogan", UNSET)

        video_brief_link = d.pop("video_brief_link", UNSET)

        why_study = d.pop("why_study", UNSET)

        what_to_study = d.pop("what_to_study", UNSET)

        career_improvement = d.pop("career_improvement", UNSET)

        prerequisite = d.pop("prerequisite", UNSET)

        teacher_ids = cast(list[int], d.pop("teacher_ids", UNSET))

        recommended_ids = cast(list[int], d.pop("recommended_ids", UNSET))

        _outline = d.pop("outline", UNSET)
        outline: list[OutlineContent] | Unset = UNSET
        if _outline is not UNSET:
            outline = []
            for outline_item_data in _outline:
                outline_item = OutlineContent.from_dict(outline_item_data)

                outline.append(outline_item)

        _chapters = d.pop("chapters", UNSET)
        chapters: list[ChapterContent] | Unset = UNSET
        if _chapters is not UNSET:
            chapters = []
            for chapters_item_data in _chapters:
                chapters_item = ChapterContent.from_dict(chapters_item_data)

                chapters.append(chapters_item)

        _prices = d.pop("prices", UNSET)
        prices: list[PriceContent] | Unset = UNSET
        if _prices is not UNSET:
            prices = []
            for prices_item_data in _prices:
                prices_item = PriceContent.from_dict(prices_item_data)

                prices.append(prices_item)

        _questions = d.pop("questions", UNSET)
        questions: list[QuestionContent] | Unset = UNSET
        if _questions is not UNSET:
            questions = []
            for questions_item_data in _questions:
                questions_item = QuestionContent.from_dict(questions_item_data)

                questions.append(questions_item)

        course_content = cls(
            name=name,
            sub_category_id=sub_category_id,
            course_img=course_img,
            course_type=course_type,
            degree_id=degree_id,
            brief=brief,
            level=level,
            pub_date=pub_date,
            period=period,
            order=order,
            attachment_path=attachment_path,
            template_id=template_id,
            hours=hours,
            slogan=slogan,
            video_brief_link=video_brief_link,
            why_study=why_study,
            what_to_study=what_to_study,
            career_improvement=career_improvement,
            prerequisite=prerequisite,
            teacher_ids=teacher_ids,
            recommended_ids=recommended_ids,
            outline=outline,
            chapters=chapters,
            prices=prices,
            questions=questions,
        )

        course_content.additional_properties = d
        return course_content

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
