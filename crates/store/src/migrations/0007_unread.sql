-- What the person wrote that nobody at the desk has looked at yet: '' nothing, 'message' or 'answer'. NULL only in rows
-- from before this column, until the person writes again or an officer looks.
ALTER TABLE tasks ADD COLUMN unread TEXT;
