"""A problem of Open edX as questions of ours. Nothing of it is ever run.

Source: docs/import-olx.md
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element

from luffy.exercises.grading import Choice, Key, Kind, number, why_unfit
from luffy.exercises.notation import named
from luffy.exercises.olx.markup import Tell, tidy
from luffy.exercises.olx.report import Worded

LONGEST_TEXT = 20_000
_RESPONSE = re.compile(r"[a-z]*response")
_SETTINGS = ("max_attempts", "rerandomize", "submission_wait_seconds", "matlab_api_key")
_HINTS = {
    "choicehint",
    "compoundhint",
    "correcthint",
    "stringequalhint",
    "optionhint",
    "regexphint",
    "demandhint",
}
_INPUTS = {"choicegroup", "checkboxgroup", "radiogroup", "optioninput", "textline", "formulaequationinput"}
_SILENT = _HINTS | _INPUTS | {"script", "solution", "responseparam", "additional_answer", "hint", "hintgroup"}
_HTML = {
    *(
        "p",
        "br",
        "hr",
        "div",
        "span",
        "h2",
        "h3",
        "h4",
        "blockquote",
        "a",
        "img",
        "em",
        "strong",
        "b",
        "i",
        "u",
        "sub",
    ),
    *(
        "sup",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "pre",
        "code",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "caption",
    ),
}
_VOID = {"br", "hr", "img"}
_VARIABLE = re.compile(r"\$\{?[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; `number` counts the answers that its problem wants."""

    number: int
    key: Key
    text: str
    explanation: str
    points: int


class _NoCounterpart(Worded):
    """Why a response cannot be a question here."""


def questions_of(problem: Element, tell: Tell) -> list[Asked]:
    """The questions that a problem asks; `tell(kind, what)` hears what has no counterpart."""
    responses = [one for one in problem.iter() if _RESPONSE.fullmatch(one.tag)]
    if not responses:
        tell("response", "the problem asks for no answer that is known here")
        return []
    _tell_settings(problem, tell)
    reader = _Problem(problem, responses, tell)
    asked = []
    for place, response in enumerate(responses, start=1):
        try:
            asked.append(reader.question(place, response))
        except _NoCounterpart as reason:
            tell("response", f"{{tag}}: {reason.text}", tag=response.tag, **reason.details)
    return asked


class _Problem:
    def __init__(self, problem: Element, responses: list[Element], tell: Tell) -> None:
        self.tell = tell
        self.is_random = any(one.tag == "script" for one in problem.iter())
        self.places = (
            {id(one): place for place, one in enumerate(responses, start=1)} if len(responses) > 1 else {}
        )
        self.text = tidy("".join(self._inside(problem)), tell)
        solutions = [one for one in problem.iter() if one.tag == "solution"]
        self.explanation = tidy("".join(part for one in solutions for part in self._inside(one)), tell)
        self.points = _points(problem.get("weight", ""))

    def question(self, place: int, response: Element) -> Asked:
        """Raises: _NoCounterpart."""
        key = self._key(response)
        said = [self.text, *key.right, *(choice.text for choice in key.choices)]
        if self.is_random and any(_VARIABLE.search(one) for one in said):
            raise _NoCounterpart("it has values that a script makes up")
        reason = why_unfit(key)
        if reason is not None:
            raise _NoCounterpart(reason)
        text = f"{self.text}\n<p><strong>({place})</strong></p>" if self.places else self.text
        if len(text) > LONGEST_TEXT or len(self.explanation) > LONGEST_TEXT:
            raise _NoCounterpart("it is longer than {most} characters", most=LONGEST_TEXT)
        return Asked(place, key, text or "<p>?</p>", self.explanation, self.points)

    def _key(self, response: Element) -> Key:
        if response.get("partial_credit"):
            self.tell("setting", "partial_credit: there are no half points")
        if response.tag in {"multiplechoiceresponse", "choiceresponse"}:
            return self._choices(response, list(response.iter("choice")))
        if response.tag == "optionresponse":
            return self._options(response)
        if response.tag == "numericalresponse":
            return _number(response)
        if response.tag == "stringresponse":
            return _text(response)
        raise _NoCounterpart("there is no such kind of question")

    def _choices(self, response: Element, rows: list[Element]) -> Key:
        texts = [tidy("".join(self._inside(row)), self.tell) for row in rows]
        right = [_is_true(row.get("correct", "")) for row in rows]
        kind = Kind.MULTIPLE if response.tag == "choiceresponse" else Kind.SINGLE
        return _choosing(kind, texts, right)

    def _options(self, response: Element) -> Key:
        inputs = list(response.iter("optioninput"))
        if len(inputs) != 1:
            raise _NoCounterpart("it has not one list of options")
        rows = list(inputs[0].iter("option"))
        if rows:
            return self._choices(response, rows)
        texts = _listed(inputs[0].get("options", ""))
        return _choosing(
            Kind.SINGLE,
            [escape(text) for text in texts],
            [text == inputs[0].get("correct") for text in texts],
        )

    def _inside(self, element: Element) -> Iterator[str]:
        """Its content as HTML, without inputs, hints, solutions and scripts; answers are marked where they stand."""
        yield escape(element.text or "", quote=False)
        for child in element:
            yield from self._one(child)
            yield escape(child.tail or "", quote=False)

    def _one(self, element: Element) -> Iterator[str]:
        tag = element.tag
        if tag in _SILENT:
            return
        if tag in _VOID:
            yield f"<{tag}{_attributes(element)}>"
            return
        around = {"label": "p", "description": "p", "clarification": "em"}.get(
            tag, tag if tag in _HTML else ""
        )
        yield f"<{around}{_attributes(element) if around == tag else ''}>" if around else ""
        yield from self._inside(element)
        if id(element) in self.places:
            yield f" <strong>({self.places[id(element)]})</strong> "
        yield f"</{around}>" if around else ""


