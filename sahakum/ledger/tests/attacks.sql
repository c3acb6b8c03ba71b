-- Raw SQL that the database itself must refuse; see test_attacks.py. A heading names the database
-- that an attack is written for, or both. Names in braces are ids of the fixture; {riel} stands for a
-- fresh id, the operation, the book and riel.

-- both: zero
INSERT {into} ({riel}, '{box}', '{capital}', 0, {day}, NULL, NULL);

-- both: negative
INSERT {into} ({riel}, '{box}', '{capital}', -5, {day}, NULL, NULL);

-- both: nothing
INSERT {into} ({riel}, '{box}', '{capital}', NULL, {day}, NULL, NULL);

-- both: half a riel
INSERT {into} ({riel}, '{box}', '{capital}', 5.5, {day}, NULL, NULL);

-- both: float
INSERT {into} ({riel}, '{box}', '{capital}', 1.5e0, {day}, NULL, NULL);

-- both: text
INSERT {into} ({riel}, '{box}', '{capital}', 'many', {day}, NULL, NULL);

-- both: float as text
INSERT {into} ({riel}, '{box}', '{capital}', '7.25', {day}, NULL, NULL);

-- both: too large
INSERT {into} ({riel}, '{box}', '{capital}', 9000000000000001, {day}, NULL, NULL);

-- both: no such day
INSERT {into} ({riel}, '{box}', '{capital}', 5, '2026-02-30', NULL, NULL);

-- both: no day
INSERT {into} ({riel}, '{box}', '{capital}', 5, NULL, NULL, NULL);

-- both: endless day
INSERT {into} ({riel}, '{box}', '{capital}', 5, 'infinity', NULL, NULL);

-- both: one account twice
INSERT {into} ({riel}, '{box}', '{box}', 5, {day}, NULL, NULL);

-- both: one leg only
INSERT {into} ({riel}, '{box}', NULL, 5, {day}, NULL, NULL);

-- both: unknown account
INSERT {into} ({riel}, '{box}', '{new}', 5, {day}, NULL, NULL);

-- both: mixed units
INSERT {into} ({riel}, '{box}', '{rice_capital}', 5, {day}, NULL, NULL);

-- both: false unit
INSERT {into} ('{new}', '{operation}', '{book}', 'USD', '{box}', '{capital}', 5, {day}, NULL, NULL);

-- both: another book
INSERT {into} ('{new}', '{operation}', '{new}', 'KHR', '{box}', '{capital}', 5, {day}, NULL, NULL);

-- both: no operation
INSERT {into} ('{new}', '{new}', '{book}', 'KHR', '{box}', '{capital}', 5, {day}, NULL, NULL);

-- both: no id
INSERT {into} (NULL, '{operation}', '{book}', 'KHR', '{box}', '{capital}', 5, {day}, NULL, NULL);

-- both: control account
INSERT {into} ({riel}, '{box}', '{savings}', 5, {day}, NULL, NULL);

-- both: empty the box
INSERT {into} ({riel}, '{loans}', '{box}', 200000, {day}, NULL, NULL);

-- both: more than was saved
INSERT {into} ({riel}, '{sokha}', '{box}', 5001, {day}, NULL, NULL);

-- both: repaid more than was lent
INSERT {into} ({riel}, '{box}', '{loans}', 1, {day}, NULL, NULL);

-- both: same id again
INSERT {into} ('{saved}', '{operation}', '{book}', 'KHR', '{box}', '{capital}', 5, {day}, NULL, NULL);

-- both: upsert
INSERT {into} ('{saved}', '{operation}', '{book}', 'KHR', '{box}', '{capital}', 5, {day}, NULL, NULL) ON CONFLICT (id) DO UPDATE SET amount = 5;

-- both: do nothing
INSERT {into} ('{saved}', '{operation}', '{book}', 'KHR', '{box}', '{capital}', 5, {day}, NULL, NULL) ON CONFLICT DO NOTHING;

-- both: two in one, the second bad
INSERT {into} ({riel}, '{box}', '{capital}', 5, {day}, NULL, NULL), ('{other}', '{operation}', '{book}', 'KHR', '{box}', '{capital}', 0, {day}, NULL, NULL);

-- both: edit
UPDATE ledger_transfer SET amount = 1 WHERE id = '{saved}';

-- both: edit the day
UPDATE ledger_transfer SET day = '2020-01-01';

-- both: move to another account
UPDATE ledger_transfer SET credit_id = '{chenda}' WHERE id = '{saved}';

