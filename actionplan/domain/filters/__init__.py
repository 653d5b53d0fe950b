"""The filter language of lists and exports: tokens, what each key tests, and the filter they make. Sorts nothing."""