def _tell_settings(problem: Element, tell: Tell) -> None:
    for name in _SETTINGS:
        if problem.get(name):
            tell("setting", "{name}={value}", name=name, value=problem.get(name))
    hints = sum(one.tag in _HINTS for one in problem.iter())
    if hints:
        tell("hint", "{count} hints are left out", count=hints)
    if any(one.tag == "script" for one in problem.iter()):
        tell("script", "a script is left out; nothing of a problem is run")


def _choosing(kind: Kind, texts: list[str], right: list[bool]) -> Key:
    try:
        choices: tuple[Choice, ...] = named(texts)
    except ValueError as problem:
        raise _NoCounterpart(str(problem)) from problem
    names = tuple(choice.name for choice, is_right in zip(choices, right, strict=True) if is_right)
    return Key(kind, names, choices)


def _number(response: Element) -> Key:
    answer = response.get("answer", "").strip()
    if number(answer) is None:
        raise _NoCounterpart("the answer {answer} is no number", answer=answer)
    if response.find("additional_answer") is not None:
        raise _NoCounterpart("it has several right numbers")
    params = [one for one in response.iter("responseparam") if one.get("type") == "tolerance"]
    return Key(Kind.NUMBER, (answer,), tolerance=params[0].get("default", "") if params else "")


def _text(response: Element) -> Key:
    said = response.get("type", "")
    if "regexp" in said:
        raise _NoCounterpart("its answer is a pattern")
    rights = [*response.get("answer", "").split("_or_")]
    rights += [one.get("answer", "") for one in response.iter("additional_answer")]
    kept = tuple(dict.fromkeys(one.strip() for one in rights if one.strip()))
    return Key(Kind.TEXT, kept, ignores_case="ci" in said.split())


def _listed(said: str) -> list[str]:
    """`('a','b')` as texts: read as a literal, never run."""
    try:
        found = ast.literal_eval(said)
    except (ValueError, SyntaxError, MemoryError, RecursionError) as problem:
        raise _NoCounterpart("its options cannot be read") from problem
    return [str(one) for one in found] if isinstance(found, list | tuple) else [str(found)]


def _attributes(element: Element) -> str:
    return "".join(
        f' {name}="{escape(value)}"' for name, value in element.attrib.items() if name.isidentifier()
    )


def _is_true(said: str) -> bool:
    return said.strip().lower() == "true"


def _points(said: str) -> int:
    found = number(said) if said else None
    return int(found) if found is not None and found == int(found) and 1 <= found <= 100 else 1
