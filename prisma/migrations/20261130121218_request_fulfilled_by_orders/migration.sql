-- A request is fulfilled by a line of an order too: what fulfils it is a holding, of a line item or of such a line.
ALTER TABLE "request_fulfilment" DROP CONSTRAINT "request_fulfilment_line_item_id_fkey";

ALTER TABLE "request_fulfilment" RENAME COLUMN "line_item_id" TO "holding_id";

ALTER TABLE "request_fulfilment" ADD CONSTRAINT "request_fulfilment_holding_id_fkey" FOREIGN KEY ("holding_id") REFERENCES "holding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
