-- The signature of each receipt, kept when it is made: 64 bytes. NULL only for cases from before; `dargah migrate` signs
-- those once. The index holds nothing else, so it costs a submission nothing.
ALTER TABLE cases ADD COLUMN receipt BLOB;
CREATE INDEX cases_without_receipt ON cases (id) WHERE receipt IS NULL;
