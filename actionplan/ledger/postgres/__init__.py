"""What only a plan on a PostgreSQL server needs: connections, triggers and grants, errors in plain words, news.

The driver is imported only for a server's URL.
"""
