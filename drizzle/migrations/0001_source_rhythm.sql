ALTER TABLE "sources" ADD COLUMN "starter" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "ttl_seconds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "rhythm_seconds" integer DEFAULT 0 NOT NULL;