"""Who meets when, what was issued for it, and what a sign-off needs: rules about the state, which every room may ask.

What needs ratings, such as the agenda, is in ``governance``, which builds on this.
"""
