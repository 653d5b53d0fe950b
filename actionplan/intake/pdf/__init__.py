"""Reads PDF files into blocks, in a process of its own that may be killed."""
