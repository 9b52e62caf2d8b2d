CREATE TYPE "public"."page_state" AS ENUM('waiting', 'taken', 'kept', 'failed');--> statement-breakpoint
CREATE TABLE "article_pages" (
	"article_id" integer PRIMARY KEY NOT NULL,
	"state" "page_state" DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"claimed_until" timestamp with time zone,
	"problem" text,
	"problem_detail" text,
	"fetched_at" timestamp with time zone,
	"url" text,
	"extractor" integer,
	"raw" text,
	"snapshot" text
);
--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "full_text" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "include" text;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "exclude" text;--> statement-breakpoint
ALTER TABLE "article_pages" ADD CONSTRAINT "article_pages_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_pages_due" ON "article_pages" USING btree ("next_try_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "article_pages_kept" ON "article_pages" USING btree ("fetched_at") WHERE snapshot is not null;