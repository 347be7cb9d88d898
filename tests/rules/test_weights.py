from decimal import Decimal

from scoring.rules.marks import Method
from scoring.rules.weights import Weight, domain_weights, whole_weight
from tests.rules.builders import leaf

LEAVES = [leaf("1.1", 1, "10"), leaf("1.x", 1, "5", method=Method.SURVEY), leaf("3.1", 3, "45")]


def test_domains_add_up_to_the_whole() -> None:
    assert domain_weights(LEAVES) == {
        1: Weight(2, Decimal(15), Decimal(5), Decimal(25)),
        3: Weight(1, Decimal(45), Decimal(0), Decimal(75)),
    }
    assert whole_weight(LEAVES) == Weight(3, Decimal(60), Decimal(5), Decimal(100))


def test_nothing_weighs_nothing() -> None:
    assert domain_weights([]) == {}
    assert whole_weight([]) == Weight(0, Decimal(0), Decimal(0), None)
