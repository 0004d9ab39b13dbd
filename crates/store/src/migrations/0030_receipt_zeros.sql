-- The number of a receipt is compared without the zeros before it: 0012345 and 12345 are one. Those that were recorded before are kept so from here on.
INSERT INTO recorded_receipts (agency, number, case_id, at)
  SELECT agency, plain, case_id, MIN(at) FROM (
    SELECT agency, ltrim(number, '0') AS plain, case_id, at FROM recorded_receipts WHERE number LIKE '0%') r
  WHERE plain <> '' GROUP BY agency, plain, case_id
  ON CONFLICT (agency, number, case_id) DO UPDATE SET at = excluded.at WHERE excluded.at < recorded_receipts.at;
DELETE FROM recorded_receipts WHERE number LIKE '0%' AND ltrim(number, '0') <> '';
-- What was reported and recorded with and without them is one receipt now: the list of money to give back is made anew.
DELETE FROM marks WHERE name = 'refunds-taken-up';
