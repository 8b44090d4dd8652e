-- The trail of each organization. Entries refer to the head, which refers to the organization: whoever appends holds the head already, so that
-- appending takes no other lock (see docs/adr/0016-audit-chain.md).
CREATE TABLE audit_head (
    organization_id uuid PRIMARY KEY REFERENCES organization,
    sequence        bigint      NOT NULL CHECK (sequence >= 0),
    hash            bytea       NOT NULL CHECK (length(hash) = 32),
    at              timestamptz NOT NULL
);
CALL protect_tenant_table('audit_head');
REVOKE DELETE ON audit_head FROM signalbox_app;

-- The text in entry is what counts and what is hashed. The columns repeat what lists are filtered by; checking the chain compares them.
CREATE TABLE audit_entry (
    organization_id uuid        NOT NULL REFERENCES audit_head,
    sequence        bigint      NOT NULL CHECK (sequence > 0),
    at              timestamptz NOT NULL,
    actor_kind      text        NOT NULL,
    actor_id        uuid        NOT NULL,
    action          text        NOT NULL COLLATE "C",
    target_type     text        NOT NULL,
    target_id       uuid        NOT NULL,
    outcome         text        NOT NULL CHECK (outcome IN ('done', 'refused')),
    entry           text        NOT NULL CHECK (octet_length(entry) <= 65536),
    previous_hash   bytea       NOT NULL CHECK (length(previous_hash) = 32),
    hash            bytea       NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (organization_id, sequence)
);
-- Times never go back along a chain, so a range of time is a range of the chain.
CREATE INDEX audit_entry_at ON audit_entry (organization_id, at, sequence);
CREATE INDEX audit_entry_actor ON audit_entry (organization_id, actor_id, sequence);
CREATE INDEX audit_entry_action ON audit_entry (organization_id, action, sequence);
CREATE INDEX audit_entry_target_type ON audit_entry (organization_id, target_type, sequence);
CREATE INDEX audit_entry_target ON audit_entry (organization_id, target_id, sequence);
CREATE INDEX audit_entry_refused ON audit_entry (organization_id, sequence) WHERE outcome = 'refused';
CALL protect_tenant_table('audit_entry');
REVOKE UPDATE, DELETE ON audit_entry FROM signalbox_app;

CREATE TABLE audit_signature (
    organization_id uuid        NOT NULL REFERENCES audit_head,
    sequence        bigint      NOT NULL,
    hash            bytea       NOT NULL,
    signed_at       timestamptz NOT NULL,
    key_id          text        NOT NULL,
    signature       bytea       NOT NULL,
    PRIMARY KEY (organization_id, sequence)
);
CALL protect_tenant_table('audit_signature');
REVOKE UPDATE, DELETE ON audit_signature FROM signalbox_app;

-- The signer works for all organizations: this function tells it where there is something to sign, and nothing else.
CREATE POLICY signer_reads ON audit_head FOR SELECT TO signalbox_owner USING (true);
CREATE POLICY signer_reads ON audit_signature FOR SELECT TO signalbox_owner USING (true);
CREATE FUNCTION unsigned_audit_heads(most integer) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox
AS $$
    SELECT head.organization_id FROM audit_head head
    WHERE head.sequence > coalesce(
        (SELECT max(s.sequence) FROM audit_signature s WHERE s.organization_id = head.organization_id), 0)
    ORDER BY head.at LIMIT most
$$;
REVOKE ALL ON FUNCTION unsigned_audit_heads(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION unsigned_audit_heads(integer) TO signalbox_app;
