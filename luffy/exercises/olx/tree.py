"""An export as a course of ours: its chapters, and their lessons in order. Pure: files in, a tree out.

Source: docs/import-olx.md
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, tostring

from luffy.core.markdown import cleaned, text_of
from luffy.exercises.olx.markup import BadXml, Tell, parse, tidy
from luffy.exercises.olx.problems import Asked, questions_of
from luffy.exercises.olx.report import Gap
from luffy.exercises.olx.source import Files, Unreadable
from luffy.exercises.olx.transcripts import NoTranscript, as_webvtt

LONGEST_NAME, LONGEST_DOCUMENT, MOST_BLOCKS = 128, 200_000, 20_000
_NAME = re.compile(r"[\w.\- ]{1,255}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})T")
# What is around problems and texts, of which we take all.
_AROUND = {"library_content", "conditional", "randomize", "split_test", "vertical", "wrapper"}
_NOT_LEARNED = {"chapter", "sequential", "course"}


@dataclass(frozen=True, slots=True)
class Question:
    source: str
    asked: Asked


@dataclass(slots=True)
class Lesson:
    """`kind`: document, video or exercise; of which it has `html`, `link` with `seconds`, or `questions`.

    `subtitles`: by language, as WebVTT.
    """

    source: str
    kind: str
    name: str
    html: str = ""
    link: str = ""
    seconds: int = 0
    questions: list[Question] = field(default_factory=list)
    subtitles: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Chapter:
    name: str
    sections: list[str] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)


@dataclass(slots=True)
class Tree:
    key: str
    name: str
    brief: str
    start: str
    sections: int
    units: int
    chapters: list[Chapter]
    gaps: list[Gap]


def read(files: Files) -> Tree:
    """Raises: Unreadable."""
    return _Reader(files).course()


class _Reader:
    def __init__(self, files: Files) -> None:
        self.files = files
        self.gaps: list[Gap] = []
        self.blocks = self.sections = self.units = 0

    def course(self) -> Tree:
        root = self._file("course.xml")
        if root is None or root.tag != "course":
            raise Unreadable("course.xml is no course")
        course = self._resolved(root, root.get("url_name", "course"))
        if course is None:
            raise Unreadable("the course itself is missing")
        key = "/".join(root.get(name, "") for name in ("org", "course", "url_name"))
        name = self._named(course.get("display_name") or root.get("course") or key, "course")
        chapters = []
        for child in course:
            place = f"{child.tag}/{child.get('url_name', '')}"
            if child.tag != "chapter":
                self._tell("block", place, "this part of a course has no counterpart")
                continue
            chapter = self._resolved(child, place)
            if chapter is not None and not self._is_hidden(chapter, place):
                chapters.append(self._chapter(chapter, place))
        self._tell_course(course)
        day = _DAY.match(course.get("start", "").strip('"'))
        return Tree(
            key,
            name,
            self._brief(name),
            day[1] if day else "",
            self.sections,
            self.units,
            chapters,
            self.gaps,
        )

    def _chapter(self, element: Element, place: str) -> Chapter:
        chapter = Chapter(self._named(element.get("display_name", ""), place))
        for child, at in self._children(element, place):
            if child.tag != "sequential":
                self._tell("block", at, "{tag}: this part of a chapter has no counterpart", tag=child.tag)
                continue
            self.sections += 1
            chapter.sections.append(child.get("display_name", "").strip())
            self._tell("section", at, "sections have no level of their own; the chapter's summary names them")
            if _is_set(child, "graded"):
                self._tell("setting", at, "graded as {format}", format=child.get("format", ""))
            for unit, unit_at in self._children(child, at):
                self.units += 1
                chapter.lessons += self._unit(unit, unit_at)
        return chapter

    def _unit(self, unit: Element, place: str) -> list[Lesson]:
        """Texts that follow each other are one document, problems one exercise; each video is a lesson."""
        if unit.tag != "vertical":
            self._tell("block", place, "{tag}: this kind of unit has no counterpart", tag=unit.tag)
            return []
        name = self._named(unit.get("display_name", ""), place)
        lessons: list[Lesson] = []
        counts: dict[str, int] = {}
        for lesson in self._parts(unit, place):
            last = lessons[-1] if lessons else None
            if last is not None and last.kind == lesson.kind != "video":
                last.html = f"{last.html}\n{lesson.html}".strip()
                last.questions += lesson.questions
                continue
            counts[lesson.kind] = number = counts.get(lesson.kind, 0) + 1
            if lesson.kind != "video":
                lesson.source = f"{place}/{lesson.kind}/{number}"
            if lesson.kind == "document":
                lesson.name = name if number == 1 else self._named(f"{name} ({number})", place)
            lessons.append(lesson)
        kept = [lesson for lesson in lessons if self._fits(lesson)]
        for lesson in kept:
            lesson.name = lesson.name or name
        return kept

    def _parts(self, element: Element, place: str) -> Iterator[Lesson]:
        for child, at in self._children(element, place):
            if child.tag == "html":
                html = self._html(child, at)
                if html:
                    yield Lesson(at, "document", "", html=html)
            elif child.tag == "video":
                yield self._video(child, at)
            elif child.tag == "problem":
                asked = questions_of(child, self._teller(at))
                questions = [Question(f"{at}#{one.number}", one) for one in asked]
                if questions:
                    yield Lesson(
                        at, "exercise", self._short(child.get("display_name", "")), questions=questions
                    )
            elif child.tag in _AROUND:
                self._tell("block", at, "{tag}: everything inside is taken, in its order", tag=child.tag)
                yield from self._parts(child, at)
            else:
                self._tell("block", at, "{tag}: there is no counterpart", tag=child.tag)

    def _html(self, element: Element, place: str) -> str:
        name = element.get("filename")
        content = self.files.read(f"html/{name}.html") if name else None
        if name and content is None:
            self._tell("file", place, "{file} is missing or too large", file=f"html/{name}.html")
            return ""
        raw = content.decode("utf-8", "replace") if content is not None else _inner(element)
        html = cleaned(tidy(raw, self._teller(place))).strip()
        if not text_of(html):
            self._tell("empty", place, "nothing to read is left of it")
            return ""
        return html

    def _video(self, element: Element, place: str) -> Lesson:
        sources = _sources(element)
        link = next((one for one in sources if one.startswith("https://")), "")
        youtube = element.get("youtube_id_1_0") or element.get("youtube", "").partition(":")[2]
        if not link and youtube:
            link = f"https://www.youtube.com/watch?v={youtube}"
            self._tell(
                "video",
                place,
                "{link} is only linked to: learners open it there; give the lesson a film",
                link=link,
            )
        if not link:
            self._tell("video", place, "no address that can be played")
        for name in ("start_time", "end_time"):
            if element.get(name, "00:00:00") not in {"00:00:00", "0:0:0"}:
                self._tell("setting", place, "{name}={value}", name=name, value=element.get(name))
        for name in ("handout", "track"):
            if element.get(name):
                self._tell("link", place, "{link} leads nowhere here", link=element.get(name))
        asset = element.find("video_asset")
        seconds = _whole(asset.get("duration", "") if asset is not None else "")
        return Lesson(
            place,
            "video",
            self._named(element.get("display_name", "Video"), place),
            link=link[:255],
            seconds=seconds,
            subtitles=dict(self._subtitles(element, place)),
        )

    def _subtitles(self, element: Element, place: str) -> Iterator[tuple[str, str]]:
        for language, file in _transcripts(element).items():
            content = self.files.read(f"static/{file}")
            if content is None:
                self._tell("subtitle", place, "{file} is missing or too large", file=file)
                continue
            try:
                yield language, as_webvtt(content, file)
            except NoTranscript:
                self._tell("subtitle", place, "{file} is no transcript with times", file=file)

    def _children(self, element: Element, place: str) -> Iterator[tuple[Element, str]]:
        """What stands inside, each from its own file if it is only named here."""
        for number, child in enumerate(element, start=1):
            name = child.get("url_name", "")
            at = f"{child.tag}/{name}" if name else f"{place}/{child.tag}{number}"
            found = self._resolved(child, at)
            if found is not None and not self._is_hidden(found, at):
                yield found, at

    def _resolved(self, element: Element, place: str) -> Element | None:
        self.blocks += 1
        if self.blocks > MOST_BLOCKS:
            raise Unreadable("the course has more than {most} parts", most=MOST_BLOCKS)
        name = element.get("url_name", "")
        is_named_only = len(element) == 0 and set(element.attrib) <= {"url_name", "org", "course"} and name
        if not is_named_only:
            return element
        found = self._file(f"{element.tag}/{name}.xml") if _NAME.fullmatch(name) else None
        if found is None or found.tag != element.tag:
            self._tell("file", place, "its file is missing or cannot be read")
            return None
        return found

    def _file(self, path: str) -> Element | None:
        content = self.files.read(path)
        if content is None:
            return None
        try:
            return parse(content)
        except BadXml as problem:
            self._tell("file", path, problem.text, **problem.details)
            return None

    def _is_hidden(self, element: Element, place: str) -> bool:
        if not _is_set(element, "visible_to_staff_only"):
            return False
        self._tell("setting", place, "only staff may see it: left out")
        return True

    def _fits(self, lesson: Lesson) -> bool:
        if len(lesson.html) <= LONGEST_DOCUMENT:
            return True
        self._tell(
            "file",
            lesson.source,
            "the text is longer than {most} characters: left out",
            most=LONGEST_DOCUMENT,
        )
        return False

    def _brief(self, name: str) -> str:
        content = self.files.read("about/short_description.html")
        return text_of(content.decode("utf-8", "replace"))[:2048] if content and content.strip() else name

    def _named(self, said: str, place: str) -> str:
        name = " ".join(said.split()) or place.rpartition("/")[2]
        if len(name) > LONGEST_NAME:
            self._tell("name", place, "cut to {most} characters: {name}", most=LONGEST_NAME, name=name)
        return self._short(name)

    def _short(self, said: str) -> str:
        return " ".join(said.split())[:LONGEST_NAME]

    def _tell_course(self, course: Element) -> None:
        for name in ("advanced_modules", "lti_passports", "user_partitions", "teams_configuration"):
            if course.get(name, "[]") not in {"", "[]", "{}"}:
                self._tell("setting", "course", "{name} has no counterpart", name=name)

    def _teller(self, place: str) -> Tell:
        def tell(kind: str, text: str, /, **details: object) -> None:
            self._tell(kind, place, text, **details)

        return tell

    def _tell(self, kind: str, place: str, text: str, /, **details: object) -> None:
        self.gaps.append(Gap(kind, place, text, details))


def _is_set(element: Element, name: str) -> bool:
    return element.get(name, "").strip('"').lower() == "true"


def _inner(element: Element) -> str:
    return (element.text or "") + "".join(
        tostring(child, encoding="unicode", method="html") for child in element
    )


def _sources(element: Element) -> list[str]:
    """Addresses of files, from both places where they may stand."""
    try:
        listed = json.loads(element.get("html5_sources", "[]"))
    except ValueError:
        listed = []
    named = [str(one) for one in listed] if isinstance(listed, list) else []
    return [*named, *(one.get("src", "") for one in element.iter("source"))]


def _transcripts(element: Element) -> dict[str, str]:
    """Files by language, from the three places where they may stand; of the oldest the language is English."""
    try:
        listed = json.loads(element.get("transcripts", "{}"))
    except ValueError:
        listed = {}
    named = {one.get("language", ""): one.get("src", "") for one in element.iter("transcript")}
    if isinstance(listed, dict):
        named |= {str(language): str(file) for language, file in listed.items()}
    if (sub := element.get("sub", "")) and "en" not in named:
        named["en"] = f"subs_{sub}.srt.sjson"
    return {language: file for language, file in named.items() if file and _LANGUAGE.fullmatch(language)}


def _whole(said: str) -> int:
    try:
        return max(0, min(86_400, int(float(said))))
    except (ValueError, OverflowError):
        return 0
