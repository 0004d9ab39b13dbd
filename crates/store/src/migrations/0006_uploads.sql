-- What each person has uploaded on each day, so that the limit of a day is known from one row. Days are those of Tehran,
-- counted from 1970-01-01; past ones go.
CREATE TABLE uploads (
  day BIGINT NOT NULL,
  person BLOB NOT NULL,
  bytes BIGINT NOT NULL,
  files BIGINT NOT NULL,
  PRIMARY KEY (day, person)
) {compact};
