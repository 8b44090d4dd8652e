CREATE TABLE integration (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    key             text        NOT NULL UNIQUE,
    provider        text        NOT NULL CHECK (provider IN ('jira', 'slack', 'linear', 'hubspot', 'github', 'generic')),
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    state           text        NOT NULL CHECK (state IN ('active', 'paused')),
    settings        jsonb       NOT NULL DEFAULT '{}',
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL
);
CREATE INDEX integration_newest ON integration (organization_id, created_at DESC, id DESC);
CALL protect_tenant_table('integration');

CREATE TABLE integration_secret (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    integration_id  uuid        NOT NULL REFERENCES integration,
    key_id          text        NOT NULL,
    ciphertext      bytea       NOT NULL,
    last_four       text        NOT NULL,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz
);
CREATE INDEX integration_secret_newest ON integration_secret (integration_id, created_at DESC);
CALL protect_tenant_table('integration_secret');

-- A webhook names only a key: this function finds whose it is, and tells nothing else.
CREATE POLICY lookup ON integration FOR SELECT TO signalbox_owner USING (true);
CREATE FUNCTION integration_by_key(wanted_key text) RETURNS TABLE (integration_id uuid, organization_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox
AS $$ SELECT id, organization_id FROM integration WHERE key = wanted_key $$;
REVOKE ALL ON FUNCTION integration_by_key(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION integration_by_key(text) TO signalbox_app;
