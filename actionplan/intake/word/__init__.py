"""Reads Word documents (.docx) into blocks, from the parts that the gate unpacked."""
