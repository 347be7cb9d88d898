"""Who gets in, how long they stay, and what they must do first."""
