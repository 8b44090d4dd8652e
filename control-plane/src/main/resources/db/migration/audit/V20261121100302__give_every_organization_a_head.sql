-- Organizations that were there before: making the head on their first change would take a lock on the organization's row late, where a
-- transaction that holds that row and wants the head could be waiting. A new organization gets its head in the transaction that founds it.
ALTER TABLE audit_head NO FORCE ROW LEVEL SECURITY;
INSERT INTO audit_head (organization_id, sequence, hash, at)
SELECT id, 0, decode(repeat('00', 32), 'hex'), created_at FROM organization
ON CONFLICT DO NOTHING;
ALTER TABLE audit_head FORCE ROW LEVEL SECURITY;
