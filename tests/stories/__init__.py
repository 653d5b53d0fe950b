"""Plans that tests and golden files share, each made by one function whose docstring says what it holds.

``months_of_work``: nothing decided at a meeting yet. ``year_of_papers``: three meetings, each with its papers.
``two_sittings``: papers for two sittings, and all that a page of the presentation can show. ``every_colour``,
``dated_plan``, ``between_meetings`` and ``after_papers``: shorter plans for the screens. ``every_command``: each
command of the domain once.

Golden files depend on the entries of these plans: a change to one is a change to what was agreed about them.
"""
