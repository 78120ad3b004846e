"""Words that give the best reply away (group A, 3xx)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.checks.chance import none_of
from roleplay.checks.finding import warning
from roleplay.checks.wording import heard, likeness, said, telling_words, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleplay.checks.plays import Decision, Variant
    from roleplay.checks.subject import Subject
    from roleplay.diagnostics import Diagnostic

ABSOLUTE = frozenset(
    {"always", "never", "nobody", "none", "nothing", "everybody", "everyone", "everything"}
    | {"impossible", "absolutely", "completely", "totally", "definitely", "guaranteed"}
)

ECHO = warning(
    "A301",
    "best-echoes",
    message="“{reply}” is the best reply and the only one that repeats the customer's words "
    "({shared}).",
    why="Whoever compares words finds it without knowing what makes a good reply.",
    help="Say it in other words, or let a weaker reply take up the customer's words too.",
    bad="""\
moments:
  the-veil:
    replies:
      irreplaceable:
        say: Your grandmother wore the veil, and no second one exists. I'd be afraid too.
""",
    good="""\
moments:
  the-veil:
    replies:
      irreplaceable:
        say: So nothing in a shop could take its place. I'd be afraid too, and I'm on its track.
""",
)

ABSOLUTES = warning(
    "A302",
    "absolutes-are-wrong",
    message="{count} weaker replies say words such as “{word}”, and none of the best ones does.",
    why="Words without exception then mark the wrong replies, and nobody needs to think.",
    help="Take some of these words out, or let a best reply use one where it is true.",
    bad="""\
moments:
  opening:
    replies:
      take-number:
        say: Nothing to worry about. Give me your number, and I'll have a look in a minute or so.
      other-desk:
        say: Nobody here knows that. I'd ask the other desk at nine, I'll give you their number.
  the-veil:
    replies:
      insured:
        say: Everything is insured, be happy. I'll send the form, and you get the value back.
      pity:
        say: I understand, that never happens. I'll pass that on, and we will definitely see then.
      borrow-one:
        say: I'd look for another one. Absolutely every shop will lend you one for a weekend.
  the-plan:
    replies:
      a-mail:
        say: I'll write an email to the depot, they always answer. Please bear with me till Friday.
      call-us:
        say: I'd try again in the afternoon, thank you. By then I'll definitely have an answer.
""",
    good="""\
moments:
  opening:
    replies:
      take-number:
        say: Nothing to worry about. Give me your number, and I'll have a look in a minute or so.
""",
)

FINDINGS = (ECHO, ABSOLUTES)


def check_echoes(subject: Subject) -> Iterator[Diagnostic]:
    """Best replies that take up the customer's words, where no other does."""
    if not subject.is_english:
        return
    for moment, decisions in subject.decisions.items():
        for variant, decision in decisions:
            found = _echo(subject, variant, decision)
            if found is not None:
                reply, shared = found
                path = ("moments", moment, "replies", reply)
                yield subject.at(ECHO, *path, reply=reply, shared=", ".join(sorted(shared)[:4]))
                break


def _echo(
    subject: Subject, variant: Variant, decision: Decision
) -> tuple[str, frozenset[str]] | None:
    """The best reply that echoes, and the words it shares with the customer."""
    customer = telling_words(heard(variant, decision.state))
    spoken = {step.reply.name: telling_words(said(variant, step)) for step in decision.steps}
    echoes = {name: likeness(mine, customer) for name, mine in spoken.items()}
    others = [echo for name, echo in echoes.items() if name not in decision.best]
    if not decision.is_scored or not others:
        return None
    reply = min(decision.best, key=lambda name: (echoes[name], name))
    if echoes[reply] - max(others) <= subject.thresholds.echo:
        return None
    return reply, spoken[reply] & customer


def check_absolutes(subject: Subject) -> Iterator[Diagnostic]:
    """Words such as “never” that only weaker replies have, more often than chance would."""
    if not subject.is_english:
        return
    best: set[tuple[str, str]] = set()
    spoken: dict[tuple[str, str], set[str]] = {}
    for moment, decisions in subject.decisions.items():
        for variant, decision in decisions:
            best.update((moment, name) for name in decision.best if decision.is_scored)
            for step in decision.steps:
                spoken.setdefault((moment, step.reply.name), set()).update(
                    words(said(variant, step))
                )
    absolute = {key: found for key, said in spoken.items() if (found := said & ABSOLUTE)}
    if not absolute or best & absolute.keys():
        return
    if none_of(len(absolute), len(best), len(spoken)) * 100 < subject.thresholds.chance:
        moment, reply = next(iter(absolute))
        word = min(absolute[moment, reply])
        path = ("moments", moment, "replies", reply)
        yield subject.at(ABSOLUTES, *path, count=len(absolute), word=word)
