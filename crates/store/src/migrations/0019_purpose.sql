-- For what a case was read; empty for readings from before that was kept.
ALTER TABLE access_records ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
