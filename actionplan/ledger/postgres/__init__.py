"""What is a PostgreSQL server's alone: connecting, triggers and grants, faults in words, news.

The driver is imported only for a server's URL.
"""
