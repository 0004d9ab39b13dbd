-- Cases on which the legal clock could not act: since when, and when it looks again. A row says something only while its case still
-- wakes at that moment: whoever has acted on the case since was not stopped by what was wrong.
CREATE TABLE clock_failures (
  case_id BLOB PRIMARY KEY,
  since BIGINT NOT NULL,
  again_at BIGINT NOT NULL
) {compact};
