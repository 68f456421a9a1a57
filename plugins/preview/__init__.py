"""The preview: serves the built site while you write, rebuilds it and refreshes the open page."""
