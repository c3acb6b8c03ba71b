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

-- both: before the book begins
INSERT {into} ({riel}, '{box}', '{capital}', 5, '2026-01-31', NULL, NULL);

-- both: an exchange before the book begins
INSERT {exchange} ('{new}', '{operation}', '{book}', '2026-01-31', '{other}', '{box}', '{riel_exchange}', 5, '{third}', '{store}', '{rice_exchange}', 5, NULL);

-- both: let the book begin earlier
UPDATE ledger_book SET opened_on = '2020-01-01' WHERE id = '{book}';

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

-- both: unknown account on the other side
INSERT {into} ({riel}, '{new}', '{capital}', 5, {day}, NULL, NULL);

-- both: mixed units on the other side
INSERT {into} ({riel}, '{store}', '{capital}', 5, {day}, NULL, NULL);

-- both: into the box of another book
INSERT {into} ({riel}, '{their_box}', '{capital}', 5, {day}, NULL, NULL);

-- both: out of the capital of another book
INSERT {into} ({riel}, '{box}', '{their_capital}', 5, {day}, NULL, NULL);

-- both: into a control account
INSERT {into} ({riel}, '{savings}', '{capital}', 5, {day}, NULL, NULL);

-- both: into a voided account
INSERT {into} ({riel}, '{gone}', '{capital}', 5, {day}, NULL, NULL);

-- both: out of a voided account
INSERT {into} ({riel}, '{box}', '{gone}', 5, {day}, NULL, NULL);

-- both: a leg of an exchange that is none
INSERT {into} ({riel}, '{box}', '{capital}', 5, {day}, NULL, '{sale}');

-- both: both legs of an exchange by hand
INSERT {into} ({riel}, '{box}', '{riel_exchange}', 5, {day}, NULL, '{new}');

-- both: reversal that names another
INSERT {into} ({riel}, '{sokha}', '{box}', 5000, {day}, '{new}', NULL);

-- both: reversal out of another account
INSERT {into} ({riel}, '{sokha}', '{capital}', 5000, {day}, '{saved}', NULL);

-- both: reversal into another account
INSERT {into} ({riel}, '{capital}', '{box}', 5000, {day}, '{saved}', NULL);

-- both: too large in the box
INSERT {into} ({riel}, '{most}', '{capital}', 9000000000000000, {day}, NULL, NULL);

-- both: too large beyond zero
INSERT {into} ({riel}, '{expense}', '{least}', 9000000000000000, {day}, NULL, NULL);

-- both: exchange taken through another account
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{box}', '{capital}', 5, '{third}', '{store}', '{rice_exchange}', 5, NULL);

-- both: exchange given through another account
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{box}', '{riel_exchange}', 5, '{third}', '{store}', '{rice_capital}', 5, NULL);

-- both: exchange into nothing
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{new}', '{riel_exchange}', 5, '{third}', '{store}', '{rice_exchange}', 5, NULL);

-- both: exchange through nothing
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{box}', '{new}', 5, '{third}', '{store}', '{rice_exchange}', 5, NULL);

-- both: exchange given through nothing
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{box}', '{riel_exchange}', 5, '{third}', '{store}', '{new}', 5, NULL);

-- both: exchange of mixed units
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{store}', '{riel_exchange}', 5, '{third}', '{box}', '{rice_exchange}', 5, NULL);

-- both: exchange into the box of another book
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{their_box}', '{riel_exchange}', 5, '{third}', '{store}', '{rice_exchange}', 5, NULL);

-- both: exchange under one id for both legs
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{box}', '{riel_exchange}', 5, '{other}', '{store}', '{rice_exchange}', 5, NULL);

-- both: exchange too large
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{box}', '{riel_exchange}', 9000000000000001, '{third}', '{store}', '{rice_exchange}', 5, NULL);

