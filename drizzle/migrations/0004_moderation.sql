ALTER TYPE "public"."moderation_act" ADD VALUE 'settings-changed';--> statement-breakpoint
ALTER TYPE "public"."moderation_act" ADD VALUE 'undone';--> statement-breakpoint
CREATE INDEX "moderation_events_moderator" ON "moderation_events" USING btree ("moderator_id","id") WHERE moderator_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "reports_person" ON "reports" USING btree ("comment_id","person_id") WHERE person_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "reports_address" ON "reports" USING btree ("comment_id","address_hash") WHERE address_hash is not null;