"""Deskcheck: red flags in pasted profiles, with the words that raised them and a plan to verify."""
