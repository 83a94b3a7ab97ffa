"""The platforms: each turns its payload into a Message and a Reply into its payload."""
