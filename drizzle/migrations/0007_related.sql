CREATE TYPE "public"."pair_verdict" AS ENUM('pinned', 'forbidden', 'apart');--> statement-breakpoint
CREATE TABLE "article_pairs" (
	"article_id" integer NOT NULL,
	"other_id" integer NOT NULL,
	"verdict" "pair_verdict" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "article_pairs_article_id_other_id_verdict_pk" PRIMARY KEY("article_id","other_id","verdict")
);
--> statement-breakpoint
CREATE TABLE "article_terms" (
	"article_id" integer PRIMARY KEY NOT NULL,
	"sample" boolean NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"generation" integer NOT NULL,
	"terms" integer[] NOT NULL,
	"weights" smallint[] NOT NULL,
	"words" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "term_counts" (
	"generation" integer PRIMARY KEY NOT NULL,
	"articles" integer NOT NULL,
	"up_to" integer NOT NULL,
	"counts" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "joined_to" integer;--> statement-breakpoint
ALTER TABLE "article_pairs" ADD CONSTRAINT "article_pairs_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_pairs" ADD CONSTRAINT "article_pairs_other_id_articles_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_terms" ADD CONSTRAINT "article_terms_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_pairs_other" ON "article_pairs" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "article_terms_terms" ON "article_terms" USING gin ("terms") WITH (fastupdate=false);--> statement-breakpoint
ALTER TABLE "stories" ADD CONSTRAINT "stories_joined_to_stories_id_fk" FOREIGN KEY ("joined_to") REFERENCES "public"."stories"("id") ON DELETE set null ON UPDATE no action;