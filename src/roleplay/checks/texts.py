"""Texts that are too long, too hard, unfinished or too wide (group T)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roleplay.checks.finding import note, warning
from roleplay.checks.wording import passages, sentences, syllables, words, written_texts
from roleplay.scenario.nodes import ListNode, MapNode, ScalarNode
from roleplay.text import cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from roleplay.checks.subject import Subject
    from roleplay.diagnostics import Diagnostic

_TODO = re.compile(r"\b(?:TODO|FIXME|TBD|XXX)\b|\blorem ipsum\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_MARGINS = 8
"""Columns of the play screen that hold numbers, borders and the scroll bar."""
_PARTS = {"briefing": "The briefing", "moments": "The conversation"}
_FEWEST_WORDS = 40
"""A reading grade of fewer words means nothing."""

LONG_REPLY = warning(
    "T101",
    "long-reply",
    message="“{reply}” has {count} words; {most} are enough to read while somebody waits.",
    why="Four such replies are a page, and the trainee skims them while the customer waits.",
    help="Say it in fewer words, as one would at the counter.",
    bad="""\
moments:
  the-veil:
    replies:
      pity:
        say: I do see it, and I am sorry to be told of it so late in the week, as it is a sad day
          for us all if a bag or a box is not put on the van it is to be on by the man who is to
          do so.
""",
    good="""\
moments:
  the-veil:
    replies:
      pity:
        say: I understand, and I'm very sorry to hear it. I'll pass that on, and we will see then.
""",
)

LONG_LINE = warning(
    "T102",
    "long-line",
    message="{count} words are said or told at once here; {most} are a long speech.",
    why="What stands in the middle of it is not read, and that is where the clues are.",
    help="Cut it, or spread it over two moments.",
    bad="""\
moments:
  the-veil:
    customer: Her veil is in there. My grandmother wore it, and there is no second one. She wore it
      in the old town hall, and her own mother had sewn it for her. Then my mother wore it, and I
      wore it. Now it is the turn of my sister. It was in a box on the top shelf for years. We took
      it out in May. We had it cleaned by a man who does that by hand. He did it well. He put it in
      a new box, and he sent it off to us. That was on Friday. I have his note here. It says that
      it was well packed.
""",
    good="""\
moments:
  the-veil:
    customer: Her veil is in there. My grandmother wore it, and there is no second one.
""",
)

HARD_TO_READ = warning(
    "T103",
    "hard-to-read",
    message="{part} needs about {grade} years of school to be read easily (Flesch-Kincaid); "
    "{most} are enough.",
    why="Not everybody who serves customers reads long sentences easily, or has English as their "
    "first language.",
    help="Make two sentences out of long ones, and take shorter words; begin with “{begin} …”.",
    bad="""\
briefing:
  you: >-
    Representatives are required to demonstrate unconditional responsibility regarding irreplaceable
    possessions, particularly whenever exceptional circumstances necessitate immediate communication
    with transportation contractors, while simultaneously documenting every organizational
    irregularity that could subsequently become relevant for the reimbursement of customers or for
    the administration of comparable inquiries by the department that is responsible for them.
""",
    good="""\
briefing:
  you: You sit at the desk for late parcels. It is ten past nine.
""",
)

TODO_LEFT = warning(
    "T104",
    "todo-left",
    message="“{mark}” stands here, so something is not finished.",
    why="Trainees would read it.",
    help="Write what is missing, or put the remark into a comment behind “#”.",
    bad="""\
briefing:
  you: You sit at the desk for late parcels. TODO say more.
""",
    good="""\
briefing:
  you: You sit at the desk for late parcels. It is ten past nine.
""",
)

TOO_WIDE = warning(
    "T105",
    "too-wide",
    message="“{begin}…” has {count} characters without a space; a line has room for {most}.",
    why="On a screen of {columns} columns it is broken in the middle.",
    help="Put a space or a hyphen into it, or leave it out.",
    bad="""\
briefing:
  you: The form is at
    https://example.com/desk/late-parcels/forms/2026/november/how-to-search-for-a-parcel-by-name
