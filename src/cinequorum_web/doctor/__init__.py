"""What is looked at in a store on a database: quickly, in questions that the database answers from its tables."""
