CREATE TABLE identity (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    display_name    text        NOT NULL,
    email           text,
    created_at      timestamptz NOT NULL
);
CREATE UNIQUE INDEX identity_email ON identity (organization_id, lower(email)) WHERE email IS NOT NULL;
CALL protect_tenant_table('identity');

CREATE TABLE identity_account (
    integration_id  uuid        NOT NULL REFERENCES integration,
    external_id     text        NOT NULL,
    organization_id uuid        NOT NULL REFERENCES organization,
    identity_id     uuid        NOT NULL REFERENCES identity,
    username        text,
    display_name    text,
    email           text,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (integration_id, external_id)
);
CREATE INDEX identity_account_person ON identity_account (identity_id);
CALL protect_tenant_table('identity_account');
