CREATE TYPE "public"."wish_state" AS ENUM('waiting', 'added', 'known', 'refused');--> statement-breakpoint
CREATE TABLE "source_moves" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "source_moves_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"source_id" integer NOT NULL,
	"from_url" text NOT NULL,
	"to_url" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source_wishes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "source_wishes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"address" text NOT NULL,
	"title" text,
	"section" text,
	"line" integer,
	"starter" text,
	"state" "wish_state" DEFAULT 'waiting' NOT NULL,
	"told" text DEFAULT '' NOT NULL,
	"claimed_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "keep_days" integer;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "removed_from" "source_state";--> statement-breakpoint
ALTER TABLE "source_moves" ADD CONSTRAINT "source_moves_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "source_moves_of" ON "source_moves" USING btree ("source_id");--> statement-breakpoint
CREATE UNIQUE INDEX "source_wishes_waiting" ON "source_wishes" USING btree ("address") WHERE state = 'waiting';--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_keep" CHECK (keep_days >= 1);--> statement-breakpoint
INSERT INTO "source_wishes" ("address", "section", "state", "told")
  SELECT w.address, w.section, w.state::"wish_state", coalesce(w.told, '')
  FROM "settings" s, jsonb_to_recordset(CASE jsonb_typeof(s."value") WHEN 'array' THEN s."value" ELSE '[]'::jsonb END) AS w(address text, section text, state text, told text)
  WHERE s."name" = 'sources.wishes' AND w.address IS NOT NULL AND w.state IN ('waiting', 'added', 'refused')
  ON CONFLICT DO NOTHING;--> statement-breakpoint
DELETE FROM "settings" WHERE "name" = 'sources.wishes';
