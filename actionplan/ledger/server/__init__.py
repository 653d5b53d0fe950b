"""What is a PostgreSQL server's alone: connecting, triggers and grants, faults in words, news.

Imported only for a server's URL.
"""
