"""What stands behind tasks.py: environment, child programs, browser, new pages."""
