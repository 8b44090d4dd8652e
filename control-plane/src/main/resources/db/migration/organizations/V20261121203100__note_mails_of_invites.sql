-- The mail with the newest link, so that it shows when it could not be sent.
ALTER TABLE invite ADD COLUMN mail_id uuid, ADD COLUMN mail_failed_at timestamptz;
CREATE INDEX invite_mail ON invite (mail_id);
COMMENT ON COLUMN invite.mail_failed_at IS 'When the mail was given up';
