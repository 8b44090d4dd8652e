-- Each value keeps how well it is known and how new it is: the source's version, the source's own sequence, the order of receipt. What was
-- stored before has no sequence and no position, so that any later event of an equal version is newer.
ALTER TABLE ticket
    ADD COLUMN versions jsonb NOT NULL DEFAULT '{"basis": "nothing"}',
    ADD COLUMN merged_into text,
    ADD COLUMN erased_at timestamptz;
ALTER TABLE ticket_comment
    ADD COLUMN versions jsonb NOT NULL DEFAULT '{"basis": "nothing"}';

ALTER TABLE ticket NO FORCE ROW LEVEL SECURITY;
UPDATE ticket SET versions = jsonb_strip_nulls(jsonb_build_object(
    'basis', CASE WHEN complete THEN 'stated' ELSE 'passing' END,
    'floor', jsonb_build_array(floor_version, 0, 0),
    'ahead', (SELECT coalesce(jsonb_object_agg(name, jsonb_build_array(version, 0, 0)), '{}') FROM jsonb_each(patched_versions) AS patched (name, version)),
    'deletion', CASE WHEN deleted_at IS NOT NULL THEN source_version END));
ALTER TABLE ticket FORCE ROW LEVEL SECURITY;

ALTER TABLE ticket_comment NO FORCE ROW LEVEL SECURITY;
UPDATE ticket_comment SET versions = jsonb_strip_nulls(jsonb_build_object(
    'basis', 'stated',
    'floor', jsonb_build_array(source_version, 0, 0),
    'deletion', CASE WHEN deleted THEN source_version END));
ALTER TABLE ticket_comment FORCE ROW LEVEL SECURITY;

ALTER TABLE ticket
    DROP COLUMN floor_version,
    DROP COLUMN patched_versions,
    DROP COLUMN complete;

CREATE INDEX ticket_merged_into ON ticket (integration_id, merged_into) WHERE merged_into IS NOT NULL;

COMMENT ON COLUMN ticket.versions IS 'How well each value is known and how new it is; see docs/architecture/tickets.md';
COMMENT ON COLUMN ticket.merged_into IS 'External id of the record that took this one in';
COMMENT ON COLUMN ticket.erased_at IS 'When its personal data was erased; nothing changes it any more';
COMMENT ON COLUMN ticket_comment.versions IS 'How new each value is; see docs/architecture/tickets.md';
