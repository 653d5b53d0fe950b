"""How an item is rated, why, and where its rating has gone. Pure functions of the state as at a day."""
