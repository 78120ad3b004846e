"""The reference of the scenario language, docs/language.md: made from the tables of keys.

What a key holds, whether it must be there and what it means stands in the tables that the reader
goes by; only what no table can say (conditions, and what happens when) is written here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.scenario import path_keys, scenario_keys, scorecard_keys, story_keys
from roleplay.scenario.record import Record
from roleplay.scenario.scalars import (
    Amount,
    AmountOrVariable,
    Choice,
    Clause,
    Date,
    Formed,
    Name,
    Ref,
    Text,
    Whole,
    YesNo,
)
from roleplay.scenario.shape import ByForm, ListOf, MapOf, OneOrMany, Uniform

if TYPE_CHECKING:
    from roleplay.scenario.fields import Field, Json, Kind

_MOST_OPTIONS = 6
"""More words to choose from than these are told as a range."""

_HEADINGS = {"text-while": "An entry of any text", "wordings-while": "An entry of “say” or “do”"}
"""Two tables have one label in sentences, and need two headings."""

_INTRODUCTION = """\
# The scenario language

A scenario is one YAML file that reads like the script of a conversation; a scorecard is another,
which says what is good and what is bad, once for all scenarios that use it. A pack can also hold
onboarding paths, stories, and numbers of its own for the checks. This page lists every key of all
of them. It is made from the same tables that the program reads files by (`make docs`), as are the
JSON Schemas that let editors complete and check them (`roleplay schema scenario`, `scorecard`,
`path`, `story`, `pack`).

If you have never written one, begin with the [tutorial](tutorial.md). How to write levels and
behaviors is told in the [scorecard guide](scorecards.md), what they add up to in
[how the score is computed](scoring.md).
"""

_BASICS = """\
## Writing the file

- **Names** of moments, endings, replies, flags and behaviors are lower case letters, digits and
  hyphens: `what-now`. Progress and statistics hang on them, so rename with care; moving things
  about changes nothing. Moments and endings share one space of names.
- **A text** is best written as a block below `|`: there you can use quotes, colons and `#` as you
  like. A line break in the block is a line break on the screen.
- **Text is text.** `no`, `12:30` and `007` are what you see, wherever a text is wanted. Nothing in
  it is markup. The one thing that is replaced is a placeholder in curly brackets: `{case.price}`
  for a drawn value, `{customer}` and `{trainee}` for the two names. A *plain text*, such as a
  title, has none.
- **A comment** begins with `#`. Behind a text on the same line it needs care: YAML would silently
  cut `order #1234`, so the program refuses it and says how to mend it.
- Anchors, aliases, tags and merge keys of YAML are not used here, and are refused.
"""

_CONDITIONS = """\
## Conditions

A condition stands behind `when`. It compares the customer's state, what was drawn and the limits
of authority with numbers, and asks for flags and promises:

| write | it holds when |
|---|---|
| `temper >= 6` | temper is 6 or more; likewise `<` `<=` `>` `=` `!=`, `is at least`, `is below` |
| `trust between 2 and 5` | both ends included |
| `case.price > authority.refund` | the drawn price is above the limit in the briefing |
| `cake is lemon cake` | that text was drawn; the opposite is `is not` |
| `heard` | the flag was set by `remember`, or by a behavior that `sets` it |
| `promised call-back`, `kept call-back` | the promise was made; it was kept |
| `not heard`, `(a or b) and c` | as it reads; `and` and `or` together need brackets |

A list of conditions means that all of them must hold. Flags are never unset. In a list of entries
with `when` the first one that holds counts, and the last one has no `when`.
"""

_RULES = """\
## What happens after a reply

In this order:

1. The conditions in `shows` are read on the state before the reply.
2. Everything that its behaviors `sets` is set; then a behavior whose `needs` is not set counts as
   the one behind `else`.
3. If the reply `spends` more than the authority leaves, the scorecard's `over-authority` behavior
   counts in its dimension, in place of the reply's own.
4. The moves of its behaviors and its own `moves` are added up; temper, trust and confusion stay
   between 0 and 10.
5. `remember`, `promise`, `keep` and `spends` take effect.
6. The customer's `reaction` is said.
7. If temper is 10 and the customer has `walks-out`, that ending is taken, unless the reply leads
   to an ending itself.
8. `then` is followed, on the new state. A moment that has no reply left to offer is passed over to
   its `if-nothing-left`.

A reply is used up once it was chosen, so a conversation that goes round still comes to an end. A
promise that was made and not kept when an ending is reached is broken; if the customer walks out,
it is void. The reply named by `silence` is never listed: it happens when time runs out, in timed
mode, once. What is drawn is drawn once for each conversation.
"""

_TEXTS = """\
## Any text

Wherever a table says *any text* there can be one text, or a list of which the first entry whose
condition holds is shown:

```yaml
customer: {name: Ada Bell, mood: angry, channel: phone, about: Has ordered from you for years.}
briefing:
  facts:
    - The shop is open until six.
    - - when: temper >= 5
        text: She is not known for her patience.
      - text: You know her well.
```

What is said or done in a reply can also be a list of wordings that mean the same; one of them is
drawn, so that nobody learns the words by heart.
"""


_FOLDERS = """\
## The files of a pack

