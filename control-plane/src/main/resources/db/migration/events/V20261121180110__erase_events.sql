-- Records whose personal data was erased because the source asked for it. What arrives later about them is stored without its content.
CREATE TABLE erased_subject (
    integration_id  uuid        NOT NULL REFERENCES integration,
    external_id     text        NOT NULL,
    organization_id uuid        NOT NULL REFERENCES organization,
    erased_at       timestamptz NOT NULL,
    PRIMARY KEY (integration_id, external_id)
);
CALL protect_tenant_table('erased_subject');

ALTER TABLE raw_event
    ADD COLUMN erased_at timestamptz,
    ADD COLUMN body_sha256 bytea,
    ADD CHECK ((erased_at IS NULL) = (body_sha256 IS NULL)),
    ADD CHECK (erased_at IS NULL OR (payload IS NULL AND length(body) = 0));
COMMENT ON COLUMN raw_event.erased_at IS 'When its content was erased as personal data; the receipt stays.';
COMMENT ON COLUMN raw_event.body_sha256 IS 'Digest of the bytes that were erased.';

-- raw_event is append-only for the application. These two functions are the one exception: they take content away and can put none in.
CREATE POLICY erase_look ON erased_subject FOR SELECT TO signalbox_owner USING (organization_id = (SELECT tenant_id()));
CREATE POLICY erase ON raw_event FOR UPDATE TO signalbox_owner
    USING (organization_id = (SELECT tenant_id())) WITH CHECK (erased_at IS NOT NULL AND organization_id = (SELECT tenant_id()));

CREATE FUNCTION erase_events_of(of_integration uuid, subjects text[], at timestamptz) RETURNS bigint
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = signalbox
AS $$
    WITH erased AS (
        UPDATE raw_event SET body_sha256 = sha256(body), body = '', payload = NULL, headers = '{}', erased_at = at,
            payload_problem = 'Its personal data was erased because the source asked for it.'
        WHERE organization_id = tenant_id() AND integration_id = of_integration AND external_id = ANY (subjects) AND erased_at IS NULL
        RETURNING id
    )
    SELECT count(*) FROM erased
$$;

CREATE FUNCTION erase_late_events(event_ids uuid[], at timestamptz) RETURNS bigint
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = signalbox
AS $$
    WITH erased AS (
        UPDATE raw_event e SET body_sha256 = sha256(e.body), body = '', payload = NULL, headers = '{}', erased_at = at,
            payload_problem = 'Its personal data was erased because the source asked for it.'
        FROM erased_subject s
        WHERE e.organization_id = tenant_id() AND e.id = ANY (event_ids) AND e.erased_at IS NULL
          AND s.organization_id = tenant_id() AND s.integration_id = e.integration_id AND s.external_id = e.external_id
        RETURNING e.id
    )
    SELECT count(*) FROM erased
$$;
REVOKE ALL ON FUNCTION erase_events_of(uuid, text[], timestamptz), erase_late_events(uuid[], timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_events_of(uuid, text[], timestamptz), erase_late_events(uuid[], timestamptz) TO signalbox_app;
