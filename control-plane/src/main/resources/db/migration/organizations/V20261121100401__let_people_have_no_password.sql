-- Who comes through single sign-on only has none.
ALTER TABLE app_user ALTER COLUMN password_hash DROP NOT NULL;
