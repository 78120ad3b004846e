"""The mistakes that make a file unreadable as YAML: how each is known, and its mend.

A kind of mistake is one function from the scene of a failure to its guesses; a guess is believed
only when reading the mended lines gets further (rescue.py). They are asked in the order of
`_KINDS`, the narrow ones first, so that what fits one of them is not taken for a text that lacks
quotes. Lines and columns count from 0.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roleplay.scenario.failure import Failure, Mistake, Scene
from roleplay.scenario.findings import file as found
from roleplay.scenario.layout import (
    content_end,
    diagnose_text,
    indent_of,
    is_blank,
    is_part,
    last_text_line,
    read_line,
    requote,
)
from roleplay.scenario.slips import COMMENT_OR_TEXT
from roleplay.scenario.source import Change, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_NO_SPACE = re.compile(r"([\w.-]+):(?=[^\s/])")
_NO_COLON = re.compile(r"([\w.-]+)( *[;=])?")
_BLOCK_HEADER = re.compile(r"[|>][+-]?[1-9]?[+-]?[ ]*(?:[ ]#.*)?$")
_FOREIGN = re.compile(r"```|~~~|(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_CLOSERS = {"[": "]", "{": "}"}
_MOST_TARGETS = 4


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
        yield Mistake(found.DIRECTIVE, place, (Change(scene.number, 0, len(scene.text), ""),))


def _foreign_line(scene: Scene) -> Iterator[Mistake]:
    """What a chat's copy button or a version control program leaves behind."""
    for number in _suspects(scene):
        text = scene.lines[number]
        if _FOREIGN.match(text):
            place = (number, 0, number, len(text))
            names: dict[str, object] = {"text": shorten(text)}
            change = Change(number, 0, len(text), "")
            yield Mistake(found.FOREIGN_LINE, place, (change,), names, lays_bare=True)


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
        yield Mistake(found.UNCLOSED_BRACKET, place, (change,), {"sign": closer}, lays_bare=True)


def _stray_bracket(scene: Scene) -> Iterator[Mistake]:
    column = scene.failure.column
    sign = scene.text[column : column + 1]
    if sign in ("]", "}") and is_blank(scene.text[column + 1 :]):
        change = Change(scene.number, column, column + 1, "")
        place = (scene.number, column, scene.number, column + 1)
        yield Mistake(found.STRAY_BRACKET, place, (change,), {"sign": sign})


def _suspects(scene: Scene) -> Iterator[int]:
    """The lines that may lack what makes them a key or a list item."""
    failure, above = scene.failure, scene.began_above()
    if failure.start and "simple key" in failure.within:
        yield failure.start[0]
    if above and not above.style and above.column == read_line(scene.lines[above.line]).lead:
        yield above.line
    yield scene.number


def _missing_space(scene: Scene) -> Iterator[Mistake]:
    for number in _suspects(scene):
        text = scene.lines[number]
        lead = read_line(text).lead
        if text[lead : lead + 1] == "-" and text[lead + 1 : lead + 2] not in ("", " ", "-"):
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


def _text_indent(scene: Scene) -> Iterator[Mistake]:
    """Lines of a text that are not indented deeper than the key the text belongs to."""
    lines = scene.lines
    for number in _suspects(scene):
        if is_part(lines[number]) or lines[number].lstrip().startswith("-"):
            continue
        top = number
        while top >= 0 and (is_blank(lines[top]) or not is_part(lines[top])):
            top -= 1
        if top < 0:
            return
        head = read_line(lines[top])
        block = _BLOCK_HEADER.match(lines[top], head.value)
        word = _NO_COLON.match(lines[number], indent_of(lines[number]))
        if is_blank(lines[top][head.value :]):
            continue
        if not block and word and (scene.knows_key(word[1]) or _opens(lines, number, word)):
            continue
        end = number + 1
        while end < len(lines) and not is_part(lines[end]) and end - top < 400:
            end += 1
        yield from _deepened(scene, top, end, number)


def _opens(lines: list[str], number: int, word: re.Match[str]) -> bool:
    """Whether a line is a single word with keys or items indented below it."""
    below = next((line for line in lines[number + 1 :] if not is_blank(line)), "")
    deeper = is_part(below) and indent_of(below) > indent_of(lines[number])
    return deeper and is_blank(lines[number][word.end() :])


