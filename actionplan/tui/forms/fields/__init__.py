"""The fields of forms, one module a kind of field."""
