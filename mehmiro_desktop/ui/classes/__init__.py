"""Classes, rosters, variables and assessment sessions."""
