-- The rules of the ledger on PostgreSQL. Balances are kept once for each statement and account:
-- a long meeting then writes an account once, and guards look at the balance after the statement.
-- ENABLE ALWAYS (see triggers.py) keeps the rules also where replication switches triggers off.

CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger AS $$
BEGIN
  RAISE EXCEPTION 'ledger: stays' USING ERRCODE = '23000';
END $$ LANGUAGE plpgsql;

CREATE OR REPLACE FUNCTION ledger_refuse_emptying() RETURNS trigger AS $$
DECLARE found boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', TG_TABLE_NAME) INTO found;
  IF found THEN RAISE EXCEPTION 'ledger: stays' USING ERRCODE = '23000'; END IF;
  RETURN NULL;
END $$ LANGUAGE plpgsql;

-- An operation that stored transfers stays, with its id: they have no key of the database's own.
CREATE OR REPLACE FUNCTION ledger_keep_operation() RETURNS trigger AS $$
BEGIN
  IF (TG_OP = 'DELETE' OR NEW.id <> OLD.id)
      AND EXISTS (SELECT 1 FROM ledger_transfer WHERE operation_id = OLD.id) THEN
    RAISE EXCEPTION 'ledger: stays' USING ERRCODE = '23000';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$ LANGUAGE plpgsql;

-- ON CONFLICT DO NOTHING would pass in silence over an id that something else has taken.
CREATE OR REPLACE FUNCTION ledger_transfer_id() RETURNS trigger AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM ledger_transfer WHERE id = NEW.id) THEN
    RAISE EXCEPTION 'ledger: id taken' USING ERRCODE = '23000';
  END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql;

CREATE OR REPLACE FUNCTION ledger_add_transfers() RETURNS trigger AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added WHERE amount <> trunc(amount)
      OR NOT amount BETWEEN 1 AND 9000000000000000) THEN
    RAISE EXCEPTION 'ledger: amount' USING ERRCODE = '23000';
  END IF;
  IF EXISTS (SELECT 1 FROM added WHERE NOT isfinite(day)) THEN
    RAISE EXCEPTION 'ledger: day' USING ERRCODE = '23000';
  END IF;
  -- What undoes a transfer has its day, whatever it was: only what is new must be after the opening.
  IF EXISTS (SELECT 1 FROM added n JOIN ledger_book b ON b.id = n.book_id
      WHERE n.reverses_id IS NULL AND n.day < b.opened_on) THEN
    RAISE EXCEPTION 'ledger: not open' USING ERRCODE = '23000';
  END IF;
  IF EXISTS (SELECT 1 FROM added n LEFT JOIN journal_operation o ON o.id = n.operation_id
      WHERE o.id IS NULL) THEN
    RAISE EXCEPTION 'ledger: operation' USING ERRCODE = '23000';
  END IF;
  -- In a fixed order, so that two meetings never wait for each other.
  PERFORM 1 FROM ledger_account
    WHERE id IN (SELECT debit_id FROM added UNION SELECT credit_id FROM added)
    ORDER BY id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM added n
      LEFT JOIN ledger_account d ON d.id = n.debit_id
      LEFT JOIN ledger_account c ON c.id = n.credit_id
      WHERE (n.debit_id <> n.credit_id
        AND d.book_id = n.book_id AND c.book_id = n.book_id
        AND d.commodity_id = n.commodity_id AND c.commodity_id = n.commodity_id
        AND NOT d.control AND NOT c.control
        AND d.voided_by_id IS NULL AND c.voided_by_id IS NULL) IS NOT TRUE) THEN
    RAISE EXCEPTION 'ledger: accounts' USING ERRCODE = '23000';
  END IF;
  IF EXISTS (SELECT 1 FROM added n
      WHERE (n.exchange_id IS NOT NULL OR EXISTS (SELECT 1 FROM ledger_account a
          WHERE a.id IN (n.debit_id, n.credit_id) AND a.role = 'exchange'))
        AND NOT EXISTS (SELECT 1 FROM ledger_exchange x
          WHERE x.id = n.exchange_id AND n.id IN (x.taken_id, x.given_id))) THEN
    RAISE EXCEPTION 'ledger: exchange' USING ERRCODE = '23000';
  END IF;
  IF EXISTS (SELECT 1 FROM added n WHERE n.reverses_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM ledger_transfer t
      WHERE t.id = n.reverses_id AND t.amount = n.amount AND t.day <= n.day
        AND t.debit_id = n.credit_id AND t.credit_id = n.debit_id)) THEN
    RAISE EXCEPTION 'ledger: reversal' USING ERRCODE = '23000';
  END IF;
  UPDATE ledger_account a SET balance = a.balance + s.change, last_transfer_id = s.last_id
    FROM (SELECT account_id, sum(change) AS change, (max(id::text))::uuid AS last_id
      FROM (SELECT debit_id AS account_id, amount AS change, id FROM added
            UNION ALL SELECT credit_id, -amount, id FROM added) AS sides
      GROUP BY account_id) AS s
    WHERE a.id = s.account_id;
  IF EXISTS (SELECT 1 FROM ledger_account
      WHERE id IN (SELECT debit_id FROM added UNION SELECT credit_id FROM added) AND guarded
        AND CASE side WHEN 'debit' THEN balance < 0 ELSE balance > 0 END) THEN
    RAISE EXCEPTION 'ledger: overdrawn' USING ERRCODE = '23000';
  END IF;
  IF EXISTS (SELECT 1 FROM ledger_account
      WHERE id IN (SELECT debit_id FROM added UNION SELECT credit_id FROM added)
        AND abs(balance) > 4000000000000000000) THEN
    RAISE EXCEPTION 'ledger: too large' USING ERRCODE = '23000';
  END IF;
  RETURN NULL;
