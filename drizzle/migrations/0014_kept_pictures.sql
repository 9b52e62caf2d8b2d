CREATE TABLE "copy_pictures" (
	"copy_id" integer NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "copy_pictures_copy_id_key_pk" PRIMARY KEY("copy_id","key")
);
--> statement-breakpoint
ALTER TABLE "copy_pictures" ADD CONSTRAINT "copy_pictures_copy_id_copies_id_fk" FOREIGN KEY ("copy_id") REFERENCES "public"."copies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copy_pictures" ADD CONSTRAINT "copy_pictures_key_pictures_key_fk" FOREIGN KEY ("key") REFERENCES "public"."pictures"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "copy_pictures_key" ON "copy_pictures" USING btree ("key");