"""What whoever runs the site sees of it: logs, metrics, health. Nothing of it tells who asked, or what for."""
