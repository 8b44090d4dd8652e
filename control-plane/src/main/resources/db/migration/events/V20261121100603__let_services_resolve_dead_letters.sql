-- A service with the scope decides as a person does, under the name of its API key.
ALTER TABLE dead_letter
    ADD COLUMN resolved_by_key text,
    ADD CHECK (resolved_by IS NULL OR resolved_by_key IS NULL);
