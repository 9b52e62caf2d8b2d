ALTER TABLE "imports" ADD COLUMN "saved" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "known" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "saves_length" ON "saves" USING btree ("person_id","state","minutes","id") WHERE removed_at is null;