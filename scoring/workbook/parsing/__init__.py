"""What runs in the child process: reading the file itself. Imports neither Django nor anything slow to start."""
