CREATE TYPE "public"."import_line_state" AS ENUM('waiting', 'saved', 'known', 'failed');--> statement-breakpoint
CREATE TYPE "public"."import_state" AS ENUM('waiting', 'running', 'done', 'failed');--> statement-breakpoint
CREATE TABLE "import_lines" (
	"import_id" integer NOT NULL,
	"number" integer NOT NULL,
	"place" text NOT NULL,
	"item" jsonb,
	"state" "import_line_state" DEFAULT 'waiting' NOT NULL,
	"problem" text,
	"said" text,
	CONSTRAINT "import_lines_import_id_number_pk" PRIMARY KEY("import_id","number")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer NOT NULL,
	"name" text NOT NULL,
	"format" text,
	"state" "import_state" DEFAULT 'waiting' NOT NULL,
	"file" text,
	"problem" text,
	"broken" boolean DEFAULT false NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "import_lines" ADD CONSTRAINT "import_lines_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_lines_open" ON "import_lines" USING btree ("import_id","number") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "imports_person" ON "imports" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "imports_open" ON "imports" USING btree ("id") WHERE state in ('waiting', 'running');