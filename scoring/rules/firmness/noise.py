"""What is disturbed in a run, and the draws that all units share."""

import random
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

FINENESS = 10_000  # a weight factor of 1; factors are drawn in steps of a ten-thousandth
WORD_BITS = 32


@dataclass(frozen=True, slots=True)
class Noise:
    """How much is disturbed.

    `weight_percent`: the factor of a domain's weight is uniform within this many percent about 1, and weights then add
    up to 100 % again. `step`: the entry step of a score in points; with probability one third each a score goes one
    step down, stays, goes one up, never below 0 or above its maximum. `leave_one_out`: of k domains, a run leaves out
    none or one of them, each of these k + 1 cases being as likely. Zero and False switch a disturbance off.
    """

    weight_percent: int = 25
    step: Decimal = Decimal("0.01")
    leave_one_out: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.weight_percent < 100:
            raise ValueError("weights vary by 0 to 99 percent")
        if not (self.step.is_finite() and self.step >= 0):
            raise ValueError("an entry step cannot be negative")


def words(seed: str, count: int) -> tuple[int, ...]:
    """Return `count` integers, uniform over 32 bits, that hang on `seed` alone."""
    generator = random.Random(seed)  # noqa: S311  # a simulation to be repeated by anyone, nothing secret
    return struct.unpack(f"<{count}I", generator.randbytes(count * WORD_BITS // 8))


def within(word: int, low: int, high: int) -> int:
    """Return the integer from `low` to `high`, both included, that a 32-bit word stands for."""
    return low + ((word * (high - low + 1)) >> WORD_BITS)


def weight_factors(
    noise: Noise, seed: str, domains: Sequence[int], removable: Sequence[int], runs: int
) -> dict[int, list[int]]:
    """Return, for each domain, the factor of its weight in every run, in ten-thousandths; 0 where it is left out.

    The undisturbed run comes first, with a factor of 1 for all. `removable` are the domains that may be left out. What
    uses the factors divides by the sum of the weights, which makes them add up to 100 % again.
    """
    spread = FINENESS * noise.weight_percent // 100
    left_out = _left_out(noise, seed, removable, runs)
    return {
        domain: [
            FINENESS,
            *(
                0 if gone == domain else within(word, FINENESS - spread, FINENESS + spread)
                for word, gone in zip(words(f"{seed}/weight/{domain}", runs), left_out, strict=True)
            ),
        ]
        for domain in domains
    }


def _left_out(noise: Noise, seed: str, domains: Sequence[int], runs: int) -> list[int | None]:
    """Return the number of the domain that each run leaves out, None for none."""
    if not noise.leave_one_out:
        return [None] * runs
    choices = [None, *domains]
    return [choices[within(word, 0, len(domains))] for word in words(f"{seed}/left-out", runs)]
