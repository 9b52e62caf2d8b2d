CREATE TABLE "article_search" (
	"article_id" integer PRIMARY KEY NOT NULL,
	"sample" boolean NOT NULL,
	"source_id" integer NOT NULL,
	"section_id" integer,
	"published_at" timestamp with time zone NOT NULL,
	"language" text NOT NULL,
	"doc" "tsvector" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "article_search" ADD CONSTRAINT "article_search_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_search_doc" ON "article_search" USING gin ("doc") WITH (fastupdate=true,gin_pending_list_limit=1024);--> statement-breakpoint
CREATE INDEX "article_search_language" ON "article_search" USING btree ("language");--> statement-breakpoint
-- Always out of line and as it is: the rows stay narrow, and nothing is unpacked to look at a word's place.
ALTER TABLE "article_search" ALTER COLUMN "doc" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "article_search" SET (toast_tuple_target = 128);--> statement-breakpoint
-- Whoever changes an article need not know of the search: other words take its row away, so that it is made anew.
CREATE OR REPLACE FUNCTION "search_follows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF new.removed_at IS NOT NULL OR new.headline IS DISTINCT FROM old.headline OR new.standfirst IS DISTINCT FROM old.standfirst
		OR new.kicker IS DISTINCT FROM old.kicker OR new.byline IS DISTINCT FROM old.byline OR new.language IS DISTINCT FROM old.language
		OR new.body IS DISTINCT FROM old.body OR new.excerpt IS DISTINCT FROM old.excerpt THEN
		DELETE FROM article_search WHERE article_id = new.id;
	ELSE
		UPDATE article_search SET sample = new.sample, source_id = new.source_id, section_id = new.section_id, published_at = new.published_at
		WHERE article_id = new.id;
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "search_follows" AFTER UPDATE OF headline, standfirst, kicker, byline, language, body, excerpt, removed_at, sample, source_id, section_id, published_at
	ON "articles" FOR EACH ROW EXECUTE FUNCTION "search_follows"();
