-- What others signed is theirs to see until the case ends; those of cases that had ended before it was so go now.
DELETE FROM signatures WHERE draft IN (SELECT id FROM cases WHERE status IN ('decided', 'withdrawn'));
-- For how much old receipts are, and that what was reported is recorded already, is known from here on: the list is taken up anew. So is the
-- number that makes an earlier program refuse what is written from here on.
DELETE FROM marks WHERE name = 'refunds-taken-up';