-- both: exchange under a taken id
INSERT {exchange} ('{sale}', '{operation}', '{book}', {day}, '{other}', '{box}', '{riel_exchange}', 5, '{third}', '{store}', '{rice_exchange}', 5, NULL) ON CONFLICT DO NOTHING;

-- both: exchange under the leg of another
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{leg}', '{box}', '{riel_exchange}', 5, '{third}', '{store}', '{rice_exchange}', 5, NULL) ON CONFLICT DO NOTHING;

-- both: exchange under a given leg of another
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{third}', '{box}', '{riel_exchange}', 5, '{leg}', '{store}', '{rice_exchange}', 5, NULL) ON CONFLICT DO NOTHING;

-- both: exchange that undoes itself
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{store}', '{rice_exchange}', 1000, '{third}', '{box}', '{riel_exchange}', 1200, '{new}');

-- both: exchange undone that never was, of the right amounts
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{store}', '{rice_exchange}', 1000, '{third}', '{box}', '{riel_exchange}', 1200, '{saved}');

-- both: exchange undone at another price
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{store}', '{rice_exchange}', 1000, '{third}', '{box}', '{riel_exchange}', 1199, '{sale}');

-- both: exchange undone before its day
INSERT {exchange} ('{new}', '{operation}', '{book}', '2026-03-01', '{other}', '{store}', '{rice_exchange}', 1000, '{third}', '{box}', '{riel_exchange}', 1200, '{sale}');

-- both: exchange undone twice
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{store}', '{rice_exchange}', 10, '{third}', '{box}', '{riel_exchange}', 12, '{undone_sale}') ON CONFLICT DO NOTHING;

-- both: an account under a taken id
INSERT {account} ('{box}', '{operation}', '{book}', 'KHR', 'box', 'debit', (1 = 1), (1 = 0), 77, 'a', 'a', 0, NULL, NULL) ON CONFLICT DO NOTHING;

-- both: a number that is taken, in silence
INSERT {account} ({riel}, 'box', 'debit', (1 = 1), (1 = 0), 1, 'a', 'a', 0, NULL, NULL) ON CONFLICT DO NOTHING;

-- both: a second exchange account
INSERT {account} ({riel}, 'exchange', 'credit', (1 = 0), (1 = 0), 77, 'a', 'a', 0, NULL, NULL) ON CONFLICT DO NOTHING;

-- both: an account that was used already
INSERT {account} ({riel}, 'box', 'debit', (1 = 1), (1 = 0), 77, 'a', 'a', 0, '{saved}', NULL);

-- both: an account on no side
INSERT {account} ({riel}, 'box', 'none', (1 = 1), (1 = 0), 77, 'a', 'a', 0, NULL, NULL);

-- both: a guarded exchange account
INSERT {account} ('{new}', '{operation}', '{book}', 'USD', 'exchange', 'credit', (1 = 1), (1 = 0), 77, 'a', 'a', 0, NULL, NULL);

-- both: an exchange account above others
INSERT {account} ('{new}', '{operation}', '{book}', 'USD', 'exchange', 'credit', (1 = 0), (1 = 1), 77, 'a', 'a', 0, NULL, NULL);

-- both: an account of what there is not
INSERT {account} ('{new}', '{operation}', '{book}', 'AIR', 'box', 'debit', (1 = 1), (1 = 0), 77, 'a', 'a', 0, NULL, NULL);

-- both: an account in no book
INSERT {account} ('{new}', '{operation}', '{new}', 'KHR', 'box', 'debit', (1 = 1), (1 = 0), 77, 'a', 'a', 0, NULL, NULL);

-- both: an account in a voided book
INSERT {account} ('{new}', '{operation}', '{gone_book}', 'KHR', 'box', 'debit', (1 = 1), (1 = 0), 77, 'a', 'a', 0, NULL, NULL);

-- both: an account under nothing
INSERT {account} ({riel}, 'savings', 'credit', (1 = 1), (1 = 0), 77, 'a', 'a', 0, NULL, '{new}');

