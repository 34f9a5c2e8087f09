"""The questions, one module for each part of the business.

Parameters: `begins_at`, `ends_at` (the first moment after the span), `from_date`, `until_date`, `zone`, and `key` where
rows behind one row of a figure are asked for (null: behind all of them).
"""
