"""A round tried under draft rules, as the office reads it."""
