"""What operators do with endpoints, and what the worker does with events and deliveries."""
