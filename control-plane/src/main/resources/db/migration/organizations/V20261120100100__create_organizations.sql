CREATE TABLE organization (
    id         uuid PRIMARY KEY,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    created_at timestamptz NOT NULL
);

CREATE TABLE app_user (
    id            uuid PRIMARY KEY,
    email         text        NOT NULL CHECK (length(email) BETWEEN 3 AND 320),
    name          text        NOT NULL,
    password_hash text        NOT NULL,
    created_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX app_user_email ON app_user (lower(email));

CREATE TABLE membership (
    organization_id uuid        NOT NULL REFERENCES organization,
    user_id         uuid        NOT NULL REFERENCES app_user,
    role            text        NOT NULL CHECK (role IN ('owner')),
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (organization_id, user_id)
);
CREATE INDEX membership_user ON membership (user_id);

GRANT SELECT, INSERT ON organization TO signalbox_app;
GRANT SELECT, INSERT, UPDATE ON app_user TO signalbox_app;
CALL protect_tenant_table('membership');

-- Signing in happens before a tenant is known: this function is the one door, and tells nothing but ids.
CREATE POLICY lookup ON membership FOR SELECT TO signalbox_owner USING (true);
CREATE FUNCTION organizations_of(wanted_user uuid) RETURNS TABLE (organization_id uuid, role text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox
AS $$ SELECT organization_id, role FROM membership WHERE user_id = wanted_user ORDER BY created_at $$;
REVOKE ALL ON FUNCTION organizations_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organizations_of(uuid) TO signalbox_app;
