"""Sharing work out evenly among people."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Person = TypeVar("Person", bound=Hashable)


def split_by_weight(weights: Mapping[Key, int], people: Sequence[Person]) -> dict[Person, list[Key]]:
    """Give each key (a domain, weighted by its number of criteria) to one person so that the loads are even.

    The heaviest first, always to the person with the least so far, in the order given where loads are equal: no load
    is more than one weight above another. Keys stay in the order given. Raises ValueError without people.
    """
    _refuse_nobody(people)
    loads = dict.fromkeys(people, 0)
    owners: dict[Key, Person] = {}
    for key in sorted(weights, key=lambda each: -weights[each]):
        person = min(people, key=lambda each: loads[each])
        owners[key] = person
        loads[person] += weights[key]
    return {person: [key for key in weights if owners[key] == person] for person in people}


def split_in_order(keys: Sequence[Key], people: Sequence[Person]) -> dict[Person, list[Key]]:
    """Cut a list (units in alphabetical order) into runs whose lengths differ by one at most.

    Raises ValueError without people.
    """
    _refuse_nobody(people)
    size, longer = divmod(len(keys), len(people))
    starts = [index * size + min(index, longer) for index in range(len(people) + 1)]
    return {person: list(keys[start:end]) for person, start, end in zip(people, starts[:-1], starts[1:], strict=True)}


def _refuse_nobody(people: Sequence[Person]) -> None:
    if not people:
        raise ValueError("nobody to share the work among")
