"""Training of the shipped models: needs scikit-learn and pyarrow, which the library itself does not."""
