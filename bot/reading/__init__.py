"""Text in, facts out, no judgement."""
