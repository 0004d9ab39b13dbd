-- What was typed in an older version of the form and has no place in the one to which the draft was carried over.
ALTER TABLE drafts ADD COLUMN aside TEXT NOT NULL DEFAULT '{}';
