-- CreateTable
CREATE TABLE "mail_attachment" (
    "mail_id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "mail_attachment_pkey" PRIMARY KEY ("mail_id")
);

-- AddForeignKey
ALTER TABLE "mail_attachment" ADD CONSTRAINT "mail_attachment_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "mail"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What mail servers take, with room for its encoding.
ALTER TABLE mail_attachment ADD CONSTRAINT mail_attachment_size CHECK (octet_length(content) BETWEEN 1 AND 4 * 1024 * 1024);
