-- The rules of the ledger on SQLite. Everything is refused by RAISE and nothing by constraints
-- alone: OR IGNORE, OR REPLACE and "foreign keys off" go around constraints, not around RAISE.
-- REPLACE deletes without firing triggers, so that each insert itself looks for what it would push
-- out: by id, by unique columns and by rowid (-1 is what an unset rowid reads as).

CREATE TRIGGER ledger_transfer_check BEFORE INSERT ON ledger_transfer
BEGIN
  SELECT RAISE(ABORT, 'ledger: id taken') WHERE NEW.id IS NULL OR NEW.rowid <> -1
    OR EXISTS (SELECT 1 FROM ledger_transfer WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'ledger: amount') WHERE typeof(NEW.amount) <> 'integer'
    OR NEW.amount NOT BETWEEN 1 AND 9000000000000000;
  SELECT RAISE(ABORT, 'ledger: day') WHERE typeof(NEW.day) <> 'text' OR date(NEW.day, '+0 days') IS NOT NEW.day;
  -- What undoes a transfer has its day, whatever it was: only what is new must be after the opening.
  SELECT RAISE(ABORT, 'ledger: not open') WHERE NEW.reverses_id IS NULL
    AND EXISTS (SELECT 1 FROM ledger_book WHERE id = NEW.book_id AND NEW.day < opened_on);
  SELECT RAISE(ABORT, 'ledger: operation')
    WHERE NOT EXISTS (SELECT 1 FROM journal_operation WHERE id = NEW.operation_id);
  SELECT RAISE(ABORT, 'ledger: accounts') WHERE NEW.debit_id IS NEW.credit_id OR NOT EXISTS (
    SELECT 1 FROM ledger_account d, ledger_account c
    WHERE d.id = NEW.debit_id AND c.id = NEW.credit_id
      AND d.book_id = NEW.book_id AND c.book_id = NEW.book_id
      AND d.commodity_id = NEW.commodity_id AND c.commodity_id = NEW.commodity_id
      AND NOT d.control AND NOT c.control
      AND d.voided_by_id IS NULL AND c.voided_by_id IS NULL);
  SELECT RAISE(ABORT, 'ledger: exchange') WHERE (NEW.exchange_id IS NOT NULL OR EXISTS (
      SELECT 1 FROM ledger_account
      WHERE id IN (NEW.debit_id, NEW.credit_id) AND role = 'exchange'))
    AND NOT EXISTS (SELECT 1 FROM ledger_exchange
      WHERE id = NEW.exchange_id AND NEW.id IN (taken_id, given_id));
  SELECT RAISE(ABORT, 'ledger: reversal') WHERE NEW.reverses_id IS NOT NULL AND (
    EXISTS (SELECT 1 FROM ledger_transfer WHERE reverses_id = NEW.reverses_id)
    OR NOT EXISTS (SELECT 1 FROM ledger_transfer t
      WHERE t.id = NEW.reverses_id AND t.amount = NEW.amount AND t.day <= NEW.day
        AND t.debit_id = NEW.credit_id AND t.credit_id = NEW.debit_id));
  SELECT RAISE(ABORT, 'ledger: overdrawn') WHERE EXISTS (SELECT 1 FROM ledger_account
    WHERE (id = NEW.credit_id AND guarded AND side = 'debit' AND balance < NEW.amount)
       OR (id = NEW.debit_id AND guarded AND side = 'credit' AND -balance < NEW.amount));
  SELECT RAISE(ABORT, 'ledger: too large') WHERE EXISTS (SELECT 1 FROM ledger_account
    WHERE id IN (NEW.debit_id, NEW.credit_id)
      AND abs(balance) > 4000000000000000000 - NEW.amount);
END;

CREATE TRIGGER ledger_transfer_balance AFTER INSERT ON ledger_transfer
BEGIN
  SELECT RAISE(ABORT, 'ledger: id taken') WHERE NEW.rowid < 1;
  UPDATE ledger_account SET balance = balance + NEW.amount, last_transfer_id = NEW.id
    WHERE id = NEW.debit_id;
  UPDATE ledger_account SET balance = balance - NEW.amount, last_transfer_id = NEW.id
    WHERE id = NEW.credit_id;
END;

-- Units, books, amounts and reversals of an exchange are looked at when its legs are added.
CREATE TRIGGER ledger_exchange_check BEFORE INSERT ON ledger_exchange
BEGIN
  SELECT RAISE(ABORT, 'ledger: id taken') WHERE NEW.id IS NULL OR NEW.rowid <> -1
    OR NEW.taken_id IS NEW.given_id
    OR EXISTS (SELECT 1 FROM ledger_exchange WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM ledger_transfer WHERE id IN (NEW.taken_id, NEW.given_id));
  SELECT RAISE(ABORT, 'ledger: exchange') WHERE NOT EXISTS (
    SELECT 1 FROM ledger_account taken, ledger_account given
    WHERE taken.id = NEW.taken_through_id AND given.id = NEW.given_through_id
      AND taken.role = 'exchange' AND given.role = 'exchange'
      AND taken.commodity_id <> given.commodity_id);
  SELECT RAISE(ABORT, 'ledger: reversal') WHERE NEW.reverses_id IS NOT NULL AND (
    EXISTS (SELECT 1 FROM ledger_exchange WHERE reverses_id = NEW.reverses_id)
    OR NOT EXISTS (SELECT 1 FROM ledger_exchange WHERE id = NEW.reverses_id));
