-- The person's name stands in the task as it was when the task began: a desk's list then looks at one table only.
ALTER TABLE tasks ADD COLUMN name TEXT NOT NULL DEFAULT '';
UPDATE tasks SET name = COALESCE((SELECT p.name FROM persons p WHERE p.id = tasks.person), '');
