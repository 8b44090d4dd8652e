-- What the provider last said of the connection itself; nothing while it works.
ALTER TABLE integration
    ADD COLUMN health        text NOT NULL DEFAULT 'healthy' CHECK (health IN ('healthy', 'degraded', 'disconnected')),
    ADD COLUMN health_reason text,
    ADD COLUMN health_since  timestamptz,
    ADD CONSTRAINT integration_health_is_explained
        CHECK ((health = 'healthy') = (health_reason IS NULL) AND (health_reason IS NULL) = (health_since IS NULL));
