"""The page of meetings: what each is asked, and what it decides."""
