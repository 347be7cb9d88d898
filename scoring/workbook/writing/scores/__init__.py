"""Score workbooks: sheets that go out filled in and come back changed."""
