-- AlterTable
ALTER TABLE "request_line" ADD COLUMN     "reminded_at" TIMESTAMPTZ(6);

-- Those who were reminded before: of the whole request, in a mail of its own.
UPDATE request_line n SET reminded_at = o.at FROM (
  SELECT changes->'subject'->>'id' AS request_id, max(at) AS at FROM operation WHERE kind = 'request.remind' GROUP BY 1) o
WHERE n.request_id::text = o.request_id;
