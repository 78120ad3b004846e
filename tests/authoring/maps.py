"""Scenarios to draw maps of, to be laid over the small one."""

BRANCHED = """
start: one
moments:
  one:
    replies:
      bad: {say: Next., shows: [ignores], then: detour}
      good: {say: I hear you., shows: [hears], because: It does., then: two}
    if-nothing-left: lost
  two:
    replies:
      mend: {say: Mended., shows: [mends], because: It does., then: done}
      again: {say: Again., shows: [ignores], then: one}
    if-nothing-left: lost
  deep:
    replies:
      up: {say: Up., then: two}
      stay: {say: Stay., then: deep}
    if-nothing-left: lost
  detour:
    replies:
      back: {say: Back., shows: [hears], because: It does., then: two}
      down: {say: Down., then: deep}
    if-nothing-left: lost
endings:
  lost: {outcome: lost, customer: Bye.}
  done: {outcome: recovered}
"""
