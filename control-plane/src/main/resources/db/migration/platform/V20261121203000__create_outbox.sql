-- What others must not miss: stored in the transaction of its cause, removed once it is done. One table for the entries of organizations,
-- one for those that belong to none, such as mails to somebody who is not signed in.
CREATE TABLE outbox (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    kind            text        NOT NULL CHECK (length(kind) BETWEEN 1 AND 50),
    payload         bytea       NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    available_at    timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    created_at      timestamptz NOT NULL
);
CREATE INDEX outbox_available ON outbox (available_at);
CREATE INDEX outbox_organization ON outbox (organization_id);
CALL protect_tenant_table('outbox');

CREATE TABLE installation_outbox (
    id           uuid PRIMARY KEY,
    kind         text        NOT NULL CHECK (length(kind) BETWEEN 1 AND 50),
    payload      bytea       NOT NULL,
    attempts     integer     NOT NULL DEFAULT 0,
    available_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    created_at   timestamptz NOT NULL
);
CREATE INDEX installation_outbox_available ON installation_outbox (available_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON installation_outbox TO signalbox_app;

COMMENT ON COLUMN outbox.payload IS 'Sealed, because mails hold links that let somebody in';
COMMENT ON COLUMN outbox.attempts IS 'The number of the last attempt; an attempt with an older number changes nothing any more';
COMMENT ON COLUMN outbox.available_at IS 'When it may be taken: a taken entry carries the end of its lease here, a failed one the time of its next attempt';
COMMENT ON COLUMN outbox.expires_at IS 'When it is worth nothing any more and is removed undone';

-- Workers take entries of all organizations. They learn whose they are and how often they were tried; the payload they read in the name of
-- each organization. Expired ones are handed out whatever their kind, so that nothing stays that nobody handles.
CREATE POLICY claim_look ON outbox FOR SELECT TO signalbox_owner USING (true);
CREATE POLICY claim ON outbox FOR UPDATE TO signalbox_owner USING (true);
CREATE FUNCTION claim_outbox(kinds text[], at timestamptz, leased_until timestamptz, most integer)
    RETURNS TABLE (id uuid, organization_id uuid, kind text, attempts integer, expires_at timestamptz)
    LANGUAGE sql SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
    WITH due AS MATERIALIZED (
        SELECT waiting.id FROM outbox waiting
        WHERE waiting.available_at <= at AND (waiting.kind = ANY (kinds) OR waiting.expires_at <= at)
        ORDER BY waiting.available_at LIMIT most FOR UPDATE SKIP LOCKED)
    UPDATE outbox taken SET attempts = taken.attempts + 1, available_at = leased_until FROM due WHERE taken.id = due.id
    RETURNING taken.id, taken.organization_id, taken.kind, taken.attempts, taken.expires_at
$$;

CREATE FUNCTION outbox_backlog() RETURNS TABLE (waiting bigint, oldest timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
    SELECT count(*), min(created_at) FROM (SELECT created_at FROM outbox UNION ALL SELECT created_at FROM installation_outbox) AS entries
$$;

REVOKE ALL ON FUNCTION claim_outbox(text[], timestamptz, timestamptz, integer), outbox_backlog() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_outbox(text[], timestamptz, timestamptz, integer), outbox_backlog() TO signalbox_app;
