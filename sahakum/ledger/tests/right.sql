-- Raw SQL that the database takes, so that the attacks beside it are refused for what is wrong with
-- them; see test_attacks.py. Each is tried alone.

-- both: a transfer
INSERT {into} ({riel}, '{box}', '{capital}', 1000, {day}, NULL, NULL);

-- both: an exchange
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{box}', '{riel_exchange}', 5, '{third}', '{store}', '{rice_exchange}', 5, NULL);

-- both: on the day on which the book begins
INSERT {into} ({riel}, '{box}', '{capital}', 5, '2026-02-01', NULL, NULL);

-- both: saved
INSERT {into} ({riel}, '{box}', '{sokha}', 7000, {day}, NULL, NULL);

-- both: taken out
INSERT {into} ({riel}, '{sokha}', '{box}', 5000, {day}, NULL, NULL);

-- both: lent, all that is in the box
INSERT {into} ({riel}, '{loans}', '{box}', 106360, {day}, NULL, NULL);

-- both: an expense given back
INSERT {into} ({riel}, '{box}', '{expense}', 5, {day}, NULL, NULL);

-- both: a reversal
INSERT {into} ({riel}, '{sokha}', '{box}', 5000, {day}, '{saved}', NULL);

-- both: a later reversal
INSERT {into} ({riel}, '{sokha}', '{box}', 5000, '2026-04-01', '{saved}', NULL);

-- both: an exchange undone
INSERT {exchange} ('{new}', '{operation}', '{book}', {day}, '{other}', '{store}', '{rice_exchange}', 1000, '{third}', '{box}', '{riel_exchange}', 1200, '{sale}');

-- both: the largest amount
INSERT {into} ({riel}, '{box}', '{capital}', 9000000000000000, {day}, NULL, NULL);

-- both: an account
INSERT {account} ({riel}, 'box', 'debit', (1 = 1), (1 = 0), 77, 'a', 'a', 0, NULL, NULL);

-- both: an account for one more member
INSERT {account} ({riel}, 'savings', 'credit', (1 = 1), (1 = 0), 77, 'a', 'a', 0, NULL, '{savings}');

-- both: an account above others
INSERT {account} ({riel}, 'loans', 'debit', (1 = 0), (1 = 1), 77, 'a', 'a', 0, NULL, NULL);

-- both: the number of a voided account
INSERT {account} ({riel}, 'box', 'debit', (1 = 1), (1 = 0), 30, 'a', 'a', 0, NULL, NULL);

-- both: the same number in another book
INSERT {account} ('{new}', '{operation}', '{their_book}', 'KHR', 'box', 'debit', (1 = 1), (1 = 0), 2, 'a', 'a', 0, NULL, NULL);

-- both: an exchange account in another book
INSERT {account} ('{new}', '{operation}', '{their_book}', 'KHR', 'exchange', 'credit', (1 = 0), (1 = 0), 77, 'a', 'a', 0, NULL, NULL);

-- both: an exchange account of another unit
INSERT {account} ('{new}', '{operation}', '{book}', 'USD', 'exchange', 'credit', (1 = 0), (1 = 0), 77, 'a', 'a', 0, NULL, NULL);

-- both: void an account that nobody used
UPDATE ledger_account SET voided_by_id = '{operation}' WHERE id = '{expense}';

-- both: void an account above voided ones
UPDATE ledger_account SET voided_by_id = '{operation}' WHERE id = '{empty}';

-- both: void a book without accounts
UPDATE ledger_book SET voided_by_id = '{operation}' WHERE id = '{empty_book}';

-- both: a book
INSERT INTO ledger_book (id, operation_id, name_km, name_en, village_id, steward_id, opened_on) SELECT '{new}', '{operation}', 'a', 'a', village_id, steward_id, opened_on FROM ledger_book WHERE id = '{book}';

-- both: a commodity
INSERT INTO ledger_commodity (code, sort, per_unit, name_km, name_en, unit_km, unit_en) VALUES ('AIR', 'rice', 1, 'a', 'a', 'a', 'a');
