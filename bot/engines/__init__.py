"""What stands behind the ports, one file each."""
