CREATE TYPE "public"."alias_kind" AS ENUM('guid', 'link', 'canonical', 'content', 'title-date');--> statement-breakpoint
CREATE TYPE "public"."slot_place" AS ENUM('rail', 'before-latest');--> statement-breakpoint
CREATE TYPE "public"."reuse_right" AS ENUM('full', 'members', 'excerpt');--> statement-breakpoint
CREATE TYPE "public"."source_kind" AS ENUM('feed', 'bundled');--> statement-breakpoint
CREATE TYPE "public"."source_state" AS ENUM('active', 'paused', 'gone', 'removed');--> statement-breakpoint
CREATE TABLE "article_aliases" (
	"source_id" integer NOT NULL,
	"kind" "alias_kind" NOT NULL,
	"value" text NOT NULL,
	"article_id" integer NOT NULL,
	CONSTRAINT "article_aliases_source_id_kind_value_article_id_pk" PRIMARY KEY("source_id","kind","value","article_id")
);
--> statement-breakpoint
CREATE TABLE "article_versions" (
	"article_id" integer NOT NULL,
	"number" integer NOT NULL,
	"headline" text NOT NULL,
	"standfirst" text,
	"body" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"replaced_at" timestamp with time zone NOT NULL,
	CONSTRAINT "article_versions_article_id_number_pk" PRIMARY KEY("article_id","number")
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "articles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"source_id" integer NOT NULL,
	"section_id" integer,
	"story_id" integer,
	"sample" boolean DEFAULT false NOT NULL,
	"slug" text NOT NULL,
	"kicker" text,
	"headline" text NOT NULL,
	"standfirst" text,
	"byline" text,
	"language" text,
	"link" text,
	"body" jsonb NOT NULL,
	"raw_body" text NOT NULL,
	"cleaner" integer NOT NULL,
	"excerpt" text NOT NULL,
	"words" integer NOT NULL,
	"cut" boolean NOT NULL,
	"picture" jsonb,
	"licence" text,
	"handling" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"title_terms" text[] DEFAULT '{}' NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"claimed_date" text,
	"first_seen_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "stories" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stories_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"first_seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "editions" (
	"day" date PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"weather" jsonb
);
--> statement-breakpoint
CREATE TABLE "picks" (
	"article_id" integer PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "slots" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "slots_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"place" "slot_place" NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"sponsor" text NOT NULL,
	"headline" text NOT NULL,
	"text" text,
	"link" text
);
--> statement-breakpoint
CREATE TABLE "sections" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sections_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "sections_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "host_holds" (
	"host" text PRIMARY KEY NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sources_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"feed_url" text NOT NULL,
	"site_url" text,
	"description" text,
	"language" text,
	"kind" "source_kind" NOT NULL,
	"state" "source_state" DEFAULT 'active' NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"starter" boolean DEFAULT false NOT NULL,
	"section_id" integer,
	"reuse" "reuse_right" NOT NULL,
	"reuse_basis" text,
	"licence" text,
	"slots_allowed" boolean DEFAULT false NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"etag" text,
	"last_modified" text,
	"body_hash" text,
	"guids_repeat" boolean DEFAULT false NOT NULL,
	"last_read_at" timestamp with time zone,
	"last_success_at" timestamp with time zone,
	"next_read_at" timestamp with time zone,
	"claimed_until" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"problem_detail" text,
	"hint_seconds" integer DEFAULT 0 NOT NULL,
	"ttl_seconds" integer DEFAULT 0 NOT NULL,
	"rhythm_seconds" integer DEFAULT 0 NOT NULL,
	"skip_hours" text[] DEFAULT '{}' NOT NULL,
	"skip_days" text[] DEFAULT '{}' NOT NULL,
	"moved_to" text,
	"moved_since" timestamp with time zone,
	CONSTRAINT "sources_slug_unique" UNIQUE("slug"),
	CONSTRAINT "sources_feedUrl_unique" UNIQUE("feed_url"),
	CONSTRAINT "sources_failures" CHECK (failures >= 0)
);
--> statement-breakpoint
CREATE TABLE "weather_readings" (
	"provider" text NOT NULL,
	"place_id" integer NOT NULL,
	"weather" jsonb NOT NULL,
	"fetched_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_modified" text,
	CONSTRAINT "weather_readings_provider_place_id_pk" PRIMARY KEY("provider","place_id")
);
--> statement-breakpoint
ALTER TABLE "article_aliases" ADD CONSTRAINT "article_aliases_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_aliases" ADD CONSTRAINT "article_aliases_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_versions" ADD CONSTRAINT "article_versions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."stories"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picks" ADD CONSTRAINT "picks_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_aliases_value" ON "article_aliases" USING btree ("value");--> statement-breakpoint
CREATE INDEX "article_aliases_article" ON "article_aliases" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "articles_latest" ON "articles" USING btree ("sample","published_at","id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "articles_section" ON "articles" USING btree ("section_id","sample","published_at","id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "articles_source" ON "articles" USING btree ("source_id","published_at","id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "articles_story" ON "articles" USING btree ("story_id") WHERE story_id is not null;--> statement-breakpoint
CREATE INDEX "articles_headline" ON "articles" USING btree (lower(headline));--> statement-breakpoint
CREATE INDEX "sources_due" ON "sources" USING btree ("next_read_at") WHERE state = 'active';