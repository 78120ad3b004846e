"""The picture of a map, as a browser shows it: nothing overlaps, nothing is cut off."""

import json
import re
import subprocess
import xml.etree.ElementTree as ET

import pytest

from needs import find_program
from roleplay.authoring.outline import outline
from roleplay.library import built_in_folder
from roleplay.reports import map_svg
from roleplay.scenario.reader import read_scenario, read_scorecard
from small import read

MEASURE = """
const said = [];
const box = e => e.getBoundingClientRect();
const all = [...document.querySelectorAll("svg g")];
const frames = all.map(g => box(g.querySelector("rect")));
const inside = (a, b) => a.left >= b.left - 0.5 && a.right <= b.right + 0.5
  && a.top >= b.top - 0.5 && a.bottom <= b.bottom + 0.5;
const apart = (a, b) => a.right <= b.left + 0.5 || b.right <= a.left + 0.5
  || a.bottom <= b.top + 0.5 || b.bottom <= a.top + 0.5;
const sheet = box(document.querySelector("svg"));
frames.forEach((a, i) => {
  if (!inside(a, sheet)) said.push(`box ${all[i].id} leaves the sheet`);
  frames.slice(i + 1).forEach((b, j) => {
    if (!apart(a, b)) said.push(`boxes ${all[i].id} and ${all[i + 1 + j].id} overlap`);
  });
  const texts = [...all[i].querySelectorAll("text")].filter(t => t.textContent.trim());
  texts.forEach((t, k) => {
    if (!inside(box(t), a)) said.push(`in ${all[i].id} “${t.textContent}” leaves its box`);
    texts.slice(k + 1).forEach(u => {
      const [p, q] = [box(t), box(u)];
      const row = Math.abs((p.top + p.bottom) - (q.top + q.bottom)) < 12;
      if (row && !apart(p, q)) said.push(`“${t.textContent}” meets “${u.textContent}”`);
    });
  });
});
document.querySelectorAll("svg > text").forEach(t => {
  if (!inside(box(t), sheet)) said.push(`“${t.textContent}” leaves the sheet`);
});
document.querySelectorAll("path").forEach(p => {
  const line = box(p);
  if (!inside(line, sheet)) said.push("a line leaves the sheet");
  frames.forEach((frame, i) => {
    if (line.width > 12 && line.left < frame.right - 1)
      said.push(`a line crosses ${all[i].id}`);
  });
});
document.title = JSON.stringify({boxes: frames.length, said});
"""


def in_a_browser(svg, folder):
    """What is wrong with a picture when chromium lays it out, and how many boxes it has."""
    page = folder / "map.html"
    page.write_text(
        f"<!DOCTYPE html><meta charset=utf-8><body>{svg}<script>{MEASURE}</script>",
        encoding="utf-8",
    )
    shown = subprocess.run(
        [
            find_program("chromium"),
            *("--headless=new", "--no-sandbox", "--disable-gpu", "--dump-dom"),
            *("--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={folder / 'profile'}"),
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout
    title = re.search(r"<title>(\{.*?)</title>", shown, re.DOTALL)[1]
    return json.loads(title.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))


def twenty_moments():
    """A scenario of twenty moments with long names, wide letters, loops and many conditions."""
    wide = "遅れた荷物はどこですか。" * 12
    words = "I have been waiting for a week, and nobody there reads what I write to you. " * 3
    name = "a-name-of-a-reply-that-is-as-long-as-people-write-them"
    places = [f"moment-number-{n}-with-a-rather-long-name-of-its-own" for n in range(20)]
    lines = ["start: " + places[0], "moments:"]
    for n, place in enumerate(places):
        following = [*places[n + 1 :], "done"]
        back = places[n - 3] if n in (8, 16) else "lost"
        lines.append(
            f"""\
  {place}:
    customer: {wide if n % 3 else words}
    replies:
      good-{name}:
        say: {words}
        shows: [hears]
        because: It does.
        then: {following[0]}
      bad:
        say: "<b>&amp; {wide}</b>"
        shows: [ignores]
        then:
          - {{when: temper >= 8 and not heard, to: lost}}
          - {{to: {following[:2][-1]}}}
      round: {{say: Again., when: temper between 2 and 9, then: {back}}}
      act: {{do: You wait., then: lost}}
    if-nothing-left: lost"""
        )
    ends = f"  done: {{outcome: recovered}}\n  lost: {{outcome: lost, customer: {wide}}}\n"
    return read("\n".join([*lines, "endings:", ends]))


def cake():
    folder = built_in_folder()
    card = read_scorecard(
        (folder / "scorecards/service-recovery.yaml").read_bytes(), "service-recovery.yaml"
    ).value
    data = (folder / "scenarios/the-cake-that-never-came.yaml").read_bytes()
    return read_scenario(data, "cake.yaml", {card.id: card}).value, card


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("make", [cake, twenty_moments])
def test_a_browser_shows_every_box_and_text_whole_and_apart(make, tmp_path):
    scenario, card = make()
    found = in_a_browser(map_svg.render(outline(scenario, card)), tmp_path)
    assert found["said"] == []
    assert found["boxes"] == len(scenario.moments) + len(scenario.endings)


@pytest.mark.parametrize("make", [cake, twenty_moments])
def test_it_is_well_formed_with_all_texts_escaped(make):
    scenario, card = make()
    svg = map_svg.render(outline(scenario, card))
    root = ET.fromstring(svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert {e.tag.split("}")[1] for e in root.iter()} == {
        "svg",
        "title",
        "rect",
        "text",
        "path",
        "g",
    }
    names = [g.get("id") for g in root.iter("{http://www.w3.org/2000/svg}g")]
    assert sorted(names) == sorted([*scenario.moments, *scenario.endings])


def test_the_best_path_is_drawn_in_a_line_of_its_own():
    scenario, card = cake()
    made = outline(scenario, card)
    svg = map_svg.render(made)
    thick = re.findall(r'<path d="([^"]*)"[^>]*stroke-width="2.5"', svg)
    to_moments = [
        (moment.name, reply.name)
        for moment in made.moments
        for reply in moment.replies
        if reply.best_in and any(way.to in scenario.moments for way in reply.ways if way.best)
    ]
    assert len(thick) == len(to_moments) > len(scenario.moments) / 2