END $$ LANGUAGE plpgsql;

-- Units, books, amounts and reversals of an exchange are looked at when its legs are added.
CREATE OR REPLACE FUNCTION ledger_check_exchange() RETURNS trigger AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM ledger_exchange WHERE id = NEW.id)
      OR EXISTS (SELECT 1 FROM ledger_transfer WHERE id IN (NEW.taken_id, NEW.given_id)) THEN
    RAISE EXCEPTION 'ledger: id taken' USING ERRCODE = '23000';
  END IF;
  IF NOT EXISTS (SELECT 1
      FROM ledger_account taken, ledger_account given
      WHERE taken.id = NEW.taken_through_id AND given.id = NEW.given_through_id
        AND taken.role = 'exchange' AND given.role = 'exchange'
        AND taken.commodity_id <> given.commodity_id) THEN
    RAISE EXCEPTION 'ledger: exchange' USING ERRCODE = '23000';
  END IF;
  IF NEW.reverses_id IS NOT NULL AND (
      EXISTS (SELECT 1 FROM ledger_exchange WHERE reverses_id = NEW.reverses_id)
      OR NOT EXISTS (SELECT 1 FROM ledger_exchange WHERE id = NEW.reverses_id)) THEN
    RAISE EXCEPTION 'ledger: reversal' USING ERRCODE = '23000';
  END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql;

CREATE OR REPLACE FUNCTION ledger_add_legs() RETURNS trigger AS $$
BEGIN
  INSERT INTO ledger_transfer
    (id, operation_id, book_id, commodity_id, debit_id, credit_id, amount, day,
     reverses_id, exchange_id)
  VALUES
    (NEW.taken_id, NEW.operation_id, NEW.book_id,
     (SELECT commodity_id FROM ledger_account WHERE id = NEW.taken_into_id),
     NEW.taken_into_id, NEW.taken_through_id, NEW.taken_amount, NEW.day,
     (SELECT given_id FROM ledger_exchange WHERE id = NEW.reverses_id), NEW.id),
    (NEW.given_id, NEW.operation_id, NEW.book_id,
     (SELECT commodity_id FROM ledger_account WHERE id = NEW.given_from_id),
     NEW.given_through_id, NEW.given_from_id, NEW.given_amount, NEW.day,
     (SELECT taken_id FROM ledger_exchange WHERE id = NEW.reverses_id), NEW.id);
  RETURN NULL;
END $$ LANGUAGE plpgsql;

