-- How many cases of each agency were decided is counted from here on beside how it kept to the law; those of before are taken from the events.
INSERT INTO counters (scope, item, n)
  SELECT 'conduct:' || c.steward, '/decided', COUNT(*) FROM cases c
  WHERE EXISTS (SELECT 1 FROM events e WHERE e.subject = c.id AND e.kind = 'decided') GROUP BY c.steward;
-- The receipts recorded in a case are compared with its events.
CREATE INDEX recorded_receipts_case ON recorded_receipts (case_id);