""",
    good="""\
briefing:
  you: The form is at example.com/late.
""",
)

ENGLISH_ONLY = note(
    "T106",
    "english-only",
    message="The reading grade, echoes of the customer, absolute words, insults and bots that "
    "go by words are checked in English only, and this scenario says that it is “{language}”.",
    why="Their word lists would find the wrong things in another language.",
    help="Read the replies with these points in mind.",
    bad="language: nl\n",
    good="language: en-GB\n",
)

FINDINGS = (LONG_REPLY, LONG_LINE, HARD_TO_READ, TODO_LEFT, TOO_WIDE, ENGLISH_ONLY)


def check_lengths_of_texts(subject: Subject) -> Iterator[Diagnostic]:
    """Replies, notes and lines of the customer with too many words, each once."""
    limits = subject.thresholds
    for path, passage in passages(subject.scenario):
        if path[-1] not in ("say", "do", "note", "customer", "reaction"):
            continue
        is_reply = path[-1] in ("say", "do")
        most = limits.reply_words if is_reply else limits.line_words
        count = max(len(words(text)) for text in written_texts(passage))
        if count > most:
            finding = LONG_REPLY if is_reply else LONG_LINE
            reply = str(path[-2])
            yield subject.at(finding, *path, reply=reply, count=count, most=int(most))


def check_reading_grade(subject: Subject) -> Iterator[Diagnostic]:
    """Briefings and conversations that are hard to read (Flesch-Kincaid grade, Kincaid 1975)."""
    if not subject.is_english:
        return
    parts: dict[str, list[str]] = {"briefing": [], "moments": []}
    for path, passage in passages(subject.scenario):
        if path[0] in parts:
            parts[str(path[0])].extend(written_texts(passage))
    for part, texts in parts.items():
        grade = _grade(texts)
        if grade > subject.thresholds.reading_grade:
            hardest = max(texts, key=lambda text: len(words(text)) / sentences(text))
            begin = " ".join(hardest.split()[:4])
            most = int(subject.thresholds.reading_grade)
            names = {"part": _PARTS[part], "begin": begin}
            yield subject.at(HARD_TO_READ, part, grade=round(grade), most=most, **names)


def _grade(texts: Sequence[str]) -> float:
    """The years of school that texts ask for; 0 where they are too short to say."""
    spoken = [word for text in texts for word in words(text)]
    if len(spoken) < _FEWEST_WORDS:
        return 0
    per_sentence = len(spoken) / sum(map(sentences, texts))
    per_word = sum(map(syllables, spoken)) / len(spoken)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59


def check_todo(subject: Subject) -> Iterator[Diagnostic]:
    """Marks of unfinished work, anywhere in the file's texts."""
    origin = subject.scenario.origin
    for node in _scalars(origin.root):
        mark = _TODO.search(node.text)
        if mark is not None:
            span = origin.span_of(node)
            yield TODO_LEFT.at(span, origin.excerpt(span), mark=mark[0])


def check_width(subject: Subject) -> Iterator[Diagnostic]:
    """Words that no line of the play screen can hold."""
    columns = int(subject.thresholds.screen_columns)
    for path, passage in passages(subject.scenario):
        written = _PLACEHOLDER.sub("", " ".join(written_texts(passage))).split()
        widest = max(written, key=cells, default="")
        if cells(widest) > columns - _MARGINS:
            yield subject.at(
                TOO_WIDE,
                *path,
                begin=widest[:20],
                count=cells(widest),
                most=columns - _MARGINS,
                columns=columns,
            )


def check_language(subject: Subject) -> Iterator[Diagnostic]:
    """Says which checks are silent for a language other than English."""
    if not subject.is_english:
        yield subject.at(ENGLISH_ONLY, "language", language=subject.scenario.language)


def _scalars(root: object) -> Iterator[ScalarNode]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ScalarNode):
            yield node
        elif isinstance(node, ListNode):
            waiting.extend(reversed(node.items))
        elif isinstance(node, MapNode):
            waiting.extend(entry.value for entry in reversed(node.entries.values()))
