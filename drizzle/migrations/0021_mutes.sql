CREATE TABLE "article_words" (
	"article_id" integer PRIMARY KEY NOT NULL,
	"doc" "tsvector" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mutes" DROP CONSTRAINT "mutes_person_id_muted_id_pk";--> statement-breakpoint
ALTER TABLE "mutes" ALTER COLUMN "muted_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "mutes" ADD COLUMN "id" integer PRIMARY KEY NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "mutes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "mutes" ADD COLUMN "source_id" integer;--> statement-breakpoint
ALTER TABLE "mutes" ADD COLUMN "label_id" integer;--> statement-breakpoint
ALTER TABLE "mutes" ADD COLUMN "word" text;--> statement-breakpoint
ALTER TABLE "mutes" ADD COLUMN "word_key" text;--> statement-breakpoint
ALTER TABLE "mutes" ADD COLUMN "until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mutes" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "article_words" ADD CONSTRAINT "article_words_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_label_id_labels_id_fk" FOREIGN KEY ("label_id") REFERENCES "public"."labels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mutes_person" ON "mutes" USING btree ("person_id","muted_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mutes_source" ON "mutes" USING btree ("person_id","source_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mutes_label" ON "mutes" USING btree ("person_id","label_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mutes_word" ON "mutes" USING btree ("person_id","word_key");--> statement-breakpoint
CREATE INDEX "mutes_of_source" ON "mutes" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "mutes_of_label" ON "mutes" USING btree ("label_id");--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_one" CHECK (num_nonnulls(muted_id, source_id, label_id, word_key) = 1);
--> statement-breakpoint
-- Read with almost every story that is listed for somebody who mutes a word: in the row itself as long as it fits.
ALTER TABLE "article_words" ALTER COLUMN "doc" SET STORAGE MAIN;--> statement-breakpoint
-- Whoever changes an article need not know of its words: other ones take the row away, so that it is made anew.
CREATE OR REPLACE FUNCTION "words_follow"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF new.headline IS DISTINCT FROM old.headline OR new.standfirst IS DISTINCT FROM old.standfirst THEN
		DELETE FROM article_words WHERE article_id = new.id;
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "words_follow" AFTER UPDATE OF headline, standfirst
	ON "articles" FOR EACH ROW EXECUTE FUNCTION "words_follow"();--> statement-breakpoint
CREATE OR REPLACE FUNCTION "topics_follow"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM article_words WHERE article_id = coalesce(new.article_id, old.article_id);
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "topics_follow" AFTER INSERT OR DELETE
	ON "article_labels" FOR EACH ROW EXECUTE FUNCTION "topics_follow"();
