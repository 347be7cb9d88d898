"""Result documents: what a round says about each unit, frozen at publication, live before it."""
