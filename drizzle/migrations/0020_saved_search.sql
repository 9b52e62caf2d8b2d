ALTER TYPE "public"."notice_kind" ADD VALUE 'list-invitation';--> statement-breakpoint
CREATE TABLE "saved_search" (
	"save_id" integer PRIMARY KEY NOT NULL,
	"person_id" integer NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"removed" boolean NOT NULL,
	"made" integer DEFAULT 0 NOT NULL,
	"language" text,
	"doc" "tsvector"
);
--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "list_id" text;--> statement-breakpoint
ALTER TABLE "bulk_changes" ADD COLUMN "from_states" "save_state"[];--> statement-breakpoint
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_save_id_saves_id_fk" FOREIGN KEY ("save_id") REFERENCES "public"."saves"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_search_doc" ON "saved_search" USING gin ("doc") WITH (fastupdate=true,gin_pending_list_limit=1024);--> statement-breakpoint
CREATE INDEX "saved_search_made" ON "saved_search" USING btree ("made","person_id","save_id");--> statement-breakpoint
CREATE INDEX "saved_search_language" ON "saved_search" USING btree ("person_id","language");--> statement-breakpoint
CREATE INDEX "saved_search_date" ON "saved_search" USING btree ("person_id","saved_at","save_id");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_list_id_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- Always out of line and as it is: the rows stay narrow, and nothing is unpacked to look at a word's place.
ALTER TABLE "saved_search" ALTER COLUMN "doc" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "saved_search" SET (toast_tuple_target = 128);--> statement-breakpoint
-- Whoever writes saves need not know of the search: each has its row, and other words in it are read anew before the next search.
CREATE OR REPLACE FUNCTION "saved_search_follows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF tg_op = 'INSERT' THEN
		INSERT INTO saved_search (save_id, person_id, saved_at, removed)
		VALUES (new.id, new.person_id, new.saved_at, new.removed_at IS NOT NULL) ON CONFLICT DO NOTHING;
	ELSIF new.headline IS DISTINCT FROM old.headline OR new.source_title IS DISTINCT FROM old.source_title
		OR new.note IS DISTINCT FROM old.note OR new.tags IS DISTINCT FROM old.tags
		OR new.copy_id IS DISTINCT FROM old.copy_id OR new.article_id IS DISTINCT FROM old.article_id
		OR new.saved_at IS DISTINCT FROM old.saved_at OR new.removed_at IS DISTINCT FROM old.removed_at THEN
		UPDATE saved_search SET saved_at = new.saved_at, removed = new.removed_at IS NOT NULL,
			made = CASE WHEN new.headline IS DISTINCT FROM old.headline OR new.source_title IS DISTINCT FROM old.source_title
				OR new.note IS DISTINCT FROM old.note OR new.tags IS DISTINCT FROM old.tags
				OR new.copy_id IS DISTINCT FROM old.copy_id OR new.article_id IS DISTINCT FROM old.article_id THEN 0 ELSE made END
		WHERE save_id = new.id;
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "saved_search_follows" AFTER INSERT OR UPDATE OF headline, source_title, note, tags, copy_id, article_id, saved_at, removed_at
	ON "saves" FOR EACH ROW EXECUTE FUNCTION "saved_search_follows"();--> statement-breakpoint
CREATE OR REPLACE FUNCTION "saved_search_follows_marks"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF tg_op = 'DELETE' THEN
		UPDATE saved_search SET made = 0 WHERE save_id = old.save_id AND made <> 0;
	ELSE
		UPDATE saved_search SET made = 0 WHERE save_id = new.save_id AND made <> 0;
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "saved_search_follows_marks" AFTER INSERT OR DELETE OR UPDATE OF exact, note, removed_at
	ON "highlights" FOR EACH ROW EXECUTE FUNCTION "saved_search_follows_marks"();--> statement-breakpoint
-- What is kept as it was saved stays so; of what has no copy the paper's own text is searched.
CREATE OR REPLACE FUNCTION "saved_search_follows_articles"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE saved_search SET made = 0 FROM saves
	WHERE saves.article_id = new.id AND saves.copy_id IS NULL AND saved_search.save_id = saves.id AND saved_search.made <> 0;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "saved_search_follows_articles" AFTER UPDATE OF headline, standfirst, kicker, byline, language, body, excerpt
	ON "articles" FOR EACH ROW EXECUTE FUNCTION "saved_search_follows_articles"();--> statement-breakpoint
INSERT INTO "saved_search" ("save_id", "person_id", "saved_at", "removed")
	SELECT "id", "person_id", "saved_at", "removed_at" IS NOT NULL FROM "saves" ON CONFLICT DO NOTHING;
