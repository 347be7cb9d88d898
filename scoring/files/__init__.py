"""Files that people send: what they are by their content, whether they are safe to keep, and a clean name for them."""