END;

CREATE TRIGGER ledger_exchange_legs AFTER INSERT ON ledger_exchange
BEGIN
  SELECT RAISE(ABORT, 'ledger: id taken') WHERE NEW.rowid < 1;
  INSERT INTO ledger_transfer
    (id, operation_id, book_id, commodity_id, debit_id, credit_id, amount, day,
     reverses_id, exchange_id)
  SELECT NEW.taken_id, NEW.operation_id, NEW.book_id,
    (SELECT commodity_id FROM ledger_account WHERE id = NEW.taken_into_id),
    NEW.taken_into_id, NEW.taken_through_id, NEW.taken_amount, NEW.day,
    (SELECT given_id FROM ledger_exchange WHERE id = NEW.reverses_id), NEW.id;
  INSERT INTO ledger_transfer
    (id, operation_id, book_id, commodity_id, debit_id, credit_id, amount, day,
     reverses_id, exchange_id)
  SELECT NEW.given_id, NEW.operation_id, NEW.book_id,
    (SELECT commodity_id FROM ledger_account WHERE id = NEW.given_from_id),
    NEW.given_through_id, NEW.given_from_id, NEW.given_amount, NEW.day,
    (SELECT taken_id FROM ledger_exchange WHERE id = NEW.reverses_id), NEW.id;
END;

CREATE TRIGGER ledger_account_check BEFORE INSERT ON ledger_account
BEGIN
  SELECT RAISE(ABORT, 'ledger: id taken') WHERE NEW.id IS NULL OR NEW.rowid <> -1
    OR EXISTS (SELECT 1 FROM ledger_account WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM ledger_account WHERE book_id = NEW.book_id AND voided_by_id IS NULL
      AND (number = NEW.number
        OR (role = 'exchange' AND NEW.role = 'exchange' AND commodity_id = NEW.commodity_id)));
  SELECT RAISE(ABORT, 'ledger: balance')
    WHERE NEW.balance IS NOT 0 OR NEW.last_transfer_id IS NOT NULL;
  SELECT RAISE(ABORT, 'ledger: account') WHERE NEW.side NOT IN ('debit', 'credit')
    OR NEW.guarded NOT IN (0, 1) OR NEW.control NOT IN (0, 1)
    OR (NEW.role = 'exchange' AND (NEW.guarded OR NEW.control))
    OR NOT EXISTS (SELECT 1 FROM ledger_commodity WHERE code = NEW.commodity_id)
    OR NOT EXISTS (SELECT 1 FROM ledger_book WHERE id = NEW.book_id AND voided_by_id IS NULL)
    OR (NEW.under_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ledger_account u
      WHERE u.id = NEW.under_id AND u.control AND u.voided_by_id IS NULL
        AND u.book_id = NEW.book_id AND u.commodity_id = NEW.commodity_id
        AND u.side = NEW.side));
END;

CREATE TRIGGER ledger_account_rowid AFTER INSERT ON ledger_account
BEGIN SELECT RAISE(ABORT, 'ledger: id taken') WHERE NEW.rowid < 1; END;

CREATE TRIGGER ledger_account_stays BEFORE UPDATE ON ledger_account
BEGIN
  SELECT RAISE(ABORT, 'ledger: account') WHERE NEW.rowid IS NOT OLD.rowid
    OR (NEW.id, NEW.operation_id, NEW.book_id, NEW.commodity_id, NEW.role, NEW.side, NEW.guarded)
      IS NOT (OLD.id, OLD.operation_id, OLD.book_id, OLD.commodity_id, OLD.role, OLD.side,
        OLD.guarded)
    OR (NEW.control, NEW.under_id, NEW.number, NEW.name_km, NEW.name_en)
      IS NOT (OLD.control, OLD.under_id, OLD.number, OLD.name_km, OLD.name_en);
  SELECT RAISE(ABORT, 'ledger: account') WHERE NEW.voided_by_id IS NOT OLD.voided_by_id AND (
    OLD.voided_by_id IS NOT NULL OR OLD.last_transfer_id IS NOT NULL
    OR EXISTS (SELECT 1 FROM ledger_account WHERE under_id = OLD.id AND voided_by_id IS NULL));
END;

