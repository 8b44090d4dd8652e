CREATE TABLE sign_on (
    organization_id  uuid PRIMARY KEY REFERENCES organization,
    connection_id    uuid        NOT NULL UNIQUE,
    issuer           text        NOT NULL CHECK (length(issuer) BETWEEN 1 AND 500),
    client_id        text        NOT NULL CHECK (length(client_id) BETWEEN 1 AND 200),
    client_secret    bytea       NOT NULL,
    secret_last_four text        NOT NULL,
    default_role     text        NOT NULL CHECK (default_role IN ('builder', 'operator', 'approver', 'viewer', 'auditor')),
    enabled          boolean     NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL
);
COMMENT ON COLUMN sign_on.connection_id IS 'New with every issuer: what one provider said of somebody is worth nothing at another';
CALL protect_tenant_table('sign_on');

CREATE TABLE sign_on_domain (
    organization_id uuid        NOT NULL REFERENCES organization,
    domain          text        NOT NULL CHECK (length(domain) BETWEEN 3 AND 253 AND domain = lower(domain)),
    token           text        NOT NULL,
    created_at      timestamptz NOT NULL,
    verified_at     timestamptz,
    checked_at      timestamptz,
    problem         text,
    PRIMARY KEY (organization_id, domain)
);
-- Anybody may ask for a domain; one organization can have it.
CREATE UNIQUE INDEX sign_on_domain_verified ON sign_on_domain (domain) WHERE verified_at IS NOT NULL;
CALL protect_tenant_table('sign_on_domain');

CREATE TABLE sign_on_identity (
    organization_id uuid        NOT NULL REFERENCES organization,
    connection_id   uuid        NOT NULL,
    subject         text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
    user_id         uuid        NOT NULL REFERENCES app_user,
    created_at      timestamptz NOT NULL,
    last_used_at    timestamptz NOT NULL,
    PRIMARY KEY (organization_id, connection_id, subject),
    -- A mail address that was given to somebody else comes with another subject, and must not open the first one's account.
    UNIQUE (organization_id, connection_id, user_id)
);
CREATE INDEX sign_on_identity_user ON sign_on_identity (user_id);
CALL protect_tenant_table('sign_on_identity');

CREATE TABLE sign_on_departure (
    organization_id uuid        NOT NULL REFERENCES organization,
    user_id         uuid        NOT NULL REFERENCES app_user,
    departed_at     timestamptz NOT NULL,
    PRIMARY KEY (organization_id, user_id)
);
COMMENT ON TABLE sign_on_departure IS 'Who was removed or left: single sign-on does not bring them back, an invite does';
CALL protect_tenant_table('sign_on_departure');

CREATE TABLE sign_on_attempt (
    state_hash      bytea PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    connection_id   uuid        NOT NULL,
    browser_hash    bytea       NOT NULL,
    sealed          bytea       NOT NULL,
    expires_at      timestamptz NOT NULL
);
CREATE INDEX sign_on_attempt_expiry ON sign_on_attempt (expires_at);
CALL protect_tenant_table('sign_on_attempt');

-- Signing in happens before a tenant is known. These functions find whose it is.
CREATE POLICY lookup ON sign_on FOR SELECT TO signalbox_owner USING (true);
CREATE POLICY lookup ON sign_on_domain FOR SELECT TO signalbox_owner USING (true);
CREATE FUNCTION sign_on_by_domain(wanted_domain text) RETURNS TABLE (organization_id uuid, name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
    SELECT o.id, o.name
    FROM sign_on_domain d JOIN sign_on s USING (organization_id) JOIN organization o ON o.id = d.organization_id
    WHERE d.domain = wanted_domain AND d.verified_at IS NOT NULL AND s.enabled
$$;
REVOKE ALL ON FUNCTION sign_on_by_domain(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sign_on_by_domain(text) TO signalbox_app;

CREATE POLICY lookup ON sign_on_attempt FOR SELECT TO signalbox_owner USING (true);
CREATE FUNCTION sign_on_attempt_by_state(wanted_hash bytea) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$ SELECT organization_id FROM sign_on_attempt WHERE state_hash = wanted_hash $$;
REVOKE ALL ON FUNCTION sign_on_attempt_by_state(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sign_on_attempt_by_state(bytea) TO signalbox_app;

CREATE POLICY forget ON sign_on_attempt FOR DELETE TO signalbox_owner USING (true);
CREATE FUNCTION forget_sign_on_attempts(before timestamptz) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$ DELETE FROM sign_on_attempt WHERE expires_at < before $$;
REVOKE ALL ON FUNCTION forget_sign_on_attempts(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_sign_on_attempts(timestamptz) TO signalbox_app;
