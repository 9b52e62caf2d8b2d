CREATE TYPE "public"."list_role" AS ENUM('viewer', 'editor');--> statement-breakpoint
CREATE TYPE "public"."saved_page_state" AS ENUM('waiting', 'failed');--> statement-breakpoint
CREATE TABLE "copies" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "copies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"digest" text NOT NULL,
	"link" text,
	"kicker" text,
	"headline" text NOT NULL,
	"standfirst" text,
	"byline" text,
	"source_title" text NOT NULL,
	"language" text,
	"body" jsonb NOT NULL,
	"cleaner" integer NOT NULL,
	"words" integer NOT NULL,
	"cut" boolean NOT NULL,
	"picture" jsonb,
	"licence" text,
	"published_at" timestamp with time zone,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "copies_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "follows" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "follows_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer NOT NULL,
	"section_id" integer,
	"source_id" integer,
	"label_id" integer,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "follows_one" CHECK (num_nonnulls(section_id, source_id, label_id) = 1)
);
--> statement-breakpoint
CREATE TABLE "list_members" (
	"list_id" text NOT NULL,
	"person_id" integer NOT NULL,
	"role" "list_role" NOT NULL,
	"invited_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	CONSTRAINT "list_members_list_id_person_id_pk" PRIMARY KEY("list_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "highlights" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "highlights_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer NOT NULL,
	"save_id" integer NOT NULL,
	"exact" text NOT NULL,
	"prefix" text DEFAULT '' NOT NULL,
	"suffix" text DEFAULT '' NOT NULL,
	"starts_at" integer DEFAULT 0 NOT NULL,
	"note" text,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_pages" (
	"save_id" integer PRIMARY KEY NOT NULL,
	"state" "saved_page_state" DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"claimed_until" timestamp with time zone,
	"problem" text,
	"problem_detail" text
);
--> statement-breakpoint
ALTER TABLE "list_items" DROP CONSTRAINT "list_items_save_id_saves_id_fk";
--> statement-breakpoint
DROP INDEX "list_items_save";--> statement-breakpoint
DROP INDEX "saves_link";--> statement-breakpoint
ALTER TABLE "list_items" DROP CONSTRAINT "list_items_list_id_save_id_pk";--> statement-breakpoint
ALTER TABLE "list_items" ADD COLUMN "id" integer PRIMARY KEY NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "list_items_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "list_items" ADD COLUMN "article_id" integer;--> statement-breakpoint
ALTER TABLE "list_items" ADD COLUMN "link" text;--> statement-breakpoint
ALTER TABLE "list_items" ADD COLUMN "headline" text;--> statement-breakpoint
ALTER TABLE "list_items" ADD COLUMN "source_title" text;--> statement-breakpoint
ALTER TABLE "list_items" ADD COLUMN "minutes" integer;--> statement-breakpoint
ALTER TABLE "list_items" ADD COLUMN "added_by" integer;--> statement-breakpoint
-- What stood on a list by its save now stands there by its own name and address; what had been taken off is not carried over.
DELETE FROM "list_items" i USING "saves" s WHERE s."id" = i."save_id" AND s."removed_at" IS NOT NULL;--> statement-breakpoint
UPDATE "list_items" i SET "article_id" = s."article_id", "link" = s."link", "headline" = s."headline", "source_title" = s."source_title", "minutes" = s."minutes", "added_by" = s."person_id" FROM "saves" s WHERE s."id" = i."save_id";--> statement-breakpoint
ALTER TABLE "list_items" ALTER COLUMN "headline" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "list_items" ALTER COLUMN "source_title" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "list_items" ALTER COLUMN "minutes" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "saves" ADD COLUMN "link_key" text;--> statement-breakpoint
UPDATE "saves" SET "link_key" = "link" WHERE "link" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "saves" ADD COLUMN "copy_id" integer;--> statement-breakpoint
ALTER TABLE "saves" ADD COLUMN "place" integer;--> statement-breakpoint
ALTER TABLE "saves" ADD COLUMN "progress_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "saves" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_label_id_labels_id_fk" FOREIGN KEY ("label_id") REFERENCES "public"."labels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_members" ADD CONSTRAINT "list_members_list_id_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_members" ADD CONSTRAINT "list_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "highlights" ADD CONSTRAINT "highlights_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "highlights" ADD CONSTRAINT "highlights_save_id_saves_id_fk" FOREIGN KEY ("save_id") REFERENCES "public"."saves"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_pages" ADD CONSTRAINT "saved_pages_save_id_saves_id_fk" FOREIGN KEY ("save_id") REFERENCES "public"."saves"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "copies_cleaner" ON "copies" USING btree ("cleaner");--> statement-breakpoint
CREATE UNIQUE INDEX "follows_section" ON "follows" USING btree ("person_id","section_id");--> statement-breakpoint
CREATE UNIQUE INDEX "follows_source" ON "follows" USING btree ("person_id","source_id");--> statement-breakpoint
CREATE UNIQUE INDEX "follows_label" ON "follows" USING btree ("person_id","label_id");--> statement-breakpoint
CREATE INDEX "follows_of_section" ON "follows" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "follows_of_source" ON "follows" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "follows_of_label" ON "follows" USING btree ("label_id");--> statement-breakpoint
CREATE INDEX "list_members_person" ON "list_members" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "highlights_save" ON "highlights" USING btree ("save_id");--> statement-breakpoint
CREATE INDEX "highlights_person" ON "highlights" USING btree ("person_id","created_at","id");--> statement-breakpoint
CREATE INDEX "saved_pages_due" ON "saved_pages" USING btree ("next_try_at") WHERE state = 'waiting';--> statement-breakpoint
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saves" ADD CONSTRAINT "saves_copy_id_copies_id_fk" FOREIGN KEY ("copy_id") REFERENCES "public"."copies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "list_items_article" ON "list_items" USING btree ("list_id","article_id");--> statement-breakpoint
CREATE UNIQUE INDEX "list_items_link" ON "list_items" USING btree ("list_id","link");--> statement-breakpoint
CREATE INDEX "list_items_order" ON "list_items" USING btree ("list_id","position","id");--> statement-breakpoint
CREATE INDEX "list_items_of_article" ON "list_items" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "list_items_added_by" ON "list_items" USING btree ("added_by");--> statement-breakpoint
CREATE INDEX "saves_copy" ON "saves" USING btree ("copy_id");--> statement-breakpoint
CREATE UNIQUE INDEX "saves_link" ON "saves" USING btree ("person_id","link_key");--> statement-breakpoint
ALTER TABLE "list_items" DROP COLUMN "save_id";