CREATE OR REPLACE FUNCTION ledger_check_account() RETURNS trigger AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM ledger_account WHERE id = NEW.id)
      OR EXISTS (SELECT 1 FROM ledger_account WHERE book_id = NEW.book_id AND voided_by_id IS NULL
        AND (number = NEW.number
          OR (role = 'exchange' AND NEW.role = 'exchange' AND commodity_id = NEW.commodity_id)))
  THEN
    RAISE EXCEPTION 'ledger: id taken' USING ERRCODE = '23000';
  END IF;
  IF NEW.balance <> 0 OR NEW.last_transfer_id IS NOT NULL THEN
    RAISE EXCEPTION 'ledger: balance' USING ERRCODE = '23000';
  END IF;
  IF NEW.side NOT IN ('debit', 'credit')
      OR (NEW.role = 'exchange' AND (NEW.guarded OR NEW.control))
      OR NOT EXISTS (SELECT 1 FROM ledger_commodity WHERE code = NEW.commodity_id)
      OR NOT EXISTS (SELECT 1 FROM ledger_book WHERE id = NEW.book_id AND voided_by_id IS NULL)
      OR (NEW.under_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ledger_account u
        WHERE u.id = NEW.under_id AND u.control AND u.voided_by_id IS NULL
          AND u.book_id = NEW.book_id AND u.commodity_id = NEW.commodity_id
          AND u.side = NEW.side)) THEN
    RAISE EXCEPTION 'ledger: account' USING ERRCODE = '23000';
  END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql;

-- A balance changes only from inside the trigger that adds transfers.
CREATE OR REPLACE FUNCTION ledger_keep_account() RETURNS trigger AS $$
BEGIN
  IF (NEW.id, NEW.operation_id, NEW.book_id, NEW.commodity_id, NEW.role, NEW.side, NEW.guarded,
      NEW.control, NEW.under_id, NEW.number, NEW.name_km, NEW.name_en)
      IS DISTINCT FROM (OLD.id, OLD.operation_id, OLD.book_id, OLD.commodity_id, OLD.role,
      OLD.side, OLD.guarded, OLD.control, OLD.under_id, OLD.number, OLD.name_km, OLD.name_en)
      OR (NEW.voided_by_id IS DISTINCT FROM OLD.voided_by_id AND (OLD.voided_by_id IS NOT NULL
        OR OLD.last_transfer_id IS NOT NULL
        OR EXISTS (SELECT 1 FROM ledger_account WHERE under_id = OLD.id AND voided_by_id IS NULL)))
  THEN
    RAISE EXCEPTION 'ledger: account' USING ERRCODE = '23000';
  END IF;
  IF (NEW.balance, NEW.last_transfer_id) IS DISTINCT FROM (OLD.balance, OLD.last_transfer_id)
      AND pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'ledger: balance' USING ERRCODE = '23000';
  END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql;

CREATE OR REPLACE FUNCTION ledger_keep_book() RETURNS trigger AS $$
BEGIN
  IF (NEW.id, NEW.operation_id, NEW.name_km, NEW.name_en, NEW.village_id, NEW.steward_id,
      NEW.opened_on) IS DISTINCT FROM (OLD.id, OLD.operation_id, OLD.name_km, OLD.name_en,
      OLD.village_id, OLD.steward_id, OLD.opened_on)
      OR (NEW.voided_by_id IS DISTINCT FROM OLD.voided_by_id AND (OLD.voided_by_id IS NOT NULL
        OR EXISTS (SELECT 1 FROM ledger_account
          WHERE book_id = OLD.id AND voided_by_id IS NULL))) THEN
    RAISE EXCEPTION 'ledger: book' USING ERRCODE = '23000';
  END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql;

CREATE OR REPLACE FUNCTION ledger_check_book() RETURNS trigger AS $$
BEGIN
  IF NOT isfinite(NEW.opened_on) THEN
    RAISE EXCEPTION 'ledger: day' USING ERRCODE = '23000';
  END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql;

CREATE OR REPLACE FUNCTION ledger_keep_commodity() RETURNS trigger AS $$
BEGIN
  IF (NEW.code, NEW.sort, NEW.per_unit, NEW.name_km, NEW.name_en, NEW.unit_km, NEW.unit_en)
      IS DISTINCT FROM (OLD.code, OLD.sort, OLD.per_unit, OLD.name_km, OLD.name_en, OLD.unit_km,
      OLD.unit_en) THEN
    RAISE EXCEPTION 'ledger: commodity' USING ERRCODE = '23000';
  END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql;