-- both: an account under an account of a member
INSERT {account} ({riel}, 'savings', 'credit', (1 = 1), (1 = 0), 77, 'a', 'a', 0, NULL, '{sokha}');

-- both: an account under a voided one
INSERT {account} ({riel}, 'savings', 'credit', (1 = 1), (1 = 0), 77, 'a', 'a', 0, NULL, '{gone_control}');

-- both: an account under one of another book
INSERT {account} ({riel}, 'savings', 'credit', (1 = 1), (1 = 0), 77, 'a', 'a', 0, NULL, '{their_savings}');

-- both: an account under one of another unit
INSERT {account} ('{new}', '{operation}', '{book}', 'USD', 'savings', 'credit', (1 = 1), (1 = 0), 77, 'a', 'a', 0, NULL, '{savings}');

-- both: an account under one of the other side
INSERT {account} ({riel}, 'loans', 'debit', (1 = 1), (1 = 0), 77, 'a', 'a', 0, NULL, '{savings}');

-- both: change id of an account
UPDATE ledger_account SET id = '{new}' WHERE id = '{chenda}';

-- both: change operation_id of an account
UPDATE ledger_account SET operation_id = '{new}' WHERE id = '{chenda}';

-- both: change book_id of an account
UPDATE ledger_account SET book_id = '{their_book}' WHERE id = '{chenda}';

-- both: change role of an account
UPDATE ledger_account SET role = 'bank' WHERE id = '{chenda}';

-- both: change number of an account
UPDATE ledger_account SET number = 78 WHERE id = '{chenda}';

-- both: change name_km of an account
UPDATE ledger_account SET name_km = 'a' WHERE id = '{chenda}';

-- both: change name_en of an account
UPDATE ledger_account SET name_en = 'a' WHERE id = '{chenda}';

-- both: put an account under none
UPDATE ledger_account SET under_id = NULL WHERE id = '{chenda}';

-- both: put an account above others
UPDATE ledger_account SET control = (1 = 1) WHERE id = '{capital}';

-- both: take back that an account was voided
UPDATE ledger_account SET voided_by_id = NULL WHERE id = '{gone}';

-- both: void an account above others
UPDATE ledger_account SET voided_by_id = '{operation}' WHERE id = '{savings}';

-- both: a balance and an older transfer
UPDATE ledger_account SET balance = balance - 40, last_transfer_id = '{reversed}' WHERE id = '{capital}';

-- both: another last transfer
UPDATE ledger_account SET last_transfer_id = '{reversed}' WHERE id = '{capital}';

-- both: a book from no day
INSERT INTO ledger_book (id, operation_id, name_km, name_en, village_id, steward_id, opened_on) SELECT '{new}', '{operation}', 'a', 'a', village_id, steward_id, '2026-02-30' FROM ledger_book WHERE id = '{book}';

-- both: a book from an endless day
INSERT INTO ledger_book (id, operation_id, name_km, name_en, village_id, steward_id, opened_on) SELECT '{new}', '{operation}', 'a', 'a', village_id, steward_id, '-infinity' FROM ledger_book WHERE id = '{book}';

-- both: change id of a book
UPDATE ledger_book SET id = '{new}' WHERE id = '{book}';

-- both: change operation_id of a book
UPDATE ledger_book SET operation_id = '{new}' WHERE id = '{book}';

-- both: change name_km of a book
UPDATE ledger_book SET name_km = 'a' WHERE id = '{book}';

-- both: change name_en of a book
UPDATE ledger_book SET name_en = 'a' WHERE id = '{book}';

-- both: change village_id of a book
UPDATE ledger_book SET village_id = village_id + 1 WHERE id = '{book}';

-- both: void a book that is used
UPDATE ledger_book SET voided_by_id = '{operation}' WHERE id = '{book}';

