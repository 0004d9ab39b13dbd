-- The kind of each open task; a case may have several. And when the legal clock must look at a case: the worker takes those
-- that are due. NULL: nothing for it to do.
ALTER TABLE tasks ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN wakes_at BIGINT;
CREATE INDEX cases_wake ON cases (wakes_at, id) WHERE wakes_at IS NOT NULL;
-- What officers can do, words separated by commas, and whom a unit has.
ALTER TABLE officers ADD COLUMN skills TEXT NOT NULL DEFAULT '';
CREATE INDEX officers_unit ON officers (agency, unit);
