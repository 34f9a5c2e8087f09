"""What is measured, one part a file. Each has `measure(stage, report)`."""
