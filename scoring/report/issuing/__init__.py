"""Issuing the annual report: what is still to be done before it is submitted, and what an edition freezes."""
