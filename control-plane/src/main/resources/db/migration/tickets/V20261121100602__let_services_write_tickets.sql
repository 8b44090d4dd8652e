-- A service writes a ticket without any run: the API key stands in its place.
ALTER TABLE ticket_activity
    ALTER COLUMN run_id DROP NOT NULL,
    ALTER COLUMN event_id DROP NOT NULL,
    ADD COLUMN api_key_id uuid,
    ADD COLUMN api_key_name text,
    ADD CHECK ((run_id IS NULL) = (event_id IS NULL)),
    ADD CHECK ((run_id IS NULL) = (api_key_id IS NOT NULL)),
    ADD CHECK ((api_key_id IS NULL) = (api_key_name IS NULL));
