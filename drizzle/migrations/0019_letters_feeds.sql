ALTER TYPE "public"."mail_kind" ADD VALUE 'saved-week';--> statement-breakpoint
CREATE TABLE "own_feeds" (
	"person_id" integer PRIMARY KEY NOT NULL,
	"key_hash" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "own_feeds_keyHash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "week_letters" (
	"person_id" integer PRIMARY KEY NOT NULL,
	"wished_at" timestamp with time zone NOT NULL,
	"told_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "own_feeds" ADD CONSTRAINT "own_feeds_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "week_letters" ADD CONSTRAINT "week_letters_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "week_letters_due" ON "week_letters" USING btree ("told_until");