"""The examples of the deep findings as whole files.

An example is a piece of a scenario, laid over one in which no check finds anything, key by key at
every depth: so it shows one reply and not five moments. What is to be gone has nothing behind its
name (`the-doubt:`). A piece that begins with `format:` is a whole file.
"""

from __future__ import annotations

import re

SCORECARD = """\
format: roleplay-scorecard/1
title: Late parcels
pass: {overall: 85, each: 70}
dimensions:
  empathy:
    weight: 50
    asks: Does this person feel heard?
    behaviors:
      indifferent:
        {level: 0, critical: yes, temper: +2, tags: [indifferent], means: Does not care.}
      rude: {level: 0, critical: yes, temper: +3, means: Is rude.}
      ignores-the-feeling: {level: 0, temper: +1, means: Goes on as if nothing was felt.}
      recites-an-apology: {level: 1, means: Apologizes in a formula.}
      names-the-feeling: {level: 3, temper: -1, means: Says what the customer feels.}
  recovery:
    weight: 50
    asks: Is it put right?
    over-authority: oversteps
    behaviors:
      oversteps: {level: 0, means: Gives more than may be given.}
      offers-nothing: {level: 0, temper: +1, means: Leaves it as it is.}
      says-somebody-will: {level: 1, means: Promises that somebody will see to it.}
      owns-it: {level: 3, means: Says who does what by when.}
      makes-a-false-promise: {level: 0, critical: yes, means: Promises what cannot be kept.}
"""

SCENARIO = """\
format: roleplay/1
title: A late parcel
scorecard: late-parcels
level: 1
customer:
  name: Ada Bell
  mood: angry
  channel: phone
  walks-out: hung-up
briefing:
  you: You sit at the desk for late parcels. It is ten past nine.
  facts:
    - The depot is {depot} today.
vary:
  depot: [open, closed]
start: opening
moments:
  opening:
    customer: It was promised for Monday. Now it is Thursday, and my sister marries on Saturday.
    then: the-veil
    replies:
      take-number:
        say: I am sorry for the inconvenience. Give me your number, I'll have a look in a minute.
        shows: [recites-an-apology, says-somebody-will]
      other-desk:
        say: I'd ask the other desk about that. They open at nine, and I'll give you their number.
        shows: [ignores-the-feeling, offers-nothing]
      own-it:
        say: Three days late, so close to the day, would worry me too. I'll find it for you now.
        shows: [names-the-feeling, owns-it]
        because: Says what this feels like, and takes it over.
      busy-season:
        say: That happens at this time of the year. I'd wait a little, it will turn up soon.
        shows: [indifferent, offers-nothing]
  the-veil:
    customer: Her veil is in there. My grandmother wore it, and there is no second one.
    then: the-plan
    replies:
      irreplaceable:
        say: So no shop has anything to match it. I'd be afraid too, and I'm on its track now.
        shows: [names-the-feeling, owns-it]
        because: Plays back why it matters before anything is offered.
      insured:
        say: I'm happy to say that it is insured. I'll send the form, and you get the value back.
        shows: [ignores-the-feeling, says-somebody-will]
      pity:
        say: I understand, and I'm very sorry to hear it. I'll pass that on, and we will see then.
        shows: [recites-an-apology, says-somebody-will]
      borrow-one:
        say: I'd look for another one, to be safe. Most shops will lend you one for a weekend.
        shows: [indifferent, offers-nothing]
  the-plan:
    customer: Then tell me what happens next. I have heard so many stories this week.
    then: the-doubt
    replies:
      a-mail:
        say: I'll write an email to the depot, please bear with me. They answer in two, three days.
        shows: [recites-an-apology, says-somebody-will]
      call-us:
        say: I'd try again in the afternoon, thank you. By then I'll have somebody here who knows.
        shows: [ignores-the-feeling, offers-nothing]
      online:
        say: You want facts, I understand. The page shows each step, I'll read it to you at noon.
        shows:
          - {when: depot is open, behavior: recites-an-apology}
          - {when: depot is closed, behavior: names-the-feeling}
          - {when: depot is closed, behavior: owns-it}
        because: When the depot is closed, the page is where the facts are.
      depot-now:
        say: After all those stories you want facts. I ring the depot now and call you back by two.
        shows:
          - {when: depot is open, behavior: names-the-feeling}
          - {when: depot is open, behavior: owns-it}
          - {when: depot is closed, behavior: makes-a-false-promise}
        because: Takes the mistrust as reasonable, and says who does what by when.
  the-doubt:
    customer: By two. And when they do not pick up?
    then: good-bye
    replies:
      trust-me:
        say: They always pick up, I promise. I'll be surprised when it takes longer than an hour.
        shows: [ignores-the-feeling, makes-a-false-promise]
      drive-there:
        say: You were let down before, so of course you ask. Then my shift ends there, at the gate.
        shows: [names-the-feeling, owns-it]
        because: Hears the doubt, and answers it with something that can be seen.
      then-tomorrow:
        say: I'm sorry, in that case it gets late. I'll try again tomorrow, as early as I can.
        shows: [recites-an-apology, says-somebody-will]
      not-my-job:
        say: I'd say that is up to them. All I can do is to leave a message, thank you.
        shows: [ignores-the-feeling, offers-nothing]
  good-bye:
    customer: All right. I hope you know what this means to us.
    then: thanks
    replies:
      survey:
        say: I do, thank you for calling. I'd be happy about a good mark in the survey, please.
        shows: [ignores-the-feeling, offers-nothing]
      somebody:
        say: I understand. Somebody will be in touch, and I'm sorry again for all the trouble.
        shows: [recites-an-apology, says-somebody-will]
      her-day:
        say: It means that she walks in with it on Saturday. You hear my voice at two, either way.
        shows: [names-the-feeling, owns-it]
        because: Says what it means in her words, and repeats the time.
      no-worry:
        say: I'd not worry so much, please. I'll bet that nobody looks at the veil for long.
        shows: [rude, offers-nothing]
endings:
  thanks: {outcome: resolved}
  hung-up: {outcome: lost}
"""

