-- Brings a team log of an earlier schema.sql to the present one: psql -v ON_ERROR_STOP=1 -d redrive -f upgrade.sql, as a superuser.
-- May be run at any time and any number of times, also while desks are connected; it only adds and tightens, and changes no row.
-- Programs of an earlier version go on as before; those that want this version wait for it, so it comes first.
BEGIN;
SET LOCAL lock_timeout = '10s';   -- rather than making every desk wait: run it again then
REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC;
SET LOCAL ROLE redrive_owner;

ALTER TABLE redrive.meta ADD COLUMN IF NOT EXISTS knocks boolean NOT NULL DEFAULT true;

CREATE OR REPLACE FUNCTION redrive.run_stamp() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    NEW.changed_by := pg_current_xact_id();
    NEW.changed_at := clock_timestamp();
    IF TG_OP = 'INSERT' THEN
        NEW.author := session_user;                   -- current_user would be the group after SET ROLE
        NEW.first_seen := NEW.changed_at;
        -- Else the task of one service would stand under the customer of another.
        PERFORM 1 FROM redrive.customer c WHERE c.customer = NEW.customer AND c.host = NEW.host;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'that customer has another host, or is not yours' USING ERRCODE = 'check_violation';
        END IF;
    ELSE
        NEW.author := OLD.author; NEW.first_seen := OLD.first_seen; NEW.started_at := OLD.started_at;
        IF NEW.customer <> OLD.customer OR NEW.kind <> OLD.kind OR NEW.host <> OLD.host
           OR (OLD.task_id IS NOT NULL AND NEW.task_id IS DISTINCT FROM OLD.task_id) THEN
            RAISE EXCEPTION 'what a run is of does not change; a customer with runs keeps its name' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    IF (SELECT m.knocks FROM redrive.meta m) THEN
        PERFORM pg_notify('redrive', '');             -- a knock, never a payload: everybody connected hears it and can forge it
    END IF;
    RETURN NEW;
END $$;

-- Version 2: a note, empty unless its user shares it.
ALTER TABLE redrive.run ADD COLUMN IF NOT EXISTS note text NOT NULL DEFAULT '' CHECK (length(note) <= 10000);
UPDATE redrive.meta SET version = 2 WHERE version < 2;

REVOKE UPDATE ON redrive.run FROM redrive_writer;
GRANT INSERT ON redrive.run TO redrive_writer;
GRANT UPDATE (task_id, revision, status, nb_items, nb_remaining, ended_at, forgotten_at, note) ON redrive.run TO redrive_writer;
COMMIT;
