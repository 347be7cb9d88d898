"""The page that shows a few units side by side: who is chosen (`choosing`), and the table (`table`)."""
