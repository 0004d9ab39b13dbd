-- Until when one may object to the decision of a closed case, as it was told: when the calendars change, those are found whose time has
-- not passed. States and events keep more than before, and an earlier program refuses the database from here on.
ALTER TABLE cases ADD COLUMN object_until BIGINT;
CREATE INDEX cases_object ON cases (object_until, id) WHERE object_until IS NOT NULL;
