CREATE TYPE "public"."leaving_comments" AS ENUM('keep-unnamed', 'remove');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('reader', 'moderator', 'editor', 'owner');--> statement-breakpoint
CREATE TYPE "public"."token_purpose" AS ENUM('setup', 'sign-in', 'confirm-mail', 'reset-password', 'invitation', 'passkey-challenge', 'provider-hand-over');--> statement-breakpoint
CREATE TYPE "public"."way_in" AS ENUM('password', 'mail-link', 'passkey', 'recovery-code', 'provider', 'setup');--> statement-breakpoint
CREATE TYPE "public"."comment_state" AS ENUM('shown', 'held', 'rejected', 'removed');--> statement-breakpoint
CREATE TYPE "public"."remover" AS ENUM('author', 'moderator');--> statement-breakpoint
CREATE TYPE "public"."mail_kind" AS ENUM('sign-in', 'confirm-mail', 'reset-password', 'invitation', 'security', 'reply', 'daily-replies', 'moderation');--> statement-breakpoint
CREATE TYPE "public"."notice_kind" AS ENUM('reply', 'approved', 'rejected', 'removed', 'restored', 'still-waiting', 'appeal-granted', 'appeal-refused', 'warned', 'paused', 'banned');--> statement-breakpoint
CREATE TYPE "public"."hold_rule" AS ENUM('newcomer', 'everything-waits', 'links', 'repeated', 'listed-word', 'recent-rejections', 'looks-like-rejected');--> statement-breakpoint
CREATE TYPE "public"."moderation_act" AS ENUM('held', 'approved', 'rejected', 'removed', 'restored', 'edited-while-held', 'appealed', 'appeal-granted', 'appeal-refused', 'reports-dismissed', 'sanctioned', 'sanction-lifted', 'switched-on', 'switched-off', 'role-changed');--> statement-breakpoint
CREATE TYPE "public"."rejection_reason" AS ENUM('spam', 'insult', 'hate', 'threat', 'private-data', 'off-topic', 'illegal', 'other');--> statement-breakpoint
CREATE TYPE "public"."report_reason" AS ENUM('spam', 'insult', 'hate', 'threat', 'private-data', 'off-topic', 'copyright', 'illegal', 'other');--> statement-breakpoint
CREATE TYPE "public"."sanction_kind" AS ENUM('warning', 'pause', 'ban');--> statement-breakpoint
CREATE TYPE "public"."switch_kind" AS ENUM('everything-waits', 'slow-mode', 'older-accounts', 'closed');--> statement-breakpoint
CREATE TYPE "public"."list_visibility" AS ENUM('private', 'link', 'public');--> statement-breakpoint
CREATE TYPE "public"."save_state" AS ENUM('unread', 'in-progress', 'done', 'archived');--> statement-breakpoint
CREATE TABLE "identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" integer NOT NULL,
	"label" text NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "one_time_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"purpose" "token_purpose" NOT NULL,
	"person_id" integer,
	"browser_hash" text,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"made_by" integer
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" integer NOT NULL,
	"public_key" text NOT NULL,
	"counter" integer NOT NULL,
	"transports" text[] DEFAULT '{}' NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "people_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"handle" text NOT NULL,
	"handle_key" text NOT NULL,
	"name" text,
	"email" text,
	"password_hash" text,
	"role" "role" DEFAULT 'reader' NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"preferences" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"leaves_at" timestamp with time zone,
	"leaving_comments" "leaving_comments",
	"gone_at" timestamp with time zone,
	CONSTRAINT "people_handleKey_unique" UNIQUE("handle_key")
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"person_id" integer NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"person_id" integer NOT NULL,
	"way" "way_in" NOT NULL,
	"device" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "agrees" (
	"comment_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "agrees_comment_id_person_id_pk" PRIMARY KEY("comment_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "comment_versions" (
	"comment_id" integer NOT NULL,
	"number" integer NOT NULL,
	"body" text NOT NULL,
	"replaced_at" timestamp with time zone NOT NULL,
	CONSTRAINT "comment_versions_comment_id_number_pk" PRIMARY KEY("comment_id","number")
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "comments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" integer NOT NULL,
	"person_id" integer,
	"parent_id" integer,
	"root_id" integer,
	"depth" integer NOT NULL,
	"body" text NOT NULL,
	"body_hash" text NOT NULL,
	"state" "comment_state" NOT NULL,
	"removed_by" "remover",
	"sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"shown_at" timestamp with time zone,
	"edited_at" timestamp with time zone,
	"agrees" integer DEFAULT 0 NOT NULL,
	"replies" integer DEFAULT 0 NOT NULL,
	"address_hash" text
);
--> statement-breakpoint
CREATE TABLE "mutes" (
	"person_id" integer NOT NULL,
	"muted_id" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "mutes_person_id_muted_id_pk" PRIMARY KEY("person_id","muted_id")
);
--> statement-breakpoint
CREATE TABLE "kept_forms" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"kept" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "limits" (
	"key" text PRIMARY KEY NOT NULL,
	"rests_at" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mails_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" "mail_kind" NOT NULL,
	"person_id" integer,
	"mail" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer NOT NULL,
	"kind" "notice_kind" NOT NULL,
	"comment_id" integer,
	"text" text,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"mailed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "appeals" (
	"comment_id" integer PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"decided_by" integer
);
--> statement-breakpoint
CREATE TABLE "moderation_events" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "moderation_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"act" "moderation_act" NOT NULL,
	"comment_id" integer,
	"person_id" integer,
	"moderator_id" integer,
	"rule" "hold_rule",
	"reason" "rejection_reason",
	"note" text,
	"before" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"undone_by" integer,
	"score" real
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"comment_id" integer NOT NULL,
	"person_id" integer,
	"address_hash" text,
	"reason" "report_reason" NOT NULL,
	"text" text,
	"at" timestamp with time zone NOT NULL,
	"closed_by" integer
);
--> statement-breakpoint
CREATE TABLE "sanctions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sanctions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer NOT NULL,
	"kind" "sanction_kind" NOT NULL,
	"reason" text NOT NULL,
	"from" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	"lifted_at" timestamp with time zone,
	"moderator_id" integer
);
--> statement-breakpoint
CREATE TABLE "switches" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "switches_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" "switch_kind" NOT NULL,
	"article_id" integer,
	"amount" integer,
	"from" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	"lifted_at" timestamp with time zone,
	"moderator_id" integer
);
--> statement-breakpoint
CREATE TABLE "word_counts" (
	"word" text PRIMARY KEY NOT NULL,
	"shown" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "list_items" (
	"list_id" text NOT NULL,
	"save_id" integer NOT NULL,
	"position" integer NOT NULL,
	"note" text,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "list_items_list_id_save_id_pk" PRIMARY KEY("list_id","save_id")
);
--> statement-breakpoint
CREATE TABLE "lists" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" integer NOT NULL,
	"name" text NOT NULL,
	"note" text,
	"visibility" "list_visibility" DEFAULT 'private' NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saves" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "saves_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer NOT NULL,
	"article_id" integer,
	"link" text,
	"headline" text NOT NULL,
	"source_title" text NOT NULL,
	"minutes" integer NOT NULL,
	"state" "save_state" DEFAULT 'unread' NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"state_at" timestamp with time zone NOT NULL,
	"progress" real DEFAULT 0 NOT NULL,
	"note" text,
	"removed_at" timestamp with time zone,
	CONSTRAINT "saves_progress" CHECK (progress between 0 and 1)
);
--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agrees" ADD CONSTRAINT "agrees_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agrees" ADD CONSTRAINT "agrees_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_versions" ADD CONSTRAINT "comment_versions_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_parent_id_comments_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_root_id_comments_id_fk" FOREIGN KEY ("root_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_muted_id_people_id_fk" FOREIGN KEY ("muted_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_decided_by_moderation_events_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."moderation_events"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_events" ADD CONSTRAINT "moderation_events_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_events" ADD CONSTRAINT "moderation_events_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_events" ADD CONSTRAINT "moderation_events_moderator_id_people_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_events" ADD CONSTRAINT "moderation_events_undone_by_moderation_events_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."moderation_events"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_closed_by_moderation_events_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."moderation_events"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_moderator_id_people_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "switches" ADD CONSTRAINT "switches_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "switches" ADD CONSTRAINT "switches_moderator_id_people_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_list_id_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_save_id_saves_id_fk" FOREIGN KEY ("save_id") REFERENCES "public"."saves"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lists" ADD CONSTRAINT "lists_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saves" ADD CONSTRAINT "saves_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saves" ADD CONSTRAINT "saves_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "identities_person" ON "identities" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "one_time_tokens_person" ON "one_time_tokens" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "one_time_tokens_expiry" ON "one_time_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "passkeys_person" ON "passkeys" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree (lower(email));--> statement-breakpoint
CREATE INDEX "people_leaving" ON "people" USING btree ("leaves_at") WHERE leaves_at is not null;--> statement-breakpoint
CREATE INDEX "people_role" ON "people" USING btree ("role") WHERE role <> 'reader';--> statement-breakpoint
CREATE INDEX "recovery_codes_person" ON "recovery_codes" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "agrees_person" ON "agrees" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "comments_roots" ON "comments" USING btree ("article_id","created_at","id") WHERE root_id is null;--> statement-breakpoint
CREATE INDEX "comments_roots_agreed" ON "comments" USING btree ("article_id","agrees","id") WHERE root_id is null;--> statement-breakpoint
CREATE INDEX "comments_branch" ON "comments" USING btree ("root_id","created_at","id") WHERE root_id is not null;--> statement-breakpoint
CREATE INDEX "comments_parent" ON "comments" USING btree ("parent_id") WHERE parent_id is not null;--> statement-breakpoint
CREATE INDEX "comments_shown" ON "comments" USING btree ("article_id","shown_at") WHERE state = 'shown';--> statement-breakpoint
CREATE INDEX "comments_person" ON "comments" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "comments_waiting" ON "comments" USING btree ("created_at","id") WHERE state = 'held';--> statement-breakpoint
CREATE INDEX "comments_repeats" ON "comments" USING btree ("body_hash");--> statement-breakpoint
CREATE INDEX "mutes_muted" ON "mutes" USING btree ("muted_id");--> statement-breakpoint
CREATE INDEX "kept_forms_expiry" ON "kept_forms" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "limits_rest" ON "limits" USING btree ("rests_at");--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "notices_person" ON "notices" USING btree ("person_id","at","id");--> statement-breakpoint
CREATE INDEX "notices_unmailed" ON "notices" USING btree ("at") WHERE mailed_at is null and kind = 'reply';--> statement-breakpoint
CREATE INDEX "appeals_open" ON "appeals" USING btree ("at") WHERE decided_by is null;--> statement-breakpoint
CREATE INDEX "moderation_events_comment" ON "moderation_events" USING btree ("comment_id","id");--> statement-breakpoint
CREATE INDEX "moderation_events_person" ON "moderation_events" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "moderation_events_at" ON "moderation_events" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "reports_open" ON "reports" USING btree ("comment_id") WHERE closed_by is null;--> statement-breakpoint
CREATE INDEX "reports_at" ON "reports" USING btree ("at");--> statement-breakpoint
CREATE INDEX "sanctions_person" ON "sanctions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "switches_on" ON "switches" USING btree ("article_id") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "list_items_save" ON "list_items" USING btree ("save_id");--> statement-breakpoint
CREATE INDEX "lists_person" ON "lists" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "saves_article" ON "saves" USING btree ("person_id","article_id");--> statement-breakpoint
CREATE UNIQUE INDEX "saves_link" ON "saves" USING btree ("person_id","link");--> statement-breakpoint
CREATE INDEX "saves_list" ON "saves" USING btree ("person_id","state","saved_at","id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "saves_of_article" ON "saves" USING btree ("article_id") WHERE removed_at is null;