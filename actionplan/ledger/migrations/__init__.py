"""Bringing an older plan up to date: the migrations, and what runs them."""
