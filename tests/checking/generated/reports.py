"""Whole reports made of true sentences, some of them spoiled."""

import random
from dataclasses import dataclass

from scoring.checking.shape import Facts, Finding, KnownFigure, Passage
from tests.checking.generated.claims import CLAIMS
from tests.checking.generated.filler import FILLER
from tests.checking.generated.world import World, make_world

SECTIONS = 6


@dataclass(frozen=True)
class Planted:
    """A contradiction: its kind and the characters [start, end) of its passage."""

    kind: str
    passage: str
    start: int
    end: int

    def is_met_by(self, finding: Finding) -> bool:
        return finding.passage == self.passage and finding.start < self.end and self.start < finding.end


@dataclass(frozen=True)
class Generated:
    passages: list[Passage]
    planted: list[Planted]
    facts: Facts
    figures: tuple[KnownFigure, ...]


def make_report(seed: int, *, faults: int) -> Generated:
    world = make_world(seed)
    rng = random.Random(seed + 1)
    spoiled = set(rng.sample(CLAIMS, faults))
    lines = [(claim.__name__, claim(world, wrong=claim in spoiled)) for claim in CLAIMS]
    lines += [("", sentence(world)) for sentence in rng.sample(FILLER, len(FILLER) - 2)]
    rng.shuffle(lines)
    passages, planted = [], []
    for number in range(SECTIONS):
        passage, found = _passage(f"muc-{number}", lines[number::SECTIONS])
        passages.append(passage)
        planted += found
    return Generated(passages, planted, world.facts, world.figures)


def _passage(key: str, lines: list[tuple[str, str]]) -> tuple[Passage, list[Planted]]:
    text, planted = "", []
    for kind, marked in lines:
        line = marked
        before, opened, rest = marked.partition("⟦")
        if opened:
            wrong, _, after = rest.partition("⟧")
            start = len(text) + len(before)
            planted.append(Planted(kind, key, start, start + len(wrong)))
            line = before + wrong + after
        text += line + "\n"
    return Passage(key, key, text), planted


__all__ = ["Generated", "Planted", "World", "make_report"]
