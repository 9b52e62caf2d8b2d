CREATE TABLE "vote_steps" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "vote_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"comment_id" integer NOT NULL,
	"step" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "vote_steps" ADD CONSTRAINT "vote_steps_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "vote_steps_at" ON "vote_steps" USING btree ("at");--> statement-breakpoint
CREATE INDEX "vote_steps_comment" ON "vote_steps" USING btree ("comment_id");--> statement-breakpoint
CREATE INDEX "comments_lately" ON "comments" USING btree ("created_at","article_id") WHERE state = 'shown';--> statement-breakpoint
CREATE INDEX "comments_address" ON "comments" USING btree ("created_at") WHERE address_hash is not null;