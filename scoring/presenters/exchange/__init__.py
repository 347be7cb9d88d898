"""What the pages of workbooks show: imports of a round, one import's preview, its progress."""
