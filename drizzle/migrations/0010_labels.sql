CREATE TYPE "public"."label_kind" AS ENUM('topic', 'author');--> statement-breakpoint
CREATE TABLE "article_labels" (
	"article_id" integer NOT NULL,
	"label_id" integer NOT NULL,
	"position" smallint NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "article_labels_article_id_label_id_pk" PRIMARY KEY("article_id","label_id")
);
--> statement-breakpoint
CREATE TABLE "labels" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "labels_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" "label_kind" NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "labelled_from" text;--> statement-breakpoint
ALTER TABLE "article_labels" ADD CONSTRAINT "article_labels_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_labels" ADD CONSTRAINT "article_labels_label_id_labels_id_fk" FOREIGN KEY ("label_id") REFERENCES "public"."labels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_labels_list" ON "article_labels" USING btree ("label_id","published_at","article_id");--> statement-breakpoint
CREATE UNIQUE INDEX "labels_slug" ON "labels" USING btree ("kind","slug");--> statement-breakpoint
CREATE INDEX "articles_unlabelled" ON "articles" USING btree ("id") WHERE labelled_from is null;--> statement-breakpoint
CREATE INDEX "saves_recent" ON "saves" USING btree ("saved_at") WHERE removed_at is null;