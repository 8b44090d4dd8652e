CREATE TABLE api_key (
    id                  uuid PRIMARY KEY,
    organization_id     uuid        NOT NULL REFERENCES organization,
    name                text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    prefix              text        NOT NULL,
    last_four           text        NOT NULL,
    key_hash            bytea       NOT NULL UNIQUE,
    previous_hash       bytea UNIQUE,
    previous_expires_at timestamptz,
    scopes              text[]      NOT NULL,
    allowed_addresses   text[]      NOT NULL,
    created_at          timestamptz NOT NULL,
    created_by          text        NOT NULL,
    expires_at          timestamptz,
    rotated_at          timestamptz,
    revoked_at          timestamptz,
    last_used_at        timestamptz,
    last_used_address   text,
    CHECK ((previous_hash IS NULL) = (previous_expires_at IS NULL))
);
COMMENT ON COLUMN api_key.key_hash IS 'SHA-256 of the key, which has 256 random bits; the key itself is kept nowhere';
COMMENT ON COLUMN api_key.created_by IS 'Name of the person at that time: a key outlives who made it';
CREATE INDEX api_key_newest ON api_key (organization_id, created_at DESC, id DESC);
-- Two keys that work at the same time are told apart by their names.
CREATE UNIQUE INDEX api_key_name ON api_key (organization_id, lower(name)) WHERE revoked_at IS NULL;
CALL protect_tenant_table('api_key');

-- A request names only a key: this function finds what it opens and until when. It knows nothing of revoked keys.
CREATE POLICY lookup ON api_key FOR SELECT TO signalbox_owner USING (true);
CREATE FUNCTION api_key_by_hash(wanted_hash bytea)
    RETURNS TABLE (id uuid, organization_id uuid, name text, scopes text[], allowed_addresses text[], good_until timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox
AS $$
    SELECT id, organization_id, name, scopes, allowed_addresses, expires_at
    FROM api_key WHERE key_hash = wanted_hash AND revoked_at IS NULL
    UNION ALL
    SELECT id, organization_id, name, scopes, allowed_addresses, least(expires_at, previous_expires_at)
    FROM api_key WHERE previous_hash = wanted_hash AND revoked_at IS NULL
$$;
REVOKE ALL ON FUNCTION api_key_by_hash(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api_key_by_hash(bytea) TO signalbox_app;
