-- The person's name stands with the case as it was at submission: a name changed later is not that of who applied then.
ALTER TABLE cases ADD COLUMN name TEXT NOT NULL DEFAULT '';
UPDATE cases SET name = COALESCE((SELECT p.name FROM persons p WHERE p.id = cases.person), '');
