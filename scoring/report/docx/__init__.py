"""The report as a Word document: the same sections and sentences as the PDF, as real headings, lists and tables."""
