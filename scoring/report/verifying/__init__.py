"""Verification: whether what is stored is what was published, and whether it follows from its own inputs."""
