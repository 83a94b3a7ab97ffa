"""The only entrance: message -> intent -> desk -> reply."""