-- both: take back that a book was voided
UPDATE ledger_book SET voided_by_id = NULL WHERE id = '{gone_book}';

-- both: change code of a commodity
UPDATE ledger_commodity SET code = 'gold ' WHERE code = 'KHR';

-- both: change sort of a commodity
UPDATE ledger_commodity SET sort = 'gold ' WHERE code = 'KHR';

-- both: change name_km of a commodity
UPDATE ledger_commodity SET name_km = 'gold ' WHERE code = 'KHR';

-- both: change name_en of a commodity
UPDATE ledger_commodity SET name_en = 'gold ' WHERE code = 'KHR';

-- both: change unit_km of a commodity
UPDATE ledger_commodity SET unit_km = 'gold ' WHERE code = 'KHR';

-- both: change unit_en of a commodity
UPDATE ledger_commodity SET unit_en = 'gold ' WHERE code = 'KHR';

-- sqlite: or ignore no id
INSERT OR IGNORE {into} (NULL, '{operation}', '{book}', 'KHR', '{box}', '{capital}', 5, {day}, NULL, NULL);

-- sqlite: or ignore no day
INSERT OR IGNORE {into} ({riel}, '{box}', '{capital}', 5, NULL, NULL, NULL);

-- sqlite: or ignore one account twice
INSERT OR IGNORE {into} ({riel}, '{capital}', '{capital}', 5, {day}, NULL, NULL);

-- sqlite: a free rowid
INSERT INTO ledger_transfer (rowid, {columns}) VALUES (7777, {riel}, '{box}', '{capital}', 5, {day}, NULL, NULL);

