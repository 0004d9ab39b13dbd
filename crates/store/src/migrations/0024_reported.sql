-- What a person reported to have paid at a task that is open no more is to be looked for by the unit that had it, in the list of what is to be given
-- back. An earlier program could not read the events and states that are written from here on, and this number makes it refuse to.
ALTER TABLE refunds ADD COLUMN reported BOOLEAN NOT NULL DEFAULT FALSE;
