-- By what the date of a task stands, where a list needs nothing else of its case; nothing: the state of the case says it.
ALTER TABLE tasks ADD COLUMN limit_by TEXT;
