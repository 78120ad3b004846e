"""A scenario and a scorecard that use every key there is, and reading them in one line."""

from __future__ import annotations

from roleplay.scenario.findings import examples
from roleplay.scenario.reader import Reading, read_scenario, read_scorecard

SCORECARD = """\
format: roleplay-scorecard/1
id: recovery-card
title: Service recovery
pass: {overall: 75, each: 60}
dimensions:
  empathy:
    weight: 35
    asks: Does this person feel heard?
    behaviors:
      blames-the-customer:
        level: 0
        critical: yes
        temper: +3
        trust: -2
        confusion: 1
        means: Blames.
      recites-an-apology: {level: 1, means: Recites., tags: formula}
      names-the-feeling: {level: 2, temper: -1, sets: heard, means: Names it., tags: [hears, names]}
  empowerment:
    weight: 35
    asks: Who can do something about it?
    over-authority: crosses-the-line
    behaviors:
      crosses-the-line: {level: 0, means: Spends more than allowed.}
      acts-within-authority: {level: 3, means: Decides.}
  recovery:
    weight: 30
    asks: Is it put right?
    behaviors:
      fixes-before-hearing: {level: 1, means: Solves it too early.}
      owned-fix-with-time:
        level: 3
        needs: heard
        else: fixes-before-hearing
        means: Says who does what, and by when.
"""

SCENARIO = """\
format: roleplay/1
id: late-cake
title: The cake that never came
summary: A birthday cake missed its slot.
scorecard: service-recovery
level: 1                       # 1 foundation, 2 practised, 3 expert
industry: bakery
practices: [P3, P5, P9]
tags: birthday
reviewed: 2026-11-01
frequency: weekly
language: en-GB
currency: EUR
off-script: yes
minutes: 6
accept: {unread-flag: Not yet.}
customer:
  name: Daniel Osei
  mood: angry
  channel: phone
  temper: 8
  trust: 3
  confusion: 1
  waited: 12 minutes
  about:
    - {when: case.price > 60, text: Orders the big one every year.}
    - {text: Orders every birthday from you.}
  worth: 220.50
  walks-out: hung-up
briefing:
  you: You answer the phone at Bright Bakery.
  facts:
    - The driver's van broke down at 13:40.
    - For a {cake} of the same size {case.shelf}; a courier takes 25 minutes.
  authority: {refund: 60, goodwill: 15.5}
before:
  - bot: I can help with orders!
  - customer: A person, please.
  - colleague: Putting you through.
  - you: Bright Bakery.
  - note: He is put through.
vary:
  cake: [chocolate cake, lemon cake]
  case:
    - {price: 38, shelf: a spare one is on the shelf}
    - {price: 85, shelf: the shelf is empty}
start: opening
moments:
  opening:
    accept: {only-one-reply: There are two.}
    note: The line of {customer} crackles.
    customer: |
      I ordered a cake for two o'clock, and it is ten past three.
      What kind of business is this?
    then: hung-up
    replies:
      own-it:
        say:
          - Fourteen children and no cake. I'd be furious.
          - No {cake} on a birthday, {customer}. I'd be furious.
        shows: names-the-feeling
        because: Names the feeling and its cause.
        reaction: Well. Yes.
        moves: {temper: -1, trust: +1, confusion: 0}
        accept: {G110: Nothing to see.}
        then: what-now
      look-up:
        do: Look up the order.
        then:
          - {when: [trust >= 3, not heard], to: what-now}
          - to: hung-up
      ask-number:
        say: Could I have your order number?
        shows:
          - recites-an-apology
          - when: case.price > 60
            behavior: crosses-the-line
  what-now:
    customer:
      - when: temper >= 6
        text: Fine. And what are you going to do about it?
      - text: All right. So what can we do?
    seconds: 45
    silence: dead-air
    if-nothing-left: hung-up
    replies:
      courier:
        say:
          - when: cake is lemon cake
            text:
              - A courier leaves with the {cake} now.
              - The {cake} is on its way.
          - text: A courier leaves in two minutes.
        when: case.price is 38
        spends: {refund: case.price, goodwill: 5}
        shows: [acts-within-authority, owned-fix-with-time]
        remember: [courier-sent, told]
        promise: [call-back, letter]
        then: closing
      call:
        say: I will call you back, {trainee} is my name.
        promise: call-back
        then: later
      dead-air: {do: Say nothing., then: hung-up}
  later:
    replies:
      call-now: {do: Call him., keep: call-back, then: closing}
      call-and-write: {do: Call and write., keep: [call-back], then: closing}
endings:
  closing:
    customer:
      - {when: courier-sent and not told, text: "Thanks, {trainee}."}
      - text: Fine.
    outcome: recovered
    stays: yes
    recommends: True
    review: Four stars.
    keep: [call-back, letter]
  hung-up:
    note: The line is dead.
    customer: "*click*"
    outcome: lost
    stays: no
    recommends: FALSE
"""


def scorecards():
    card = read_scorecard(examples.SCORECARD.encode(), "service-recovery.yaml")
    assert card.diagnostics == ()
    return {"service-recovery": card.value, "half-written": None}


def full_scorecards():
    card = read_scorecard(SCORECARD.encode(), "scorecards/recovery.yaml")
    assert card.diagnostics == ()
    return {"service-recovery": card.value}


def overlaid(piece: str) -> bytes:
    """The minimal scenario with some of its top-level keys replaced."""
    return examples.laid_over(examples.SCENARIO, piece).encode()


def read(piece: str) -> Reading:
    return read_scenario(overlaid(piece), "late-parcel.yaml", scorecards())


def read_card(piece: str) -> Reading:
    data = examples.laid_over(examples.SCORECARD, piece).encode()
    return read_scorecard(data, "service-recovery.yaml")


def found(reading: Reading) -> list[tuple[str, str]]:
    """What was found, as code and the underlined characters."""
    return [(d.code, underlined(d)) for d in reading.diagnostics]


def underlined(diagnostic) -> str:
    span = diagnostic.span
    end = span.end_column - 1 if span.line == span.end_line else None
    return diagnostic.excerpt[span.column - 1 : end]
