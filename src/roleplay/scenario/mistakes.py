"""The mistakes that make a file unreadable as YAML: how each is known, and its mend.

A kind of mistake is one function from the scene of a failure to its guesses; a guess is believed
only when reading the mended lines gets further (rescue.py). They are asked in the order of
`_KINDS`, the narrow ones first, so that what fits one of them is not taken for a text that lacks
quotes. Lines and columns count from 0.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roleplay.scenario.failure import KEYS_OFTEN, Failure, Mistake, Scene
from roleplay.scenario.findings import file as found
from roleplay.scenario.indentation import NO_COLON, indent, suspects, text_indent
from roleplay.scenario.layout import (
    FOREIGN_DASH,
    content_end,
    diagnose_text,
    indent_of,
    is_blank,
    is_part,
    last_text_line,
    read_line,
    requote,
)
from roleplay.scenario.slips import COMMENT_OR_TEXT, is_no_comment
from roleplay.scenario.source import Change, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_NO_SPACE = re.compile(r"(?!\d+:)([\w.-]+):(?=[^\s/])")
_KEY_BEHIND = re.compile(r"(?:^|[,;] *)([a-z][a-z0-9-]*):(?: |$)")
_FENCE = re.compile(r"(?:```|~~~)\w*\s*$")
_YAML_DIRECTIVE = re.compile(r"%(?:YAML|TAG)\b")
_NAMES = re.compile(r"\[\s*[\w.-]+(?:\s*,\s*[\w.-]+)*\s*,?\s*$")
_KEYED = re.compile(r"\{\s*[\w.-]+:\s")
_ESCAPE = re.compile(r'\\[0abtnvfre"/\\N_LPxuU]')
_FOREIGN = re.compile(r"```|~~~|(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_CLOSERS = {"[": "]", "{": "}"}


def guess_mistakes(lines: list[str], failure: Failure) -> Iterator[Mistake]:
    """What may be wrong, the most likely first."""
    number = min(failure.line, len(lines) - 1)
    while number and is_blank(lines[number]):
        number -= 1
    scene = Scene(lines, failure, number)
    for kind in _KINDS:
        yield from kind(scene)


def _directive(scene: Scene) -> Iterator[Mistake]:
    if scene.text.startswith("%"):
        place = (scene.number, 0, scene.number, len(scene.text))
        sure = _YAML_DIRECTIVE.match(scene.text) is not None
        yield Mistake(
            found.DIRECTIVE, place, (Change(scene.number, 0, len(scene.text), ""),), sure=sure
        )


def _foreign_line(scene: Scene) -> Iterator[Mistake]:
    """What a chat's copy button or a version control program leaves behind."""
    for number in suspects(scene):
        text = scene.lines[number]
        if _FOREIGN.match(text):
            place = (number, 0, number, len(text))
            names: dict[str, object] = {"text": shorten(text)}
            change = Change(number, 0, len(text), "")
            sure = _FENCE.match(text) is not None
            yield Mistake(found.FOREIGN_LINE, place, (change,), names, lays_bare=True, sure=sure)


def _unclosed_quote(scene: Scene) -> Iterator[Mistake]:
    """A quote that is never closed, or only by the opening one of a later text."""
    lines, failure, above = scene.lines, scene.failure, scene.began_above()
    if failure.start and "quoted scalar" in failure.within:
        number, column = failure.start
    elif above and above.style and any(map(is_part, lines[above.line + 1 : scene.number + 1])):
        number, column = above.line, above.column
    else:
        return
    line = read_line(lines[number])
    if line.value < column and lines[number][line.value] in _CLOSERS:
        end = _flow_end(lines[number], column + 1)
        yield Mistake(
            found.UNCLOSED_QUOTE,
            (number, column, number, end),
            (Change(number, end, end, lines[number][column]),),
            help="Put a closing quote where the text ends.",
            lays_bare=True,
        )
    if column == line.lead and is_part(lines[number][column + 1 :]):
        stray = Change(number, column, column + 1, "")
        place = (number, column, number, column + 1)
        help_ = "Remove the quote; a key needs none."
        yield Mistake(found.UNCLOSED_QUOTE, place, (stray,), help=help_, lays_bare=True)
    for last in {last_text_line(lines, number, line.base): 0, number: 0}:
        yield _quoting(scene, number, column, last, lays_bare=True)