| where | what it is | begins with |
|---|---|---|
| `scenarios/*.yaml` | [a scenario](#a-scenario) | `format: roleplay/1` |
| `scorecards/*.yaml` | [a scorecard](#a-scorecard) | `format: roleplay-scorecard/1` |
| `paths/*.yaml` | [a path](#a-path): a course for new people | `format: roleplay-path/1` |
| `stories/*.yaml` | [a story](#a-story): what somebody did | `format: roleplay-story/1` |
| `pack.yaml` | [the thresholds](#keys-of-packyaml) that its checks go by | |

A file is known by its name without the ending, unless it has an `id`. A scenario is judged by a
scorecard of its own pack first, then of the other packs in the order of `roleplay list`.
"""


_PACK = """\
## Keys of pack.yaml

It lies in the folder of a pack, beside `scenarios/`, and need not be there.

| key | holds | means | example |
|---|---|---|---|
| `thresholds` | names of [thresholds](checks.md#thresholds), each with a number | \
The numbers that the checks of this pack go by, where they are not the usual ones. | \
`{reply-words: 50}` |
"""


def render() -> str:
    """The whole page, as Markdown."""
    parts = [_INTRODUCTION, _FOLDERS, _BASICS, _TEXTS, _CONDITIONS, _RULES]
    for heading, table in (
        ("Keys of a scenario", scenario_keys.SCENARIO),
        ("Keys of a scorecard", scorecard_keys.SCORECARD),
        ("Keys of a path", path_keys.PATH),
        ("Keys of a story", story_keys.STORY),
    ):
        parts.append(f"## {heading}\n")
        parts += [_section(record) for record in _records(table)]
    parts.append(_PACK)
    return "\n".join(parts)


def _records(table: Record) -> list[Record]:
    """A table and all that are inside it, each once, in the order in which they are met."""
    found: dict[str, Record] = {}
    waiting: list[Kind] = [table]
    while waiting:
        kind = waiting.pop(0)
        if isinstance(kind, Record):
            if kind.title in found:
                continue
            found[kind.title] = kind
        waiting += _inside(kind)
    return list(found.values())


def _inside(kind: Kind) -> list[Kind]:
    match kind:
        case Record():
            return [field.kind for field in kind.fields]
        case ListOf() | OneOrMany():
            return [kind.item]
        case MapOf():
            return [kind.value]
        case Uniform():
            return [kind.keyed]
        case ByForm():
            return [kind.other]
    return []


def _section(record: Record) -> str:
    """A table of keys as a section of the page."""
    lines = [f"### {_heading(record)}", ""]
    if record.one_of:
        lines += [f"Exactly one of {_codes(record.one_of)} must be there.", ""]
    for one, other in record.together:
        lines += [f"Where `{one}` is, `{other}` must be too.", ""]
    lines += ["| key | holds | means | example |", "|---|---|---|---|"]
    lines += [_row(field) for field in record.fields]
    return "\n".join([*lines, ""])


def _row(field: Field) -> str:
    name = f"**`{field.name}`**" if field.required else f"`{field.name}`"
    means = field.description
    if field.default is not None:
        means += f" Left out: `{_yaml(field.default)}`."
    if field.required:
        means += " Required."
    cells = (name, _holds(field.kind), means, f"`{_yaml(field.example)}`")
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _holds(kind: Kind) -> str:
    """What a key holds, in a few words, with links to the tables it leads to."""
    match kind:
        case Record():
            return f"[{_heading(kind).lower()}](#{_anchor(_heading(kind))})"
        case ListOf():
            return f"a list of: {_holds(kind.item)}"
        case OneOrMany():
            return f"{_holds(kind.item)}, or a list"
        case MapOf():
            return f"{_key_words(kind.key)}, each with {_holds(kind.value)}"
        case Uniform():
            return f"a list, all {_holds(kind.single)} or all {_holds(kind.keyed)}"
        case ByForm():
            return _by_form(kind)
        case Choice():
            return _codes(kind.options) if len(kind.options) <= _MOST_OPTIONS else _range(kind)
        case Text():
            return "a text" if kind.placeholders else "a plain text"
        case Formed() | Whole() | Date() | Ref() | Amount() | AmountOrVariable() | YesNo():
            return kind.wants.replace("case.price", "`case.price`")
        case Name():
            return "a new name"
        case Clause():
            return "[a condition](#conditions)"
    msg = f"the reference has no words for {type(kind).__name__}"
    raise AssertionError(msg)


def _range(kind: Choice) -> str:
    return f"`{kind.options[0]}` to `{kind.options[-1]}`"


def _by_form(kind: ByForm) -> str:
    if kind.title == "any-text":
        return "[any text](#any-text)"
    if kind.title == "spoken":
        return "[any text](#any-text), or wordings"
    inner = _holds(kind.other)
    return f"{_holds(kind.single)}, or {inner}"


def _key_words(kind: Kind) -> str:
    return kind.wants.replace("the name", "the names") if isinstance(kind, Ref) else "names"


def _heading(record: Record) -> str:
    label = _HEADINGS.get(record.title, record.label).replace("“", "`").replace("”", "`")
    return label[:1].upper() + label[1:]


def _anchor(heading: str) -> str:
    """Where a heading of the page can be reached, as GitHub makes it."""
    return heading.lower().replace(" ", "-").replace("`", "")


def _codes(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _yaml(value: Json) -> str:
    """A value on one line of YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_item(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_item(inner) for inner in value) + "]"
    text = str(value)
    return f'"{text}"' if text.startswith("*") else text


def _item(value: Json) -> str:
    """A value between brackets, where a comma would end it."""
    return f'"{value}"' if isinstance(value, str) and "," in value else _yaml(value)
