"""Pages and downloads. A view finds who asks and for what; figures come from results, words from presenters."""