-- both: edit nothing really
UPDATE ledger_transfer SET amount = amount;

-- both: delete
DELETE FROM ledger_transfer WHERE id = '{saved}';

-- both: delete all
DELETE FROM ledger_transfer;

-- both: delete an account
DELETE FROM ledger_account WHERE id = '{chenda}';

-- both: delete a book
DELETE FROM ledger_book;

-- both: delete a commodity
DELETE FROM ledger_commodity WHERE code = 'GOLD';

-- both: delete an exchange
DELETE FROM ledger_exchange;

-- both: edit an exchange
UPDATE ledger_exchange SET taken_amount = 1;

-- both: a balance by hand
UPDATE ledger_account SET balance = 999999 WHERE id = '{box}';

-- both: a balance of nobody's
UPDATE ledger_account SET balance = 5 WHERE id = '{loans}';

-- both: a balance and its transfer
UPDATE ledger_account SET balance = 5, last_transfer_id = '{saved}' WHERE id = '{loans}';

-- both: once more the same
UPDATE ledger_account SET balance = balance + 5000, last_transfer_id = '{saved}' WHERE id = '{box}';

-- both: forget the last transfer
UPDATE ledger_account SET last_transfer_id = NULL WHERE id = '{box}';

-- both: take the guard off
UPDATE ledger_account SET guarded = (1 = 0) WHERE id = '{box}';

-- both: turn the side
UPDATE ledger_account SET side = 'credit' WHERE id = '{box}';

-- both: change the unit
UPDATE ledger_account SET commodity_id = 'USD' WHERE id = '{box}';

-- both: void what was used
UPDATE ledger_account SET voided_by_id = '{operation}' WHERE id = '{box}';

-- both: change the scale
UPDATE ledger_commodity SET per_unit = 100 WHERE code = 'KHR';

-- both: an account with money in it
INSERT {account} ({riel}, 'box', 'debit', (1 = 1), (1 = 0), 77, 'a', 'a', 500, NULL, NULL);

-- both: an account under no control account
INSERT {account} ({riel}, 'savings', 'credit', (1 = 1), (1 = 0), 77, 'a', 'a', 0, NULL, '{box}');

-- both: a number that is taken
INSERT {account} ({riel}, 'box', 'debit', (1 = 1), (1 = 0), 1, 'a', 'a', 0, NULL, NULL);

-- both: reversal of nothing
INSERT {into} ({riel}, '{box}', '{capital}', 5, {day}, '{new}', NULL);

-- both: reversal of another amount
INSERT {into} ({riel}, '{sokha}', '{box}', 4999, {day}, '{saved}', NULL);

-- both: reversal the same way
INSERT {into} ({riel}, '{box}', '{sokha}', 5000, {day}, '{saved}', NULL);

-- both: reversal before the day
INSERT {into} ({riel}, '{sokha}', '{box}', 5000, '2026-03-01', '{saved}', NULL);

-- both: reversed twice
INSERT {into} ({riel}, '{capital}', '{box}', 40, {day}, '{reversed}', NULL);

-- both: one leg of an exchange
INSERT {into} ({riel}, '{box}', '{riel_exchange}', 5, {day}, NULL, NULL);

-- both: a leg too many
INSERT {into} ({riel}, '{box}', '{riel_exchange}', 1200, {day}, NULL, '{sale}');

-- both: half of an exchange undone
INSERT {into} ({riel}, '{riel_exchange}', '{box}', 1200, {day}, '{leg}', NULL);

-- both: exchange of more than there is
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{box}', '{riel_exchange}', 5, '{third}', '{store}', '{rice_exchange}', 500000, NULL);

-- both: a commodity without a unit
INSERT INTO ledger_commodity (code, sort, per_unit, name_km, name_en, unit_km, unit_en) VALUES ('AIR', 'rice', 0, 'a', 'a', 'a', 'a');

-- both: undo an exchange that never was
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{box}', '{riel_exchange}', 5, '{third}', '{store}', '{rice_exchange}', 5, '{new}');

-- both: give a book to another organisation
UPDATE ledger_book SET steward_id = '{new}';

-- both: exchange for nothing
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{box}', '{riel_exchange}', 0, '{third}', '{store}', '{rice_exchange}', 5, NULL);

-- both: exchange of half grams
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{box}', '{riel_exchange}', 5, '{third}', '{store}', '{rice_exchange}', 5.5, NULL);

-- both: exchange around the exchange accounts
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{box}', '{capital}', 5, '{third}', '{store}', '{rice_capital}', 5, NULL);

