-- Mails that could not be delivered are few among many, and somebody has to hear of them.
CREATE INDEX mail_failed ON mail (vendor_id, created_at DESC, id DESC) WHERE state = 'failed';
