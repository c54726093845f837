"""A person's writes; each call is one transaction and one undo step."""
