"""Digital signatures on the PDF of an edition: made by a certificate of the office, or taken in and checked (PAdES)."""