def _unclosed_bracket(scene: Scene) -> Iterator[Mistake]:
    lines, failure = scene.lines, scene.failure
    if not failure.start or "flow" not in failure.within:
        return
    number, column = failure.start
    closer = _CLOSERS.get(lines[number][column : column + 1], "]")
    place = (number, column, number, column + 1)
    if failure.line == number:
        if scene.text[failure.column : failure.column + 1] in ("]", "}"):
            for end in (failure.column, failure.column + 1):
                change = Change(number, failure.column, end, closer)
                yield Mistake(found.UNCLOSED_BRACKET, place, (change,), {"sign": closer})
        return
    for last in {last_text_line(lines, number, read_line(lines[number]).base): 0, number: 0}:
        end = content_end(lines[last])
        change = Change(last, end, end, closer)
        begun = " ".join([lines[number][column:], *lines[number + 1 : last + 1]])
        yield Mistake(
            found.UNCLOSED_BRACKET,
            place,
            (change,),
            {"sign": closer},
            lays_bare=True,
            sure=bool(_NAMES.match(begun) or _KEYED.match(begun)),
        )


def _stray_bracket(scene: Scene) -> Iterator[Mistake]:
    column = scene.failure.column
    sign = scene.text[column : column + 1]
    if sign in ("]", "}") and is_blank(scene.text[column + 1 :]):
        change = Change(scene.number, column, column + 1, "")
        place = (scene.number, column, scene.number, column + 1)
        yield Mistake(found.STRAY_BRACKET, place, (change,), {"sign": sign})


def _foreign_dash(scene: Scene) -> Iterator[Mistake]:
    """Items of a list that begin with the dash of a word processor."""
    lines = scene.lines
    for number in suspects(scene):
        column = indent_of(lines[number])
        if not FOREIGN_DASH.match(lines[number], column):
            continue
        first = number
        while first and indent_of(lines[first - 1]) >= column:
            first -= 1
        last = number
        while last + 1 < len(lines) and indent_of(lines[last + 1]) >= column:
            last += 1
        dashed = [
            n
            for n in range(first, last + 1)
            if indent_of(lines[n]) == column and FOREIGN_DASH.match(lines[n], column)
        ]
        place = (dashed[0], column, dashed[0], column + 1)
        changes = tuple(Change(n, column, column + 1, "-") for n in dashed)
        sign: dict[str, object] = {"sign": lines[number][column]}
        yield Mistake(found.NO_HYPHEN, place, changes, sign, lays_bare=True)
        yield Mistake(found.NO_HYPHEN, place, changes, sign)


def _keys_in_a_row(scene: Scene) -> Iterator[Mistake]:
    """A second key in the line of another; it may be a text as well, so nothing is mended."""
    text = scene.text
    line = read_line(text)
    if not line.key or text[line.value : line.value + 1] in ("", '"', "'", *_CLOSERS):
        return
    second = _KEY_BEHIND.search(text[line.value :])
    if second and (second[1] in KEYS_OFTEN or scene.knows_key(second[1])):
        start = line.value + second.start()
        below = next((each for each in scene.lines[scene.number + 1 :] if not is_blank(each)), "")
        emptied = start == line.value and indent_of(below) <= line.base
        key = line.value + second.start(1)
        place = (scene.number, key, scene.number, key + len(second[1]) + 1)
        change = Change(scene.number, start, len(text), '""' if emptied else "")
        yield Mistake(
            found.KEYS_IN_A_ROW,
            place,
            (change,),
            {"key": second[1]},
            gives_up=emptied,
            sure=False,
        )


def _missing_space(scene: Scene) -> Iterator[Mistake]:
    for number in suspects(scene):
        text = scene.lines[number]
        lead = read_line(text).lead
        behind = text[lead + 1 : lead + 2]
        if text[lead : lead + 1] == "-" and behind not in ("", " ", "-") and not behind.isdigit():
            place = (number, lead, number, lead + 1)
            yield Mistake(
                found.NO_SPACE_AFTER_DASH, place, (Change(number, lead + 1, lead + 1, " "),)
            )
        elif match := _NO_SPACE.match(text, lead):
            end = match.end()
            yield Mistake(
                found.NO_SPACE_AFTER_COLON,
                (number, lead, number, end),
                (Change(number, end, end, " "),),
                {"key": shorten(match[1])},
            )


def _no_colon(scene: Scene) -> Iterator[Mistake]:
    for number in suspects(scene):
        text = scene.lines[number]
        lead = read_line(text).lead
        if number == scene.number and "simple key" not in scene.failure.within:
            continue
        if match := NO_COLON.match(text, lead):
            place = (number, lead, number, match.end(1))
            change = Change(number, match.end(1), match.end(), ":")
            yield Mistake(found.NO_COLON, place, (change,), {"key": shorten(match[1])})


def _cut_comment(scene: Scene) -> Iterator[Mistake]:
    """A text of several lines that a “#” ends before its last."""
    lines, latest = scene.lines, scene.failure.latest
    if not latest or latest.style or latest.end_line >= scene.number or is_part(scene.text):
        return
    rest = lines[latest.end_line][latest.end_column :]
    if rest[:1].isspace() and rest.lstrip().startswith("#"):
        line, column = latest.end_line, latest.end_column + len(rest) - len(rest.lstrip())
        base = read_line(lines[latest.line]).base
        last = max(last_text_line(lines, latest.line, base), scene.number)
        mend = requote(lines, latest.line, latest.column, last, comment=False, lead=COMMENT_OR_TEXT)
        place = (line, column, line, len(lines[line]))
        sure = is_no_comment(lines[line][column:])
        yield Mistake(
            found.CUT_COMMENT, place, mend.changes, fix=mend.fix, help=mend.help, sure=sure
        )


