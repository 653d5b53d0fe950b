"""Reading reviews and returned forms. Gives frozen values; writes nothing and knows no ledger."""
