ALTER TABLE membership DROP CONSTRAINT membership_role_check;
ALTER TABLE membership ADD CONSTRAINT membership_role_check
    CHECK (role IN ('owner', 'admin', 'builder', 'operator', 'approver', 'viewer', 'auditor'));
ALTER TABLE membership ADD joined_via text NOT NULL DEFAULT 'founding' CHECK (joined_via IN ('founding', 'invite', 'sign_on'));
ALTER TABLE membership ALTER joined_via DROP DEFAULT;
ALTER TABLE membership ADD last_seen_at timestamptz;
CREATE INDEX membership_oldest ON membership (organization_id, created_at, user_id);

-- An organization is seen by itself only. What comes before a tenant is known goes through the functions below.
GRANT UPDATE (name) ON organization TO signalbox_app;
ALTER TABLE organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON organization TO signalbox_app
    USING (id = (SELECT tenant_id()))
    WITH CHECK (id = (SELECT tenant_id()));
CREATE POLICY lookup ON organization FOR SELECT TO signalbox_owner USING (true);

DROP FUNCTION IF EXISTS organizations_of(uuid);
CREATE OR REPLACE FUNCTION memberships_of(wanted_user uuid) RETURNS TABLE (organization_id uuid, name text, role text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
    SELECT m.organization_id, o.name, m.role
    FROM membership m JOIN organization o ON o.id = m.organization_id
    WHERE m.user_id = wanted_user ORDER BY m.created_at, m.organization_id
$$;
REVOKE ALL ON FUNCTION memberships_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION memberships_of(uuid) TO signalbox_app;

-- For clocks, which then work for one organization after the other under its own name.
CREATE FUNCTION organization_ids() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$ SELECT id FROM organization ORDER BY id $$;
REVOKE ALL ON FUNCTION organization_ids() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organization_ids() TO signalbox_app;
