-- Expired recordings are deleted for all tenants at once. A journal keeps the line of each call; what was answered is gone.
CREATE POLICY expiry_reads ON blob FOR SELECT TO signalbox_owner USING (true);
CREATE POLICY expiry_deletes ON blob FOR DELETE TO signalbox_owner USING (true);

CREATE FUNCTION delete_expired_blobs(now_at timestamptz, most integer) RETURNS integer
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = signalbox, pg_temp
AS $$
    WITH expired AS MATERIALIZED (
        SELECT organization_id, mac FROM blob WHERE expires_at <= now_at ORDER BY expires_at LIMIT most
    ), gone AS (
        DELETE FROM blob USING expired WHERE blob.organization_id = expired.organization_id AND blob.mac = expired.mac
            AND blob.expires_at <= now_at
        RETURNING 1
    )
    SELECT count(*)::integer FROM gone
$$;
REVOKE ALL ON FUNCTION delete_expired_blobs(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_expired_blobs(timestamptz, integer) TO signalbox_app;
