"""How long a test waits for what must come: it ends a hang and measures nothing.

A machine that runs two tests at once can stall for seconds; a wait that is shorter than that tells
of the machine.
"""

PATIENCE = 60.0
"""In seconds."""
