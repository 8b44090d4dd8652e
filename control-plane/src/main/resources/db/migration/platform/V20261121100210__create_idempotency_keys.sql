-- What a POST with an Idempotency-Key answered, kept for a day. Written in the transaction of its effect: either both are there or neither.
CREATE TABLE idempotency_key (
    organization_id uuid        NOT NULL REFERENCES organization,
    actor_id        uuid        NOT NULL,
    key_hash        bytea       NOT NULL,
    route           text        NOT NULL CHECK (length(route) <= 200),
    request_hash    bytea       NOT NULL,
    status          integer     NOT NULL CHECK (status BETWEEN 200 AND 299),
    content_type    text,
    location        text,
    cache_control   text,
    body            bytea,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    PRIMARY KEY (organization_id, actor_id, key_hash)
);
CREATE INDEX idempotency_key_expiry ON idempotency_key (expires_at);
CALL protect_tenant_table('idempotency_key');

COMMENT ON COLUMN idempotency_key.key_hash IS 'SHA-256 of the path and the key.';
COMMENT ON COLUMN idempotency_key.body IS 'Sealed; answers may hold secrets that are shown once. Null when the answer was too large to be kept.';

-- Removes what is over, whoever it belongs to, and tells nothing of it.
CREATE POLICY sweep_look ON idempotency_key FOR SELECT TO signalbox_owner USING (true);
CREATE POLICY sweep ON idempotency_key FOR DELETE TO signalbox_owner USING (true);
CREATE FUNCTION sweep_idempotency_keys(at timestamptz) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = signalbox
AS $$ DELETE FROM idempotency_key WHERE expires_at <= at $$;
REVOKE ALL ON FUNCTION sweep_idempotency_keys(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sweep_idempotency_keys(timestamptz) TO signalbox_app;
