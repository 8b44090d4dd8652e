CREATE TABLE invite (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    email           text        NOT NULL CHECK (length(email) BETWEEN 3 AND 320),
    role            text        NOT NULL CHECK (role IN ('admin', 'builder', 'operator', 'approver', 'viewer', 'auditor')),
    token_hash      bytea       NOT NULL UNIQUE,
    invited_by      uuid        NOT NULL REFERENCES app_user,
    mailed          boolean     NOT NULL,
    sendings        integer     NOT NULL DEFAULT 1,
    sent_at         timestamptz NOT NULL,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    closed_at       timestamptz,
    accepted_at     timestamptz,
    accepted_by     uuid REFERENCES app_user,
    revoked_at      timestamptz,
    CHECK (closed_at IS NOT NULL OR (accepted_at IS NULL AND revoked_at IS NULL)),
    CHECK ((accepted_at IS NULL) = (accepted_by IS NULL))
);
COMMENT ON COLUMN invite.token_hash IS 'SHA-256 of the token, which is in the link and nowhere else';
COMMENT ON COLUMN invite.mailed IS 'The last link went to the address itself, so whoever has it reads that mailbox';
COMMENT ON COLUMN invite.closed_at IS 'Nothing can become of it any more; an expired one is closed when its address is invited anew';
CREATE UNIQUE INDEX invite_one_open ON invite (organization_id, lower(email)) WHERE closed_at IS NULL;
CREATE INDEX invite_newest ON invite (organization_id, created_at DESC, id DESC);
CREATE INDEX invite_sent ON invite (organization_id, sent_at);
CALL protect_tenant_table('invite');
REVOKE DELETE ON invite FROM signalbox_app;

-- Whoever holds a link is in no organization yet: this function finds whose it is, and tells nothing but ids.
CREATE POLICY lookup ON invite FOR SELECT TO signalbox_owner USING (true);
CREATE FUNCTION invite_by_token(wanted_hash bytea) RETURNS TABLE (invite_id uuid, organization_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$ SELECT id, organization_id FROM invite WHERE token_hash = wanted_hash $$;
REVOKE ALL ON FUNCTION invite_by_token(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION invite_by_token(bytea) TO signalbox_app;
