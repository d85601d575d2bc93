"""The frozen types in which the stages meet. Imports nothing of the project but itself."""
