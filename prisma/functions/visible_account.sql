-- Which accounts a viewer may know the name of, and find by its key (A3): their own, the related ones, for the vendor
-- all, and those below them in a custody chain that are visible to other partners. Names of accounts are joined through
-- here alone. Read with the rights of who asks, and so behind the policies.
CREATE OR REPLACE VIEW visible_account WITH (security_invoker = TRUE) AS
SELECT viewer.id AS viewer_id, account.id, account.name, account.identifier, account.name_key, account.identifier_key
FROM account viewer JOIN account ON account.vendor_id = viewer.vendor_id
WHERE viewer.id = account.id
  OR viewer.tier = 0
  OR EXISTS (SELECT 1 FROM relation r WHERE r.upper_id = viewer.id AND r.lower_id = account.id)
  OR EXISTS (SELECT 1 FROM relation r WHERE r.upper_id = account.id AND r.lower_id = viewer.id)
  OR (account.visible_to_partners
    AND EXISTS (SELECT 1 FROM custody c WHERE c.upper_id = viewer.id AND c.lower_id = account.id));
