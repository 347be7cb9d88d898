"""What a report begins with: the outline of an annual report and a first text for each section."""
