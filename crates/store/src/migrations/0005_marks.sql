-- What the program remembers of itself between starts, by name.

CREATE TABLE marks (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) {compact};