-- both: exchange of one unit for itself
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{loans}', '{riel_exchange}', 5, '{third}', '{box}', '{riel_exchange}', 5, NULL);

-- both: exchange under a taken leg
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{saved}', '{box}', '{riel_exchange}', 5, '{third}', '{store}', '{rice_exchange}', 5, NULL);

-- sqlite: replace
REPLACE {into} ('{saved}', '{operation}', '{book}', 'KHR', '{box}', '{capital}', 5, {day}, NULL, NULL);

-- sqlite: insert or replace
INSERT OR REPLACE {into} ('{saved}', '{operation}', '{book}', 'KHR', '{box}', '{capital}', 5, {day}, NULL, NULL);

-- sqlite: insert or ignore
INSERT OR IGNORE {into} ('{saved}', '{operation}', '{book}', 'KHR', '{box}', '{capital}', 5, {day}, NULL, NULL);

-- sqlite: or ignore an overdraw
INSERT OR IGNORE {into} ({riel}, '{loans}', '{box}', 999999, {day}, NULL, NULL);

-- sqlite: or replace an overdraw
INSERT OR REPLACE {into} ({riel}, '{loans}', '{box}', 999999, {day}, NULL, NULL);

-- sqlite: or fail an overdraw
INSERT OR FAIL {into} ({riel}, '{loans}', '{box}', 999999, {day}, NULL, NULL);

-- sqlite: or ignore a zero
INSERT OR IGNORE {into} ({riel}, '{box}', '{capital}', 0, {day}, NULL, NULL);

-- sqlite: push out by rowid
INSERT OR REPLACE INTO ledger_transfer (rowid, {columns}) VALUES (1, {riel}, '{box}', '{capital}', 5, {day}, NULL, NULL);

-- sqlite: rowid minus one
INSERT INTO ledger_transfer (rowid, {columns}) VALUES (-1, {riel}, '{box}', '{capital}', 5, {day}, NULL, NULL);

-- sqlite: push out an account by number
INSERT OR REPLACE {account} ({riel}, 'box', 'debit', 1, 0, 1, 'a', 'a', 0, NULL, NULL);

-- sqlite: push out an account by rowid
UPDATE OR REPLACE ledger_account SET rowid = 2 WHERE rowid = 1;

-- sqlite: push out a reversal
INSERT OR REPLACE {into} ({riel}, '{capital}', '{box}', 40, {day}, '{reversed}', NULL);

-- sqlite: or ignore half an exchange
INSERT OR IGNORE {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{box}', '{riel_exchange}', 5, '{third}', '{store}', '{rice_exchange}', 500000, NULL);

-- sqlite: replace an exchange
INSERT OR REPLACE {exchange} ('{sale}', '{operation}', '{book}', {day}, '{other}', '{box}', '{riel_exchange}', 5, '{third}', '{store}', '{rice_exchange}', 5, NULL);

-- sqlite: an exchange at rowid minus one
INSERT INTO ledger_exchange (rowid, id, operation_id, book_id, day, taken_id, taken_into_id, taken_through_id, taken_amount, given_id, given_from_id, given_through_id, given_amount, reverses_id) VALUES (-1, '{new}', '{operation}', '{book}', {day}, '{other}', '{box}', '{riel_exchange}', 5, '{third}', '{store}', '{rice_exchange}', 5, NULL);

-- sqlite: replace a book
INSERT OR REPLACE INTO ledger_book SELECT * FROM ledger_book WHERE id = '{book}';

-- sqlite: replace a commodity
INSERT OR REPLACE INTO ledger_commodity SELECT code, sort, 7, name_km, name_en, unit_km, unit_en FROM ledger_commodity WHERE code = 'KHR';

-- sqlite: blob amount
INSERT {into} ({riel}, '{box}', '{capital}', x'35', {day}, NULL, NULL);

-- postgresql: truncate
TRUNCATE ledger_transfer CASCADE;

-- postgresql: not a number
INSERT {into} ({riel}, '{box}', '{capital}', 'NaN', {day}, NULL, NULL);

-- postgresql: endless amount
INSERT {into} ({riel}, '{box}', '{capital}', 'Infinity', {day}, NULL, NULL);

-- postgresql: merge
MERGE INTO ledger_transfer t USING (SELECT 1) AS s ON t.id = '{saved}' WHEN MATCHED THEN DELETE;

-- postgresql: through a query
WITH gone AS (DELETE FROM ledger_transfer RETURNING id) SELECT count(*) FROM gone;
