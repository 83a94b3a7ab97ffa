"""What a conversation is made of: types only, no behaviour of any desk or channel."""
