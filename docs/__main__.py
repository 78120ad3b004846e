"""Makes the pages of the docs that are generated: `python docs`, or `python docs --check`.

Each page is made from the values that the program itself uses, so it cannot say anything else.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.authoring import reference
from roleplay.checks import catalog
from roleplay.checks.catalog import in_general
from roleplay.checks.thresholds import Thresholds, rows
from roleplay.library import Guides, Library, Origin, Pack
from roleplay.reports import labels
from roleplay.settings import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.diagnostics import Finding
    from roleplay.scenario.model import Scenario

HERE = Path(__file__).parent
_LONGEST = 60
"""Lines of an example on a page."""

_INTRODUCTION = """\
# What `roleplay check` finds

Every finding has a code, a name and a severity. An **error** keeps a file from being played. A
**warning** says that it can be played, but will not train or measure well; under `--strict` it
counts as an error. A **note** is worth knowing. `roleplay explain CODE` prints what stands here.

A warning or note that is right for once is accepted where it stands, or above it, with a reason:

    accept: {long-reply: He reads it out from a card.}

What is accepted is printed at the end of the check; an `accept` that silences nothing is found.

An example of what is found by playing is laid over a whole scenario, and shows only what differs.

## Thresholds

A pack can set its own in `pack.yaml`, next to the folder `scenarios`, under `thresholds:`, as in
`thresholds: {reply-words: 50}`. `roleplay check --thresholds` prints those in force.
"""


_SETTINGS = """\
# Settings

`roleplay config` shows what is in force and where it comes from; `roleplay config set NAME VALUE`
decides one, `roleplay config unset NAME` takes it back, and F3 in the app does the same. The config
file is TOML; `roleplay config` says where it is, and comments in it stay as they are. A variable of
the environment wins over the file, and an option such as `--trainee` over both. An empty variable
decides nothing.

| setting | environment | what can be said | default | what it means | in the file |
| --- | --- | --- | --- | --- | --- |
"""

_KEYS = """
## Keys

`roleplay config keys` lists everything that keys do, by name. A key is a character, a name such as
`f2`, `escape` or `pagedown`, or one with `ctrl+`, `alt+` or `shift+` before it; several have commas
between them. In the environment, pairs stand behind each other:
`ROLEPLAY_KEYS="today.drill=v app.help=f1,h"`. Refused are names that do not exist, keys that do
something there already, and those that terminals and multiplexers keep for themselves: ctrl with
a, b, c, h, i, j, m, o, s, z or [.
"""


def settings_page() -> str:
    """docs/settings.md: the table of settings."""
    table = (
        f"| `{s.name}` | `{s.variable}` | {s.kind.value} | {s.default} | {s.means} "
        f"| `{s.example}` |"
        for s in SETTINGS
    )
    return _SETTINGS + "\n".join(table) + "\n" + _KEYS


def checks_page() -> str:
    """docs/checks.md: the thresholds, and all findings by group."""
    return "\n".join(_checks()) + "\n"


def _checks() -> Iterator[str]:
    yield _INTRODUCTION
    yield "| threshold | default | unit | what it means | source |"
    yield "| --- | --- | --- | --- | --- |"
    for row in rows(Thresholds()):
        yield f"| {row.name} | {row.default} | {row.unit} | {row.means} | {row.source} |"
    for letter, title in catalog.GROUPS.items():
        yield f"\n## {title}"
        for finding in sorted(catalog.FINDINGS, key=lambda finding: finding.code):
            if finding.code.startswith(letter):
                yield from _finding(finding)


def _finding(finding: Finding) -> Iterator[str]:
    yield f"\n### {finding.code} {finding.name}\n"
    yield f"*{finding.severity.value.capitalize()}.* {in_general(finding.message)}\n"
    yield f"Why: {in_general(finding.why)}\n"
    yield f"How: {in_general(finding.help)}\n"
    for label, example in (("Bad", finding.bad), ("Good", finding.good)):
        if example.count("\n") > _LONGEST:
            yield f"{label}: a whole scenario, printed by `roleplay explain {finding.code}`.\n"
            continue
        yield f"{label}:\n"
        yield from (f"    {line}".rstrip() for line in example.rstrip("\n").split("\n"))
        yield ""


def library_page() -> str:
    """docs/library.md: who can be talked to, and what each of them trains."""
    return "\n".join(_library()) + "\n"


def _library() -> Iterator[str]:
    folder = HERE.parent
    packs = (Pack("built-in", folder, Origin.BUILT_IN),)
    library = Library.load(packs, folder)
    guides = Guides.load(packs, folder, library.known)
    found = [entry.scenario for entry in library.scenarios if entry.scenario]
    yield _LIBRARY
    for level, word in labels.LEVELS.items():
        yield f"\n## Level {level}: {word}\n"
        yield "| customer | comes in | what happens | trains |\n| --- | --- | --- | --- |"
        for scenario in found:
            if scenario.level == level:
                yield _row(scenario)
    yield "\n## Practices\n\n| practice | is trained by |\n| --- | --- |"
    for code, words in labels.PRACTICES.items():
        trained = [f"`{each.id}`" for each in found if code in each.practices]
        if trained:
            yield f"| {code}, {words} | {', '.join(trained)} |"
    yield "\n## Paths\n"
    for path in filter(None, (entry.onboarding for entry in guides.paths)):
        summary = " ".join(path.summary.split())
        yield f"- `{path.id}`, {path.title}: {len(path.steps)} steps. {summary}"
    yield "\n## Stories\n"
    for story in filter(None, (entry.story for entry in guides.stories)):
        yield f"- {story.title} ({story.told_by}); to be practised at `{story.scenario}`"
    yield "\n## Scorecards\n"
    for card in filter(None, (entry.scorecard for entry in library.scorecards)):
        asks = "; ".join(f"{name}: {each.asks}" for name, each in card.dimensions.items())
        yield f"- `{card.id}`, {card.title}. {asks}"


_LIBRARY = """\
# The library

Who can be talked to, and what each of them trains. `roleplay list` prints them, the Library in
the app finds and filters them, and `roleplay play NAME` opens one."""


def _row(scenario: Scenario) -> str:
    customer = scenario.customer
    channel = labels.CHANNELS[customer.channel.value]
    kind = f"{customer.mood.value}, {channel}, {scenario.industry}"
    if scenario.off_script:
        kind += "; off-script: never drilled or coached, the test of what was learned elsewhere"
    summary = " ".join(scenario.summary.split())
    return (
        f"| **{customer.name}** `{scenario.id}` | {kind} | {scenario.title}. {summary} "
        f"| {', '.join(scenario.practices)} |"
    )


PAGES = {
    "checks.md": checks_page,
    "language.md": reference.render,
    "library.md": library_page,
    "settings.md": settings_page,
}


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check say which are out of date."""
    stale = 0
    for name, page in PAGES.items():
        path, text = HERE / name, page()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        if "--check" in arguments:
            print(f"{path.name} is out of date: run “python docs”.")
            stale = 1
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{path.name} written.")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
