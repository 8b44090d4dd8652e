-- Envelope encryption: secrets are sealed with a data key, data keys are wrapped with a key-encryption key that is not in the database.
CREATE TABLE data_key (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    kek_id          text        NOT NULL,
    wrapped         bytea       NOT NULL,
    created_at      timestamptz NOT NULL,
    -- A retired key opens what was sealed with it and seals nothing more.
    retired_at      timestamptz
);
CREATE UNIQUE INDEX data_key_active ON data_key (organization_id) WHERE retired_at IS NULL;
CALL protect_tenant_table('data_key');

-- For secrets that belong to no organization: those of people, and the keys that sign tokens.
CREATE TABLE installation_key (
    id         uuid PRIMARY KEY,
    kek_id     text        NOT NULL,
    wrapped    bytea       NOT NULL,
    created_at timestamptz NOT NULL,
    retired_at timestamptz
);
CREATE UNIQUE INDEX installation_key_active ON installation_key ((retired_at IS NULL)) WHERE retired_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON installation_key TO signalbox_app;

-- Rotation works for all organizations. It learns only which ones have something to wrap anew, and does that under each in turn.
CREATE POLICY lookup ON data_key FOR SELECT TO signalbox_owner USING (true);
CREATE POLICY lookup ON integration_secret FOR SELECT TO signalbox_owner USING (true);

-- Secrets whose first byte is 1 were sealed before there were data keys.
CREATE FUNCTION organizations_to_rewrap(current_kek text) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox
AS $$
    SELECT organization_id FROM data_key WHERE kek_id <> current_kek
    UNION
    SELECT organization_id FROM integration_secret WHERE get_byte(ciphertext, 0) = 1
$$;

CREATE FUNCTION key_encryption_keys_in_use() RETURNS TABLE (kek_id text, wrapped_keys bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox
AS $$
    SELECT kek_id, count(*) FROM (SELECT kek_id FROM data_key UNION ALL SELECT kek_id FROM installation_key) AS wrapped
    GROUP BY kek_id ORDER BY kek_id
$$;

REVOKE ALL ON FUNCTION organizations_to_rewrap(text), key_encryption_keys_in_use() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organizations_to_rewrap(text), key_encryption_keys_in_use() TO signalbox_app;
