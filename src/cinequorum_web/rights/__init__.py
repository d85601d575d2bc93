"""What others' words are shown, taken down and kept from coming back, and what is held of persons."""
