"""Incident -> advice: the playbook at its phase, contacts and clocks; nothing of the text stays."""
