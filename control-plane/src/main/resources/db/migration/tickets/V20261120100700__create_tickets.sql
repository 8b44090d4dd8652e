-- Words as a person types them: punctuation only separates, so that PROJ-123, owner/repo#7 and a.b@c.d are found by each of their parts.
CREATE FUNCTION search_text(source text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT regexp_replace(source, '[\x01-/:-@\[-`{-\x7f]+', ' ', 'g') $$;

CREATE TABLE ticket (
    id                 uuid PRIMARY KEY,
    organization_id    uuid        NOT NULL REFERENCES organization,
    integration_id     uuid        NOT NULL REFERENCES integration,
    external_id        text        NOT NULL,
    source_version     bigint      NOT NULL,
    floor_version      bigint      NOT NULL,
    patched_versions   jsonb       NOT NULL DEFAULT '{}',
    complete           boolean     NOT NULL,
    key                text,
    title              text        NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
    description        text,
    url                text,
    raw_status         text,
    status             text        NOT NULL CHECK (status IN ('open', 'in_progress', 'on_hold', 'done', 'cancelled')),
    raw_priority       text,
    priority           text        NOT NULL CHECK (priority IN ('urgent', 'high', 'normal', 'low')),
    raw_type           text,
    type               text        NOT NULL,
    labels             text[]      NOT NULL DEFAULT '{}',
    assignee_id        uuid REFERENCES identity,
    reporter_id        uuid REFERENCES identity,
    parent_external_id text,
    due_date           date,
    source_created_at  timestamptz,
    source_updated_at  timestamptz,
    custom_fields      jsonb       NOT NULL DEFAULT '{}',
    provenance         jsonb       NOT NULL DEFAULT '{}',
    deleted_at         timestamptz,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    search             tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', search_text(coalesce(key, '') || ' ' || external_id)), 'A')
        || setweight(to_tsvector('simple', search_text(title)), 'A')
        || setweight(to_tsvector('simple', search_text(left(coalesce(description, ''), 20000))), 'B')
    ) STORED,
    UNIQUE (integration_id, external_id)
);
CREATE INDEX ticket_recent ON ticket (organization_id, updated_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX ticket_recent_by_status ON ticket (organization_id, status, updated_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX ticket_recent_of_integration ON ticket (integration_id, updated_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX ticket_recent_of_assignee ON ticket (assignee_id, updated_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX ticket_tombstones ON ticket (organization_id, updated_at DESC, id DESC) WHERE deleted_at IS NOT NULL;
CREATE INDEX ticket_external_id ON ticket (organization_id, external_id);
CREATE INDEX ticket_search ON ticket USING gin (search);
CREATE INDEX ticket_labels ON ticket USING gin (labels);
CREATE INDEX ticket_custom_fields ON ticket USING gin (custom_fields jsonb_path_ops);
CALL protect_tenant_table('ticket');

COMMENT ON COLUMN ticket.source_version IS 'Newest version of the source that was heard of';
COMMENT ON COLUMN ticket.floor_version IS 'Version that every field has at least';
COMMENT ON COLUMN ticket.patched_versions IS 'Versions of single fields that were patched since';
COMMENT ON COLUMN ticket.complete IS 'Some change knew every field; until then any complete one replaces this';

-- Under a row-level-security policy the planner may not use the GIN indexes: their operators are not leakproof. So these two functions
-- search as the owner, and keep the wall themselves. See docs/adr/0006-tenant-wall-and-search.md.
CREATE POLICY search ON ticket FOR SELECT TO signalbox_owner USING (true);

CREATE FUNCTION search_query(words text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT string_agg(quote_literal(word.lexeme) || ':*', ' & ')::tsquery FROM unnest(to_tsvector('simple', search_text(words))) AS word $$;

CREATE FUNCTION tickets_with_words(words text) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp ROWS 200
AS $$ SELECT id FROM ticket WHERE organization_id = tenant_id() AND search @@ search_query(words) $$;
REVOKE ALL ON FUNCTION tickets_with_words(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tickets_with_words(text) TO signalbox_app;

CREATE FUNCTION tickets_with_label(label text) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = signalbox, pg_temp ROWS 200
AS $$ SELECT id FROM ticket WHERE organization_id = tenant_id() AND labels @> ARRAY[label] $$;
REVOKE ALL ON FUNCTION tickets_with_label(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tickets_with_label(text) TO signalbox_app;

CREATE TABLE ticket_activity (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    ticket_id       uuid        NOT NULL REFERENCES ticket,
    kind            text        NOT NULL CHECK (kind IN ('created', 'changed', 'deleted', 'restored', 'comment_added', 'comment_changed', 'comment_deleted')),
    field           text,
    from_value      text,
    to_value        text,
    actor_id        uuid REFERENCES identity,
    run_id          uuid        NOT NULL,
    event_id        uuid        NOT NULL,
    at              timestamptz NOT NULL
);
CREATE INDEX ticket_activity_newest ON ticket_activity (ticket_id, at DESC, id DESC);
CALL protect_tenant_table('ticket_activity');

CREATE TABLE ticket_comment (
    id                uuid PRIMARY KEY,
    organization_id   uuid        NOT NULL REFERENCES organization,
    integration_id    uuid        NOT NULL REFERENCES integration,
    ticket_id         uuid        NOT NULL REFERENCES ticket,
    external_id       text        NOT NULL,
    source_version    bigint      NOT NULL,
    author_id         uuid REFERENCES identity,
    body              text,
    url               text,
    source_created_at timestamptz,
    source_updated_at timestamptz,
    deleted           boolean     NOT NULL DEFAULT false,
    written_at        timestamptz NOT NULL,
    created_at        timestamptz NOT NULL,
    UNIQUE (integration_id, external_id)
);
CREATE INDEX ticket_comment_oldest ON ticket_comment (ticket_id, written_at, id);
CALL protect_tenant_table('ticket_comment');
