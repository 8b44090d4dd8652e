-- Whether somebody has shown to read the mailbox of their address: anybody may sign up under any.
ALTER TABLE app_user ADD COLUMN email_verified_at timestamptz;
