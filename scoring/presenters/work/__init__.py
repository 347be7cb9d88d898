"""What the working pages of a round show."""
