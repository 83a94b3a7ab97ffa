"""Evaluation in the open: blind sets, the figures on them, and the page that tells both."""
