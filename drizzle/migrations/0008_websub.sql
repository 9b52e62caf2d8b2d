CREATE TYPE "public"."hub_state" AS ENUM('wanted', 'asked', 'active', 'denied', 'ending');--> statement-breakpoint
CREATE TABLE "hub_subscriptions" (
	"id" text PRIMARY KEY NOT NULL,
	"source_id" integer NOT NULL,
	"hub" text NOT NULL,
	"topic" text NOT NULL,
	"secret" text NOT NULL,
	"state" "hub_state" NOT NULL,
	"callback" text,
	"asked_at" timestamp with time zone,
	"lease_until" timestamp with time zone,
	"next_at" timestamp with time zone NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "pushed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "hub_subscriptions" ADD CONSTRAINT "hub_subscriptions_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "hub_subscriptions_of_source" ON "hub_subscriptions" USING btree ("source_id","hub","topic");--> statement-breakpoint
CREATE INDEX "hub_subscriptions_due" ON "hub_subscriptions" USING btree ("next_at");