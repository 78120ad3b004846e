"""The mistakes of indentation: lines that begin in a column where they cannot belong.

As all kinds of mistakes (mistakes.py) these are guesses from the scene of a failure. Lines and
columns count from 0.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roleplay.scenario.failure import Mistake
from roleplay.scenario.findings import file as found
from roleplay.scenario.layout import indent_of, is_blank, is_part, read_line
from roleplay.scenario.source import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.scenario.failure import Scene
    from roleplay.scenario.layout import Line

NO_COLON = re.compile(r"([\w.-]+)( *[;=])?")
"""What may be a key without its colon, with the sign that took its place."""
_BLOCK_HEADER = re.compile(r"[|>][+-]?[1-9]?[+-]?[ ]*(?:[ ]#.*)?$")
_MOST_TARGETS = 4


def suspects(scene: Scene) -> Iterator[int]:
    """The lines that may lack what makes them a key or a list item."""
    failure, above = scene.failure, scene.began_above()
    if failure.start and "simple key" in failure.within:
        yield failure.start[0]
    if above and not above.style and above.column == read_line(scene.lines[above.line]).lead:
        yield above.line
    yield scene.number


def text_indent(scene: Scene) -> Iterator[Mistake]:
    """Lines of a text that are not indented deeper than the key the text belongs to."""
    lines = scene.lines
    for number in suspects(scene):
        if is_part(lines[number]) or lines[number].lstrip().startswith("-"):
            continue
        top = number
        while top >= 0 and (is_blank(lines[top]) or not is_part(lines[top])):
            top -= 1
        if top < 0:
            return
        head = read_line(lines[top])
        block = _BLOCK_HEADER.match(lines[top], head.value)
        word = NO_COLON.match(lines[number], indent_of(lines[number]))
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


def indent(scene: Scene) -> Iterator[Mistake]:
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
                sure=abs(width - line.indent) == 1 and not _fits_as_well(scene, line, width),
            )


def _fits_as_well(scene: Scene, line: Line, width: int) -> bool:
    """Whether the key of a line stands elsewhere as far to the other side of where it is here."""
    other = 2 * line.indent - width
    return bool(line.key) and any(
        (each.lead, each.key) == (other, line.key) for each in map(read_line, scene.lines)
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
