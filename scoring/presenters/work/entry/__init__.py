"""The entry screens as they are shown: sheet of a unit, grid of a round, answers to what was typed."""
