"""From result documents to what a page shows: texts, links and the coordinates of bars. No rules, no queries."""
