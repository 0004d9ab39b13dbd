-- What a notice says beside its kind, as it was then: stage, who acts, by when by which rule, words of an officer (JSON).
ALTER TABLE notices ADD COLUMN news TEXT NOT NULL DEFAULT '';