-- sqlite: or ignore a second undoing of an exchange
INSERT OR IGNORE {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{store}', '{rice_exchange}', 10, '{third}', '{box}', '{riel_exchange}', 12, '{undone_sale}');

-- sqlite: or ignore one id for both legs
INSERT OR IGNORE {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{box}', '{riel_exchange}', 5, '{other}', '{store}', '{rice_exchange}', 5, NULL);

-- sqlite: or ignore an exchange without id
INSERT OR IGNORE {exchange} (NULL, '{operation}', '{book}', {day}, '{other}', '{box}', '{riel_exchange}', 5, '{third}', '{store}', '{rice_exchange}', 5, NULL);

-- sqlite: or ignore an account without id
INSERT OR IGNORE {account} (NULL, '{operation}', '{book}', 'KHR', 'box', 'debit', 1, 0, 77, 'a', 'a', 0, NULL, NULL);

-- sqlite: push out an account by its id
INSERT OR REPLACE {account} ('{box}', '{operation}', '{book}', 'KHR', 'box', 'debit', 1, 0, 77, 'a', 'a', 0, NULL, NULL);

-- sqlite: push out an exchange account
INSERT OR REPLACE {account} ({riel}, 'exchange', 'credit', 0, 0, 77, 'a', 'a', 0, NULL, NULL);

-- sqlite: half guarded
INSERT {account} ({riel}, 'box', 'debit', 2, 0, 77, 'a', 'a', 0, NULL, NULL);

-- sqlite: half a control account
INSERT {account} ({riel}, 'box', 'debit', 1, 2, 77, 'a', 'a', 0, NULL, NULL);

-- sqlite: an exchange at a free rowid
INSERT INTO ledger_exchange (rowid, id, operation_id, book_id, day, taken_id, taken_into_id, taken_through_id, taken_amount, given_id, given_from_id, given_through_id, given_amount, reverses_id) VALUES (7777, '{new}', '{operation}', '{book}', {day}, '{other}', '{box}', '{riel_exchange}', 5, '{third}', '{store}', '{rice_exchange}', 5, NULL);

-- sqlite: an account at a free rowid
INSERT INTO ledger_account (rowid, id, operation_id, book_id, commodity_id, role, side, guarded, control, number, name_km, name_en, balance, last_transfer_id, under_id) VALUES (7777, {riel}, 'box', 'debit', 1, 0, 77, 'a', 'a', 0, NULL, NULL);

-- sqlite: an account at rowid minus one
INSERT INTO ledger_account (rowid, id, operation_id, book_id, commodity_id, role, side, guarded, control, number, name_km, name_en, balance, last_transfer_id, under_id) VALUES (-1, {riel}, 'box', 'debit', 1, 0, 77, 'a', 'a', 0, NULL, NULL);

-- sqlite: a book at a free rowid
INSERT INTO ledger_book (rowid, id, operation_id, name_km, name_en, village_id, steward_id, opened_on) SELECT 7777, '{new}', '{operation}', 'a', 'a', village_id, steward_id, opened_on FROM ledger_book WHERE id = '{book}';

-- sqlite: a book at rowid minus one
INSERT INTO ledger_book (rowid, id, operation_id, name_km, name_en, village_id, steward_id, opened_on) SELECT -1, '{new}', '{operation}', 'a', 'a', village_id, steward_id, opened_on FROM ledger_book WHERE id = '{book}';

-- sqlite: a commodity at a free rowid
INSERT INTO ledger_commodity (rowid, code, sort, per_unit, name_km, name_en, unit_km, unit_en) VALUES (7777, 'AIR', 'rice', 1, 'a', 'a', 'a', 'a');

-- sqlite: a commodity at rowid minus one
INSERT INTO ledger_commodity (rowid, code, sort, per_unit, name_km, name_en, unit_km, unit_en) VALUES (-1, 'AIR', 'rice', 1, 'a', 'a', 'a', 'a');

-- sqlite: move a book
UPDATE ledger_book SET rowid = 7777 WHERE id = '{book}';

-- sqlite: move a commodity
UPDATE ledger_commodity SET rowid = 7777 WHERE code = 'KHR';

-- sqlite: move an account
UPDATE ledger_account SET rowid = 7777 WHERE id = '{box}';

-- sqlite: or ignore a book without id
INSERT OR IGNORE INTO ledger_book (id, operation_id, name_km, name_en, village_id, steward_id, opened_on) SELECT NULL, '{operation}', 'a', 'a', village_id, steward_id, opened_on FROM ledger_book WHERE id = '{book}';

-- sqlite: or ignore a book from no day
INSERT OR IGNORE INTO ledger_book (id, operation_id, name_km, name_en, village_id, steward_id, opened_on) SELECT '{new}', '{operation}', 'a', 'a', village_id, steward_id, NULL FROM ledger_book WHERE id = '{book}';

-- sqlite: or ignore a commodity without a unit
INSERT OR IGNORE INTO ledger_commodity (code, sort, per_unit, name_km, name_en, unit_km, unit_en) VALUES ('AIR', 'rice', 0, 'a', 'a', 'a', 'a');

-- sqlite: a commodity of one and a half
INSERT INTO ledger_commodity (code, sort, per_unit, name_km, name_en, unit_km, unit_en) VALUES ('AIR', 'rice', 1.5, 'a', 'a', 'a', 'a');

-- postgresql: a leg within the statement of its exchange
WITH x AS (INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{box}', '{riel_exchange}', 5, '{third}', '{store}', '{rice_exchange}', 5, NULL)) INSERT {into} ('{other}', '{operation}', '{book}', 'KHR', '{box}', '{riel_exchange}', 7, {day}, NULL, '{new}');

-- postgresql: a commodity below one
INSERT INTO ledger_commodity (code, sort, per_unit, name_km, name_en, unit_km, unit_en) VALUES ('AIR', 'rice', -1, 'a', 'a', 'a', 'a');

-- postgresql: an operation with transfers is deleted
DELETE FROM journal_operation WHERE id = '{operation}';

-- postgresql: an operation with transfers gets another id
UPDATE journal_operation SET id = '{new}' WHERE id = '{operation}';