ONE_MORE_MOMENT = """\
moments:
  good-bye:
    then: afterwards
  afterwards:
    customer: One more thing. Do I have to be at home for it?
    then: thanks
    replies:
      you-do:
        say: I'm sorry, somebody has to sign. I'll write down that you'll be there all afternoon.
        shows: [recites-an-apology, says-somebody-will]
      no-more-waiting:
        say: You have sat at that door long enough. I hand it over wherever you are at two.
        shows: [names-the-feeling, owns-it]
        because: Spares her the waiting that she is tired of.
      read-it:
        say: I'd look at the card, please. It says when you have to be there, thank you.
        shows: [ignores-the-feeling, offers-nothing]
      no-idea:
        say: I'd guess so, most drivers want that. They decide it on the spot, I'm happy to ask.
        shows: [ignores-the-feeling, offers-nothing]
"""
"""A sixth scored moment."""

NO_TWIN_HERE = """\
vary:
briefing:
  facts:
moments:
  the-plan:
    replies:
      online:
        shows: [recites-an-apology, offers-nothing]
        because:
      depot-now:
        shows: [names-the-feeling, owns-it]
"""
"""Nothing is drawn, and the best reply is always the same."""


def complete(piece: str) -> bytes:
    """A whole scenario with a piece in it, as the bytes of a file."""
    return (piece if piece.startswith("format:") else laid_over(SCENARIO, piece)).encode()


def laid_over(whole: str, piece: str, depth: int = 0) -> str:
    """A mapping in block form with the keys of a piece; both are indented by `depth` spaces."""
    blocks = _blocks(whole, depth)
    for key, block in _blocks(piece, depth).items():
        first, _, below = block.partition("\n")
        inside = len(below) - len(below.lstrip(" "))
        if not first.endswith(":") or below.lstrip().startswith("-"):
            blocks[key] = block
        elif not below:
            del blocks[key]
        else:
            old = blocks.get(key, "").partition("\n")[2]
            blocks[key] = f"{first}\n{laid_over(old, below, inside)}"
    return "".join(blocks.values())


def _blocks(text: str, depth: int) -> dict[str, str]:
    """The keys of a mapping, each with all of its lines."""
    starts = re.split(rf"^(?= {{{depth}}}[^\s#-])", text, flags=re.MULTILINE)
    return {block.partition(":")[0].strip(): block for block in starts if block}
