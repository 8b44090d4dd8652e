ALTER TABLE ticket_comment
    ADD COLUMN visibility text CHECK (visibility IN ('public', 'internal')),
    ADD COLUMN provenance jsonb NOT NULL DEFAULT '{}';

COMMENT ON COLUMN ticket_comment.visibility IS 'Who may read it at the source; null when the source did not say';
