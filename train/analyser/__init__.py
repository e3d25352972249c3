"""Training of Depesche's German and English analyser (see train/README.md)."""
