-- The wall between tenants. Run as signalbox_owner, who owns every table; the application connects as signalbox_app, who owns nothing.

CREATE FUNCTION tenant_id() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('signalbox.organization_id', true), '')::uuid $$;

COMMENT ON FUNCTION tenant_id() IS 'Organization of the current transaction; null when none was set, which matches no row.';

CREATE PROCEDURE protect_tenant_table(table_name regclass)
    LANGUAGE plpgsql
AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY tenant ON %s TO signalbox_app
                        USING (organization_id = (SELECT tenant_id()))
                        WITH CHECK (organization_id = (SELECT tenant_id()))', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO signalbox_app', table_name);
END
$$;

COMMENT ON PROCEDURE protect_tenant_table(regclass) IS 'Call it for each table that has an organization_id; a test fails when one is forgotten.';
