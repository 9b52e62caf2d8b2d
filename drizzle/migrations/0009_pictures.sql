CREATE TABLE "article_pictures" (
	"article_id" integer NOT NULL,
	"key" text NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "article_pictures_article_id_key_pk" PRIMARY KEY("article_id","key")
);
--> statement-breakpoint
CREATE TABLE "pictures" (
	"key" text PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"width" integer,
	"height" integer,
	"measured" boolean DEFAULT false NOT NULL,
	"problem" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone,
	"claimed_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "article_pictures" ADD CONSTRAINT "article_pictures_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_pictures" ADD CONSTRAINT "article_pictures_key_pictures_key_fk" FOREIGN KEY ("key") REFERENCES "public"."pictures"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_pictures_key" ON "article_pictures" USING btree ("key");--> statement-breakpoint
CREATE INDEX "pictures_due" ON "pictures" USING btree ("due_at") WHERE due_at is not null;