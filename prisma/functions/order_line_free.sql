-- Keeps the mark of an order's line that licences of it are free: for the new line, and when its holding is emptied or
-- filled. A restored line comes with its mark, and may come before its holding. Both have one id, so that who writes
-- the line has locked the holding.
CREATE OR REPLACE FUNCTION order_line_free() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'order_line' THEN
    NEW.free := coalesce((SELECT h.output < h.input FROM holding h WHERE h.id = NEW.id), NEW.free);
  ELSE
    UPDATE order_line SET free = NEW.output < NEW.input WHERE id = NEW.id;
  END IF;
  RETURN NEW;
END $$;