-- A balance changes by the newest transfer only, and once: whoever writes one by hand names a
-- transfer that has been added to it already, or one that does not touch the account.
CREATE TRIGGER ledger_account_balance BEFORE UPDATE ON ledger_account
WHEN NEW.balance IS NOT OLD.balance OR NEW.last_transfer_id IS NOT OLD.last_transfer_id
BEGIN
  SELECT RAISE(ABORT, 'ledger: balance') WHERE typeof(NEW.balance) <> 'integer'
    OR NEW.last_transfer_id IS OLD.last_transfer_id
    OR NEW.last_transfer_id IS NOT (SELECT id FROM ledger_transfer ORDER BY rowid DESC LIMIT 1)
    OR NEW.balance - OLD.balance IS NOT (
      SELECT CASE OLD.id WHEN debit_id THEN amount WHEN credit_id THEN -amount END
      FROM ledger_transfer WHERE id = NEW.last_transfer_id);
END;

CREATE TRIGGER ledger_book_check BEFORE INSERT ON ledger_book
BEGIN
  SELECT RAISE(ABORT, 'ledger: id taken') WHERE NEW.id IS NULL OR NEW.rowid <> -1
    OR EXISTS (SELECT 1 FROM ledger_book WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'ledger: day')
    WHERE typeof(NEW.opened_on) <> 'text' OR date(NEW.opened_on, '+0 days') IS NOT NEW.opened_on;
END;

CREATE TRIGGER ledger_book_rowid AFTER INSERT ON ledger_book
BEGIN SELECT RAISE(ABORT, 'ledger: id taken') WHERE NEW.rowid < 1; END;

CREATE TRIGGER ledger_book_stays BEFORE UPDATE ON ledger_book
BEGIN
  SELECT RAISE(ABORT, 'ledger: book') WHERE NEW.rowid IS NOT OLD.rowid
    OR (NEW.id, NEW.operation_id, NEW.name_km, NEW.name_en, NEW.village_id, NEW.steward_id,
      NEW.opened_on) IS NOT (OLD.id, OLD.operation_id, OLD.name_km, OLD.name_en, OLD.village_id,
      OLD.steward_id, OLD.opened_on)
    OR (NEW.voided_by_id IS NOT OLD.voided_by_id AND (OLD.voided_by_id IS NOT NULL
      OR EXISTS (SELECT 1 FROM ledger_account WHERE book_id = OLD.id AND voided_by_id IS NULL)));
END;

CREATE TRIGGER ledger_commodity_check BEFORE INSERT ON ledger_commodity
BEGIN
  SELECT RAISE(ABORT, 'ledger: id taken') WHERE NEW.rowid <> -1
    OR EXISTS (SELECT 1 FROM ledger_commodity WHERE code = NEW.code);
  SELECT RAISE(ABORT, 'ledger: commodity')
    WHERE typeof(NEW.per_unit) <> 'integer' OR NEW.per_unit < 1;
END;

CREATE TRIGGER ledger_commodity_rowid AFTER INSERT ON ledger_commodity
BEGIN SELECT RAISE(ABORT, 'ledger: id taken') WHERE NEW.rowid < 1; END;

CREATE TRIGGER ledger_commodity_stays BEFORE UPDATE ON ledger_commodity
BEGIN
  SELECT RAISE(ABORT, 'ledger: commodity') WHERE NEW.rowid IS NOT OLD.rowid
    OR (NEW.code, NEW.sort, NEW.per_unit, NEW.name_km, NEW.name_en, NEW.unit_km, NEW.unit_en)
      IS NOT (OLD.code, OLD.sort, OLD.per_unit, OLD.name_km, OLD.name_en, OLD.unit_km,
      OLD.unit_en);
END;

CREATE TRIGGER ledger_transfer_edited BEFORE UPDATE ON ledger_transfer
BEGIN SELECT RAISE(ABORT, 'ledger: stays'); END;

CREATE TRIGGER ledger_exchange_edited BEFORE UPDATE ON ledger_exchange
BEGIN SELECT RAISE(ABORT, 'ledger: stays'); END;

CREATE TRIGGER ledger_transfer_kept BEFORE DELETE ON ledger_transfer
BEGIN SELECT RAISE(ABORT, 'ledger: stays'); END;

CREATE TRIGGER ledger_exchange_kept BEFORE DELETE ON ledger_exchange
BEGIN SELECT RAISE(ABORT, 'ledger: stays'); END;

CREATE TRIGGER ledger_account_kept BEFORE DELETE ON ledger_account
BEGIN SELECT RAISE(ABORT, 'ledger: stays'); END;

CREATE TRIGGER ledger_book_kept BEFORE DELETE ON ledger_book
BEGIN SELECT RAISE(ABORT, 'ledger: stays'); END;

CREATE TRIGGER ledger_commodity_kept BEFORE DELETE ON ledger_commodity
BEGIN SELECT RAISE(ABORT, 'ledger: stays'); END;