def _deepened(scene: Scene, top: int, end: int, number: int) -> Iterator[Mistake]:
    lines = scene.lines
    base = read_line(lines[top]).base
    body = [n for n in range(top + 1, end) if lines[n].strip()]
    width = max(indent_of(lines[body[0]]), base + 2)
    changes = tuple(
        Change(n, 0, indent_of(lines[n]), " " * width) for n in body if indent_of(lines[n]) < width
    )
    if changes:
        place = (number, 0, number, max(indent_of(lines[number]), 1))
        yield Mistake(found.TEXT_INDENT, place, changes)


def _no_colon(scene: Scene) -> Iterator[Mistake]:
    for number in _suspects(scene):
        text = scene.lines[number]
        lead = read_line(text).lead
        if number == scene.number and "simple key" not in scene.failure.within:
            continue
        if match := _NO_COLON.match(text, lead):
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
        yield Mistake(found.CUT_COMMENT, place, mend.changes, fix=mend.fix, help=mend.help)


def _indent(scene: Scene) -> Iterator[Mistake]:
    """A key or list item that begins in a column where nothing of its kind began above."""
    lines, number, failure = scene.lines, scene.number, scene.failure
    line = read_line(scene.text)
    if not is_part(scene.text) or failure.column not in (line.indent, line.lead, line.colon):
        return
    above = scene.began_above()
    if above:
        yield from _indent_above(scene, above.line, line.indent)
    if above and line.key and not is_blank(scene.text[line.value :]):
        near = abs(read_line(lines[above.line]).lead - line.lead) == 1
        if not near and not scene.knows_key(line.key):
            return
    for width in _columns_above(scene, line.indent):
        run = [number]
        while run[-1] + 1 < len(lines) and indent_of(lines[run[-1] + 1]) >= line.indent:
            run.append(run[-1] + 1)
        run = [n for n in run if indent_of(lines[n]) == line.indent and is_part(lines[n])]
        for shifted in (run, run[:1]):
            yield Mistake(
                found.INDENT,
                (number, 0, number, max(line.indent, 1)),
                tuple(Change(n, 0, line.indent, " " * width) for n in shifted),
                {"width": _spaces(line.indent), "right": _spaces(width)},
            )


def _indent_above(scene: Scene, number: int, width: int) -> Iterator[Mistake]:
    """The first of several keys does not begin below the key they belong to, the others do."""
    lines = scene.lines
    wrong = indent_of(lines[number])
    opener = next((n for n in range(number - 1, -1, -1) if not is_blank(lines[n])), None)
    if opener is None or not is_part(lines[number]):
        return
    line = read_line(lines[opener])
    opens = line.key and is_blank(lines[opener][line.value :])
    below = next((text for text in lines[scene.number + 1 :] if not is_blank(text)), "")
    alone = wrong <= line.lead or indent_of(below) == width
    if opens and alone and wrong < width and line.lead < width:
        yield Mistake(
            found.INDENT,
            (number, 0, number, max(wrong, 1)),
            (Change(number, 0, wrong, " " * width),),
            {"width": _spaces(wrong), "right": _spaces(width)},
        )


def _spaces(count: int) -> str:
    return f"{count} space" if count == 1 else f"{count or 'no'} spaces"


def _columns_above(scene: Scene, wrong: int) -> list[int]:
    """The columns in which keys and items above begin, the nearest first."""
    below = next((line for line in scene.lines[scene.number + 1 :] if not is_blank(line)), "")
    opens = is_blank(scene.text[read_line(scene.text).value :])
    child = indent_of(below) if opens else 0
    seen: dict[int, None] = {}
    least = 10_000
    for text in reversed(scene.lines[max(0, scene.number - 400) : scene.number]):
        if is_part(text) and indent_of(text) < least:
            line = read_line(text)
            least = line.indent
            seen.setdefault(line.lead)
            seen.setdefault(line.indent)
    fitting = [width for width in seen if width != wrong and (child <= wrong or width < child)]
    return sorted(fitting, key=lambda width: abs(width - wrong))[:_MOST_TARGETS]


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
    return Mistake(
        finding,
        (number, start, last, content_end(scene.lines[last]) if end is None else end),
        mend.changes,
        names,
        fix=mend.fix,
        help=mend.help,
        lays_bare=lays_bare,
        partly=partly,
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
    _missing_space,
    _text_indent,
    _no_colon,
    _cut_comment,
    _indent,
    _flow_item,
    _bare_text,
    _nothing_known,
)