def _flow_end(text: str, column: int) -> int:
    """Where an item of a list in brackets ends."""
    ends = (text.find(sign, column) for sign in ",]}")
    return min((end for end in ends if end >= 0), default=len(text))


def _flow_item(scene: Scene) -> Iterator[Mistake]:
    """One item of a list in brackets that needs quotes."""
    text, column = scene.text, scene.failure.column
    line = read_line(text)
    if text[line.value : line.value + 1] not in _CLOSERS or column <= line.value:
        return
    opened = max(text.rfind(sign, line.value, column + 1) for sign in ("[", "{", ",", ": "))
    if text[opened : opened + 2] == ": " and opened == column:
        opened = max(text.rfind(sign, line.value, column) for sign in ("[", "{", ",", ": "))
    start = opened + 1 + len(text[opened + 1 :]) - len(text[opened + 1 :].lstrip(" :"))
    end = _flow_end(text, max(start, column))
    end = start + len(text[start:end].rstrip())
    if start < end and text[end:].rstrip().endswith(("]", "}")):
        yield _quoting(scene, scene.number, start, scene.number, end=end, partly=True)


def _bare_text(scene: Scene) -> Iterator[Mistake]:
    """A text that needs quotes, or other ones."""
    lines, number, above = scene.lines, scene.number, scene.began_above()
    if above and _may_be_text(lines, above.line, above.column):
        last = max(last_text_line(lines, above.line, read_line(lines[above.line]).base), number)
        yield _quoting(scene, above.line, above.column, last)
    line = read_line(scene.text)
    starts = [line.value] if line.key else []
    if _may_be_text(lines, number, line.lead):
        starts.append(line.lead)
    for start in starts:
        if not is_blank(scene.text[start:]):
            last = last_text_line(lines, number, line.base)
            for end in {last: 0, number: 0}:
                yield _quoting(scene, number, start, end)


def _may_be_text(lines: list[str], number: int, column: int) -> bool:
    """Whether a value may begin at a place: behind a key or a dash, or below a key without one."""
    line = read_line(lines[number])
    if column > line.indent:
        return True
    above = next((text for text in reversed(lines[:number]) if not is_blank(text)), "")
    head = read_line(above)
    return is_part(above) and is_blank(above[head.value :]) and line.indent > head.base


def _quoting(
    scene: Scene,
    number: int,
    start: int,
    last: int,
    end: int | None = None,
    *,
    lays_bare: bool = False,
    partly: bool = False,
) -> Mistake:
    finding, names = diagnose_text(scene.lines, number, start, last, end)
    mend = requote(scene.lines, number, start, last, end)
    written = scene.lines[number][start:]
    escaped = written.startswith('"') and _ESCAPE.search(written) is not None
    return Mistake(
        finding,
        (number, start, last, content_end(scene.lines[last]) if end is None else end),
        mend.changes,
        names,
        fix=mend.fix,
        help=mend.help,
        lays_bare=lays_bare,
        partly=partly,
        sure=not escaped,
    )


def _nothing_known(scene: Scene) -> Iterator[Mistake]:
    """The last resort: the value put aside, or the line with what is indented below it."""
    lines, number = scene.lines, scene.number
    line = read_line(scene.text)
    names: dict[str, object] = {"text": shorten(scene.text.strip())}
    place = (number, line.indent, number, max(len(scene.text), 1))
    if line.key and not is_blank(scene.text[line.value :]):
        change = Change(number, line.value, len(scene.text), '""')
        yield Mistake(found.UNREADABLE, place, (change,), names, gives_up=True)
    above = scene.began_above()
    for first in {number: 0, above.line if above else number: 0}:
        end = number + 1
        while end < len(lines) and (not lines[end].strip() or indent_of(lines[end]) > line.indent):
            end += 1
        changes = tuple(Change(n, 0, len(lines[n]), "") for n in range(first, end))
        yield Mistake(found.UNREADABLE, place, changes, names, gives_up=True)


_KINDS: tuple[Callable[[Scene], Iterator[Mistake]], ...] = (
    _directive,
    _foreign_line,
    _unclosed_quote,
    _unclosed_bracket,
    _stray_bracket,
    _foreign_dash,
    _missing_space,
    text_indent,
    _no_colon,
    _cut_comment,
    indent,
    _flow_item,
    _keys_in_a_row,
    _bare_text,
    _nothing_known,
)
